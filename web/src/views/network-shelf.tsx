import { useState, type KeyboardEvent, type Ref } from 'react'
import { Link } from 'wouter'
import type { NetworkMap } from '../../../server/contract/map.ts'
import { ISOLATION_ORDER } from '../parts/isolation-order.ts'
import type { SectorLook } from '../map/shapes.ts'
import { SectorMark } from '../parts/sector-mark.tsx'
import { useText } from '../state/preferences-context.tsx'
import { hrefAfter, select, useAddress } from '../state/use-address.ts'

/** Signs shown of one reason; the worklist has them all. */
const MOST = 60

/** The actors without a tie, along the bottom, by reason; what is not recorded comes last, apart. */
export function Shelf({
  map,
  looks,
  labels,
  hidden,
  kept,
  ref,
}: {
  map: NetworkMap
  looks: ReadonlyMap<string, SectorLook>
  labels: ReadonlyMap<string, string>
  /** Actors taken out of the picture, and the only ones left in it, if any are named. */
  hidden: readonly string[]
  kept: readonly string[]
  ref: Ref<HTMLDivElement>
}) {
  const { t, named } = useText()
  const out = new Set(hidden)
  const only = new Set(kept)
  const groups = new Map<string, number[]>()
  for (const [row, isShelved] of map.nodes.shelved.entries()) {
    if (!isShelved || map.nodes.kind[row] !== 'actor' || map.nodes.outside[row]) continue
    const id = map.nodes.id[row] ?? ''
    if (out.has(id) || (only.size > 0 && !only.has(id))) continue
    const reason = map.nodes.isolation[row] ?? 'none'
    groups.set(reason, [...(groups.get(reason) ?? []), row])
  }
  const ordered = ISOLATION_ORDER.filter((reason) => groups.has(reason))
  if (groups.has('none')) ordered.push('none')
  if (ordered.length === 0) return null
  return (
    <section ref={ref} className="shelf" aria-label={t('view.network.shelf')}>
      {ordered.map((reason) => (
        <ShelfGroup
          key={reason}
          reason={reason}
          title={reason === 'none' ? t('view.network.no-tie') : named('isolation', reason)}
          rows={groups.get(reason) ?? []}
          map={map}
          looks={looks}
          labels={labels}
        />
      ))}
    </section>
  )
}

function ShelfGroup({
  reason,
  title,
  rows,
  map,
  looks,
  labels,
}: {
  reason: string
  title: string
  rows: readonly number[]
  map: NetworkMap
  looks: ReadonlyMap<string, SectorLook>
  labels: ReadonlyMap<string, string>
}) {
  const { t, count, capital } = useText()
  const address = useAddress()
  const [current, setCurrent] = useState(0)
  const shown = rows.slice(0, MOST)
  const step = (event: KeyboardEvent<HTMLButtonElement>): void => {
    const by = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? -1 : 0
    if (by === 0) return
    event.preventDefault()
    const next = Math.max(0, Math.min(shown.length - 1, current + by))
    setCurrent(next)
    event.currentTarget.closest('ul')?.querySelectorAll('button')[next]?.focus()
  }
  return (
    <div className={reason === 'not-recorded' ? 'shelf-group apart' : 'shelf-group'}>
      <p id={`shelf-${reason}`}>
        {capital(title)} <b>{count(rows.length)}</b>
      </p>
      <ul aria-labelledby={`shelf-${reason}`}>
        {shown.map((row, i) => {
          const id = map.nodes.id[row] ?? ''
          const sector = map.sectors[map.nodes.sector[row] ?? -1]
          // The sign says the sector to those who see it.
          const said = [
            map.nodes.name[row] ?? id,
            sector === undefined ? t('view.sector-unknown') : (labels.get(sector) ?? sector),
          ].join(', ')
          return (
            <li key={id}>
              <button
                type="button"
                className="shelf-mark"
                tabIndex={i === Math.min(current, shown.length - 1) ? 0 : -1}
                aria-pressed={address.selection.actors.includes(id)}
                aria-label={said}
                title={said}
                onKeyDown={step}
                onFocus={() => setCurrent(i)}
                onClick={() => select([id])}
              >
                <SectorMark look={looks.get(sector ?? '')} />
              </button>
            </li>
          )
        })}
      </ul>
      {rows.length > MOST && address.route.page === 'network' && (
        <Link
          className="link small"
          href={hrefAfter(address, { route: { ...address.route, view: 'isolated' } })}
        >
          {t('action.show-others', { count: rows.length - MOST })}
        </Link>
      )}
    </div>
  )
}
