import type { Comparison } from '../../../server/contract/before-after.ts'
import { Figure } from '../parts/figure.tsx'
import { useText } from '../state/preferences-context.tsx'
import { select } from '../state/use-address.ts'
import { periodsOf } from './before-after-reading.ts'
import { Explain } from './explain.tsx'
import { ExportMenu } from './export-menu.tsx'

const KINDS = ['actors', 'collaborations', 'ties'] as const
type Names = Comparison['entered']

/** Who came and who went; what of the ties is still there, and was taken up again. */
export function BeforeAfterMoves({
  networkId,
  comparison,
}: {
  networkId: string
  comparison: Comparison
}) {
  const periods = periodsOf(comparison)
  const { t, named, percent } = useText()
  const { actors, ties, renewal } = comparison
  const entered = actors.second - actors.both
  const left = actors.first - actors.both
  const { followed, renewed } = renewal.parts ?? {}
  return (
    <section className="stack cuts">
      <div className="lead-answer">
        <h2>{t('view.change.moves', { entered, left, both: actors.both })}</h2>
        <p>
          {ties.first === 0
            ? t('view.change.no-ties')
            : t('view.change.persistence', {
                both: ties.both,
                first: ties.first,
                share: percent(ties.both / ties.first),
              })}
        </p>
        <p>
          {renewal.value === null
            ? t('view.change.renewal-none', {
                reason: named('reason', renewal.reason ?? 'no-pair'),
              })
            : t('view.change.renewal', {
                renewed: renewed ?? 0,
                followed: followed ?? 0,
                share: percent(renewal.value),
              })}
        </p>
        <p className="small quiet">{t('view.change.moves-note')}</p>
        <div className="links">
          <Explain measure="renewal" about={t('view.change.renewal-about')} />
          <Explain measure="persistence" about={t('view.change.persistence-about')} />
        </div>
      </div>
      <Compared comparison={comparison} />
      <div className="table-tools">
        <ExportMenu
          networkId={networkId}
          label={t('action.export-before-after')}
          table="before-after"
          parameters={periods}
        />
      </div>
      <div className="answers plain">
        <NameList
          title={t('view.change.entered', { count: entered })}
          names={comparison.entered}
          count={entered}
        />
        <NameList
          title={t('view.change.left', { count: left })}
          names={comparison.left}
          count={left}
        />
      </div>
    </section>
  )
}

/** What is in the first period only, in both, in the second only: as three parts of one bar. */
function Compared({ comparison }: { comparison: Comparison }) {
  const { t, count } = useText()
  const rows = KINDS.map((kind) => {
    const { first, second, both } = comparison[kind]
    return { kind, gone: first - both, both, come: second - both }
  })
  const titles = [
    t('view.change.only-first'),
    t('view.change.in-both'),
    t('view.change.only-second'),
  ]
  return (
    <Figure
      summary={rows
        .map(
          ({ kind, gone, both, come }) =>
            `${t(`view.change.${kind}`)} : ${[gone, both, come].map((n, i) => `${titles[i] ?? ''} ${count(n)}`).join(', ')}`,
        )
        .join(' ; ')}
      caption={
        <span className="key-line">
          {(['gone', 'dark', 'come'] as const).map((swatch, i) => (
            <span key={swatch} className="key-pair">
              <i className={`swatch ${swatch}`} aria-hidden="true" />
              {titles[i]}
            </span>
          ))}
        </span>
      }
      table={{
        head: [t('view.change.kind'), ...titles],
        rows: rows.map(({ kind, gone, both, come }) => ({
          key: kind,
          cells: [t(`view.change.${kind}`), count(gone), count(both), count(come)],
        })),
      }}
    >
      <div className="moves" aria-hidden="true">
        {rows.map(({ kind, gone, both, come }) => (
          <div key={kind} className="moves-row">
            <span className="bar-label">{t(`view.change.${kind}`)}</span>
            <span className="moves-bar">
              {(
                [
                  ['gone', gone],
                  ['both', both],
                  ['come', come],
                ] as const
              ).map(
                ([part, n]) =>
                  n > 0 && (
                    <span key={part} className={`moves-part ${part}`} style={{ flexGrow: n }}>
                      <b>{count(n)}</b>
                    </span>
                  ),
              )}
            </span>
          </div>
        ))}
      </div>
    </Figure>
  )
}

function NameList({ title, names, count }: { title: string; names: Names; count: number }) {
  const { t } = useText()
  if (names.length === 0) return null
  const others = count - names.length
  return (
    <details className="name-list">
      <summary>{title}</summary>
      <ul>
        {names.map(({ id, name }) => (
          <li key={id}>
            <button type="button" className="link" title={name} onClick={() => select([id])}>
              <span className="name">{name}</span>
            </button>
          </li>
        ))}
      </ul>
      {others > 0 && (
        <p className="small quiet">{t('view.change.more-names', { count: others })}</p>
      )}
    </details>
  )
}
