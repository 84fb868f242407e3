import type { ImportDraft, ImportedFile } from '../../../../server/contract/imports.ts'
import { useText } from '../../state/preferences-context.tsx'
import { isText } from './mapping-form.ts'

export type TableReading = ImportDraft['readings'][number]

const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const
const DELIMITERS = [';', ',', '\t', '|'] as const

/** How a table is written: what is chosen here is read again at once, and its columns understood anew. */
export function TableReadingForm({
  file,
  readings,
  isBusy,
  onChange,
}: {
  file: ImportedFile
  readings: readonly TableReading[]
  isBusy: boolean
  onChange: (readings: TableReading[]) => void
}) {
  const { t, named } = useText()
  const isThis = (one: TableReading) => one.file === file.name && one.sheet === file.sheet
  const said = readings.find(isThis)
  const set = (part: Partial<TableReading>, drop?: 'encoding' | 'delimiter' | 'header'): void => {
    const next: TableReading = {
      file: file.name,
      ...(file.sheet !== undefined && { sheet: file.sheet }),
      ...said,
      ...part,
    }
    if (drop) delete next[drop]
    onChange([...readings.filter((one) => !isThis(one)), next])
  }
  return (
    <>
      {isText(file) && (
        <>
          <label className="field">
            <span>{t('view.import.encoding')}</span>
            <select
              value={said?.encoding ?? ''}
              disabled={isBusy}
              onChange={(event) => {
                const encoding = ENCODINGS.find((one) => one === event.target.value)
                if (encoding) set({ encoding })
                else set({}, 'encoding')
              }}
            >
              <option value="">{t('view.import.detected')}</option>
              {ENCODINGS.map((encoding) => (
                <option key={encoding} value={encoding}>
                  {encoding.toUpperCase()}
                </option>
              ))}
            </select>
          </label>
          <label className="field">
            <span>{t('view.import.delimiter')}</span>
            <select
              value={said?.delimiter ?? ''}
              disabled={isBusy}
              onChange={(event) => {
                const delimiter = DELIMITERS.find((one) => one === event.target.value)
                if (delimiter) set({ delimiter })
                else set({}, 'delimiter')
              }}
            >
              <option value="">{t('view.import.detected')}</option>
              {DELIMITERS.map((delimiter) => (
                <option key={delimiter} value={delimiter}>
                  {named('view.delimiter', delimiter)}
                </option>
              ))}
            </select>
          </label>
        </>
      )}
      <label className="field">
        <span>{t('view.import.header')}</span>
        <select
          value={said?.header === undefined ? '' : said.header ? 'yes' : 'no'}
          disabled={isBusy}
          onChange={(event) => {
            if (event.target.value === '') set({}, 'header')
            else set({ header: event.target.value === 'yes' })
          }}
        >
          <option value="">{t('view.import.detected')}</option>
          <option value="yes">{t('view.import.header.yes')}</option>
          <option value="no">{t('view.import.header.no')}</option>
        </select>
      </label>
    </>
  )
}
