import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ActorSheet } from '../../../server/contract/records.ts'
import { useActor, useEndpoints, useNetwork } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { ConfidenceLine } from '../parts/confidence.tsx'
import { NearestHub } from '../parts/nearest-hub.tsx'
import { Problem } from '../parts/problem.tsx'
import { ReasonPill } from '../parts/reason-pill.tsx'
import { SectorMark } from '../parts/sector-mark.tsx'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { openCollaboration, select } from '../state/use-address.ts'

const FEW = 6

/** One actor: who it is, its place in the network, with whom and on what it works. */
export function ActorPanel({ networkId, actorId }: { networkId: string; actorId: string }) {
  return (
    <Answer of={useActor(networkId, actorId)} lines={9}>
      {(sheet) => <Sheet networkId={networkId} sheet={sheet} />}
    </Answer>
  )
}

function Sheet({ networkId, sheet }: { networkId: string; sheet: ActorSheet }) {
  const { t, named, date, capital } = useText()
  const { actor, isolation } = sheet
  const { looks, labels } = useSectors(networkId)
  return (
    <article className="sheet-body">
      <div className="pills">
        {actor.sectors.length === 0 && (
          <span className="pill">
            <SectorMark look={undefined} />
            {t('view.sector-unknown')}
          </span>
        )}
        {actor.sectors.map((sector) => (
          <span key={sector} className="pill">
            <SectorMark look={looks.get(sector)} />
            {labels.get(sector) ?? sector}
          </span>
        ))}
        {actor.category !== undefined && <span className="pill">{actor.category}</span>}
        {sheet.isSupport && <span className="pill">{t('view.actor.support')}</span>}
      </div>
      <h2>{actor.name}</h2>
      <p className="quiet">
        {[
          sheet.place,
          t('view.actor.collaborations', {
            count: sheet.collaborations.filter((one) => one.inSlice).length,
          }),
        ]
          .filter((part) => part !== undefined)
          .join(' · ')}
      </p>
      {isolation && (
        <div className="notice">
          <p>{t('view.actor.isolated')}</p>
          <div className="pills">
            {isolation.reasons.map((reason) => (
              <ReasonPill key={reason} reason={reason} />
            ))}
          </div>
          <p className="small">{named('isolation.meaning', isolation.reason)}</p>
          <dl className="facts">
            <div>
              <dt>{capital(t('confidence.title'))}</dt>
              <dd>
                <ConfidenceLine confidence={isolation.confidence} />
              </dd>
            </div>
            <div>
              <dt>{t('view.table.last-activity')}</dt>
              <dd>{isolation.lastActivity === undefined ? '–' : date(isolation.lastActivity)}</dd>
            </div>
          </dl>
          <p className="small">{named('confidence.meaning', isolation.confidence.level)}</p>
        </div>
      )}
      <Place measures={sheet.measures} hub={sheet.nearestHub} />
      <Partners networkId={networkId} partners={sheet.partners} />
      <Collaborations collaborations={sheet.collaborations} />
      <Facts actor={actor} />
      <SupportChoice networkId={networkId} actorId={actor.id} isSupport={sheet.isSupport} />
    </article>
  )
}

function Place({
  measures,
  hub,
}: {
  measures: ActorSheet['measures']
  hub: ActorSheet['nearestHub']
}) {
  const { t, named, number, count, capital } = useText()
  // The number of a community has no order and no rank.
  const shown = measures.filter((measure) => measure.id !== 'community')
  if (shown.length === 0) return null
  return (
    <section>
      <h3>{t('view.actor.place-in-network')}</h3>
      <table className="table">
        <thead className="unseen">
          <tr>
            <th scope="col">{t('view.table.measure')}</th>
            <th scope="col">{t('view.table.value')}</th>
            <th scope="col">{t('view.table.rank')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((measure) => (
            <tr key={measure.id}>
              <th scope="row">{capital(named('measure', `${measure.id}.name`))}</th>
              <td className="num">
                {measure.value === null ? t('view.no-value') : number(measure.value)}
              </td>
              <td className="num quiet">
                {measure.rank !== undefined && measure.of !== undefined
                  ? t('view.actor.rank', { rank: measure.rank, of: count(measure.of) })
                  : ''}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {hub && (
        <dl className="facts">
          <div>
            <dt>{capital(t('nearest-hub.title'))}</dt>
            <dd>
              <NearestHub hub={hub} />
            </dd>
          </div>
        </dl>
      )}
    </section>
  )
}

function Partners({
  networkId,
  partners,
}: {
  networkId: string
  partners: ActorSheet['partners']
}) {
  const { t, number } = useText()
  const { looks } = useSectors(networkId)
  const [isWhole, setWhole] = useState(false)
  const sectors = new Set(partners.flatMap((partner) => partner.sectors)).size
  if (partners.length === 0) return null
  return (
    <section>
      <h3>{t('view.actor.works-with', { count: partners.length, sectors })}</h3>
      <ul className="rows">
        {partners.slice(0, isWhole ? partners.length : FEW).map((partner) => (
          <li key={partner.id}>
            <button type="button" className="row" onClick={() => select([partner.id])}>
              <SectorMark look={looks.get(partner.sectors[0] ?? '')} />
              <span className="name">{partner.name}</span>
              <span className="quiet">
                {t('view.actor.strength', { value: number(partner.weight) })}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {partners.length > FEW && !isWhole && (
        <button type="button" className="link small" onClick={() => setWhole(true)}>
          {t('action.show-others', { count: partners.length - FEW })}
        </button>
      )}
    </section>
  )
}

function Collaborations({ collaborations }: { collaborations: ActorSheet['collaborations'] }) {
  const { t, named, date } = useText()
  const [isWhole, setWhole] = useState(false)
  if (collaborations.length === 0) return null
  const ordered = collaborations.toSorted((a, b) => Number(b.inSlice) - Number(a.inSlice))
  return (
    <section>
      <h3>{t('view.actor.collaborations-title')}</h3>
      <ul className="rows">
        {ordered.slice(0, isWhole ? ordered.length : FEW).map((one) => (
          <li key={one.id}>
            <button type="button" className="row column" onClick={() => openCollaboration(one.id)}>
              <span className="name">{one.name}</span>
              <span className="quiet">
                {[
                  ...one.roles.map((role) => named('view.role', role)),
                  one.startsOn ? date(one.startsOn) : t('view.undated'),
                  t('view.participants', { count: one.participants }),
                  ...(one.inSlice ? [] : [t('view.outside-slice')]),
                ].join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {ordered.length > FEW && !isWhole && (
        <button type="button" className="link small" onClick={() => setWhole(true)}>
          {t('action.show-others', { count: ordered.length - FEW })}
        </button>
      )}
    </section>
  )
}

/** What the files said of it, as they said it. */
function Facts({ actor }: { actor: ActorSheet['actor'] }) {
  const { t } = useText()
  const facts = [
    ...actor.aliases.map((alias): [string, string] => [t('view.actor.alias'), alias]),
    ...Object.entries(actor.identifiers).map(([name, id]): [string, string] => [
      name.toUpperCase(),
      id,
    ]),
    ...Object.entries(actor.attributes).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    ...(actor.source ? [[t('view.source'), actor.source.label] as const] : []),
  ]
  if (facts.length === 0) return null
  return (
    <details>
      <summary className="link small">{t('view.actor.facts')}</summary>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** Counting an actor as support takes it out of the measures, for the whole network. */
function SupportChoice({
  networkId,
  actorId,
  isSupport,
}: {
  networkId: string
  actorId: string
  isSupport: boolean
}) {
  const { t } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const named = useNetwork(networkId).data?.settings.supportActors.map((actor) => actor.id)
  const isNamed = named?.includes(actorId) ?? false
  const change = useMutation({
    mutationFn: (ids: string[]) => api.changeNetwork(networkId, { supportActorIds: ids }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [networkId] }),
  })
  if (!named || (isSupport && !isNamed)) return null
  const next = isNamed ? named.filter((id) => id !== actorId) : [...named, actorId]
  return (
    <section>
      <button
        type="button"
        className="button"
        disabled={change.isPending}
        onClick={() => change.mutate(next)}
      >
        {isNamed ? t('action.not-support') : t('action.as-support')}
      </button>
      {change.error && <Problem error={change.error} />}
    </section>
  )
}
