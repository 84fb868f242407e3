import type { Cuts } from '../../../server/contract/brokers.ts'
import { useCuts } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { Bars } from '../parts/bars.tsx'
import { Figure } from '../parts/figure.tsx'
import { useText } from '../state/preferences-context.tsx'
import { CutsTable } from './brokers-cuts-table.tsx'
import { Explain } from './explain.tsx'

const DRAWN = 6

/** What would come apart without one actor, one collaboration, one tie. */
export function BrokersCuts({ networkId }: { networkId: string }) {
  return (
    <Answer of={useCuts(networkId)} lines={6}>
      {(cuts) => (
        <section className="stack cuts">
          <Said cuts={cuts} />
          {cuts.actors.length + cuts.collaborations.length > 0 && <Worst cuts={cuts} />}
          {cuts.actors.length + cuts.collaborations.length + cuts.ties.length > 0 && (
            <CutsTable networkId={networkId} cuts={cuts} />
          )}
        </section>
      )}
    </Answer>
  )
}

function Said({ cuts }: { cuts: Cuts }) {
  const { t, named, capital } = useText()
  const { articulation, cutCollaborations } = cuts
  const most = Math.max(cuts.actors[0]?.cutOff ?? 0, cuts.collaborations[0]?.cutOff ?? 0)
  const reason = articulation.reason ?? cutCollaborations.reason
  const title =
    articulation.value === null || cutCollaborations.value === null
      ? t('view.cuts.unknown')
      : most === 0
        ? t('view.cuts.none')
        : t('view.cuts.title', {
            actors: articulation.value,
            collaborations: cutCollaborations.value,
          })
  return (
    <div className="lead-answer">
      <h2>{title}</h2>
      {reason !== undefined && <p>{capital(named('reason', reason))}.</p>}
      {most > 0 && <p>{t('view.cuts.most', { most })}</p>}
      <p className="small quiet">{t('view.cuts.caution')}</p>
      <div className="links">
        <Explain measure="articulation-actors" about={t('view.cuts.about-actors')} />
        <Explain measure="cut-collaborations" about={t('view.cuts.about-collaborations')} />
        <Explain measure="bridges" about={t('view.cuts.about-ties')} />
      </div>
    </div>
  )
}

/** The few that would cut most off, actors and collaborations together. */
function Worst({ cuts }: { cuts: Cuts }) {
  const { t, count, list } = useText()
  const all = [
    ...cuts.actors.map((one) => ({ ...one, kind: t('view.cuts.one-actor') })),
    ...cuts.collaborations.map((one) => ({ ...one, kind: t('view.cuts.one-collaboration') })),
  ]
  const rows = all.toSorted((a, b) => b.cutOff - a.cutOff).slice(0, DRAWN)
  return (
    <Figure
      summary={list(rows.map(({ name, cutOff }) => `${name} ${count(cutOff)}`))}
      caption={
        <>
          <b>{t('view.cuts.bars')}</b>. {t('view.cuts.bars-caption')}
        </>
      }
      table={{
        head: [t('view.table.name'), t('view.table.kind'), t('view.cuts.cut-off')],
        rows: rows.map(({ id, name, kind, cutOff }) => ({
          key: `${kind} ${id}`,
          cells: [name, kind, count(cutOff)],
        })),
      }}
    >
      <div className="wide-bars">
        <Bars
          bars={rows.map(({ id, name, kind, cutOff }) => ({
            key: `${kind} ${id}`,
            label: (
              <>
                <span className="name" title={name}>
                  {name}
                </span>
                <span className="beside">{kind}</span>
              </>
            ),
            value: cutOff,
            part: cutOff,
            shown: count(cutOff),
          }))}
        />
      </div>
    </Figure>
  )
}
