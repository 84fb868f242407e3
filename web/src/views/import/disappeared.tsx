import type { ImportPreview } from '../../../../server/contract/imports.ts'
import { useText } from '../../state/preferences-context.tsx'

const CHOICES = ['keep', 'close', 'delete'] as const
export type DisappearedChoice = (typeof CHOICES)[number]
const KINDS = ['actors', 'collaborations', 'participations'] as const
const SHOWN = 20

type Disappeared = NonNullable<ImportPreview['disappeared']>

/** What the replaced edition held and these files do not, and what becomes of it. */
export function DisappearedChoices({
  disappeared,
  choice,
  asOf,
  isBusy,
  onChange,
}: {
  disappeared: Disappeared
  choice: DisappearedChoice
  /** The date of the edition, once it is a date. */
  asOf: string | undefined
  isBusy: boolean
  onChange: (choice: DisappearedChoice) => void
}) {
  const { t, date } = useText()
  const sum = (part: 'found' | 'closable' | 'deletable') =>
    KINDS.reduce((all, kind) => all + disappeared[kind][part], 0)
  const found = sum('found')
  if (found === 0) return <p className="notice">{t('view.import.disappeared.none')}</p>
  const staying = disappeared.samples.filter(({ isReferred }) => isReferred)
  const stayingCount = found - sum('deletable')
  return (
    <fieldset className="disappeared">
      <legend>{t('view.import.disappeared.title', { count: found })}</legend>
      {CHOICES.map((one) => (
        <label key={one} className="check">
          <input
            type="radio"
            name="disappeared"
            checked={choice === one}
            disabled={one === 'close' && asOf === undefined}
            // While a choice is saved the focus stays where it is, and no other is taken.
            aria-disabled={isBusy || undefined}
            onChange={() => {
              if (!isBusy) onChange(one)
            }}
          />
          <span>
            {t(`view.import.disappeared.${one}`)}{' '}
            <span className="quiet">
              {one === 'close' &&
                (asOf === undefined
                  ? t('view.import.disappeared.needs-date')
                  : t('view.import.disappeared.close-count', {
                      count: sum('closable'),
                      date: date(asOf),
                    }))}
              {one === 'delete' &&
                t('view.import.disappeared.delete-count', {
                  count: sum('deletable'),
                  staying: stayingCount,
                })}
            </span>
          </span>
        </label>
      ))}
      <details>
        <summary className="link small">{t('view.import.disappeared.list')}</summary>
        {staying.length > 0 && (
          <>
            <h4>{t('view.import.disappeared.referred', { count: stayingCount })}</h4>
            <Listed records={staying} count={stayingCount} />
            <h4>{t('view.import.disappeared.others', { count: sum('deletable') })}</h4>
          </>
        )}
        <Listed
          records={disappeared.samples.filter(({ isReferred }) => !isReferred)}
          count={sum('deletable')}
        />
      </details>
    </fieldset>
  )
}

/** After the import: what became of what the newer edition no longer holds. */
export function BecameOfGone({
  disappeared,
  choice,
}: {
  disappeared: Disappeared
  choice: DisappearedChoice
}) {
  const { t } = useText()
  const sum = (part: 'found' | 'closable' | 'deletable') =>
    KINDS.reduce((all, kind) => all + disappeared[kind][part], 0)
  const count = sum('found')
  if (count === 0) return null
  const done = { keep: 0, close: sum('closable'), delete: sum('deletable') }[choice]
  return <p>{t('view.import.disappeared.done', { count, choice, done, left: count - done })}</p>
}

function Listed({ records, count }: { records: Disappeared['samples']; count: number }) {
  const { t, named } = useText()
  const shown = records.slice(0, SHOWN)
  return (
    <>
      <ul className="small plain-list">
        {shown.map(({ record, id, name }) => (
          <li key={`${record} ${id}`} className="anywhere">
            {name} <span className="quiet">{named('view.record', record)}</span>
          </li>
        ))}
      </ul>
      {count > shown.length && (
        <p className="small quiet">
          {t('view.import.more-problems', { count: count - shown.length })}
        </p>
      )}
    </>
  )
}
