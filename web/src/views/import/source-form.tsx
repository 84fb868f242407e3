import { useId } from 'react'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import { isPartialDate } from '../edit/dates.ts'
import { useText } from '../../state/preferences-context.tsx'

export type SourceEdit = ImportDraft['source']

// Names of licences are the same in every language.
const LICENCES = [
  'Licence Ouverte 2.0',
  'ODbL 1.0',
  'CC BY 4.0',
  'CC BY-SA 4.0',
  'CC0 1.0',
] as const
const FIELDS = ['label', 'producer', 'licence', 'asOf'] as const

/** Where the files come from: it goes with every record, to its sheet and to the reports. */
export function SourceForm({
  source,
  isProposed,
  onChange,
}: {
  source: SourceEdit
  /** What is shown is what is known of a recognised data set, not what a person wrote. */
  isProposed: boolean
  onChange: (source: SourceEdit) => void
}) {
  const { t, date } = useText()
  const id = useId()
  const { asOf = '' } = source
  const isWrong = asOf !== '' && !isPartialDate(asOf)
  return (
    <fieldset className="source-form">
      <legend>{t('view.import.source.title')}</legend>
      <p className="small quiet">
        {t(isProposed ? 'view.import.source.proposed' : 'view.import.source.text')}
      </p>
      <div className="filters">
        {FIELDS.map((field) => (
          <label key={field} className={field === 'label' ? 'field wide' : 'field'}>
            <span>{t(`view.import.source.${field}`)}</span>
            <input
              className="input"
              maxLength={500}
              value={source[field] ?? ''}
              {...(field === 'licence' && { list: `${id}-licences` })}
              {...(field === 'asOf' && {
                placeholder: t('view.date-placeholder'),
                inputMode: 'numeric' as const,
                'aria-invalid': isWrong,
                'aria-describedby': `${id}-date`,
              })}
              onChange={(event) => onChange(withField(source, field, event.target.value))}
            />
            {field === 'asOf' && (
              <span id={`${id}-date`} className="small quiet">
                {asOf === '' ? '' : isWrong ? t('view.date-wrong') : date(asOf)}
              </span>
            )}
          </label>
        ))}
      </div>
      <datalist id={`${id}-licences`}>
        {LICENCES.map((licence) => (
          <option key={licence} value={licence}>
            {licence}
          </option>
        ))}
      </datalist>
    </fieldset>
  )
}

function withField(source: SourceEdit, field: (typeof FIELDS)[number], value: string): SourceEdit {
  if (field === 'label' || value !== '') return { ...source, [field]: value }
  const next = { ...source }
  delete next[field]
  return next
}

/** What is sent of it: without white space around; the files' names where there is no label. */
export function sourceToSend({ label, producer, licence, asOf }: SourceEdit): Partial<SourceEdit> {
  const said = Object.entries({ label, producer, licence, asOf }).flatMap(
    ([field, value]): [string, string][] =>
      value === undefined || value.trim() === '' ? [] : [[field, value.trim()]],
  )
  return Object.fromEntries(said)
}
