import { useMemo } from 'react'
import type { Places } from '../../../server/contract/places.ts'
import { SectorMark } from '../parts/sector-mark.tsx'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { countLines, type Lines } from './places-lines.ts'

const MOST_ROWS = 8

/** What signs, fillings, discs and lines mean, with numbers. */
export function PlacesLegend({
  networkId,
  places,
  lines,
}: {
  networkId: string
  places: Places
  lines: Lines
}) {
  const { t, count, number, capital } = useText()
  const { looks, labels } = useSectors(networkId)
  const counts = new Map<number, number>()
  let guessed = 0
  for (const [row, point] of places.actors.point.entries()) {
    if (point < 0) continue
    const sector = places.actors.sector[row] ?? -1
    counts.set(sector, (counts.get(sector) ?? 0) + 1)
    const precision = places.points.precision[point]
    if (precision !== 'point' && precision !== 'commune') guessed++
  }
  const of = (sector: string): number => counts.get(places.sectors.indexOf(sector)) ?? 0
  const own = [...looks.keys()].slice(0, MOST_ROWS)
  const others = [...looks.keys()].slice(MOST_ROWS)
  const unknown = counts.get(-1) ?? 0
  const told = useMemo(() => countLines(places, lines), [places, lines])
  return (
    <div className="places-legend">
      <ul className="places-keys">
        {own.map((sector) => (
          <li key={sector}>
            <SectorMark look={looks.get(sector)} />
            {t('view.with-count', { label: labels.get(sector) ?? sector, count: of(sector) })}
          </li>
        ))}
        {others.length > 0 && (
          <li>
            <SectorMark look={looks.get(others[0] ?? '')} />
            {t('view.with-count', {
              label: t('view.network.other-sectors', { count: others.length }),
              count: others.reduce((sum, sector) => sum + of(sector), 0),
            })}
          </li>
        )}
        {unknown > 0 && (
          <li>
            <SectorMark look={undefined} />
            {t('view.with-count', { label: capital(t('view.sector-unknown')), count: unknown })}
          </li>
        )}
      </ul>
      <ul className="places-keys">
        {guessed > 0 && (
          <>
            <li>
              <i className="places-swatch" aria-hidden="true" />
              {capital(t('view.places.key.exact'))}
            </li>
            <li>
              <i className="places-swatch hollow" aria-hidden="true" />
              {capital(t('view.places.key.guessed', { count: guessed }))}
            </li>
          </>
        )}
        <li>
          <i className="places-swatch disc" aria-hidden="true">
            {count(12)}
          </i>
          {capital(t('view.places.key.disc'))}
        </li>
        {told.drawn > 0 && (
          <li>
            <i className="swatch line" aria-hidden="true" />
            {capital(
              t('view.places.key.lines', {
                drawn: told.drawn,
                all: told.all,
                least: number(told.least),
              }),
            )}
          </li>
        )}
      </ul>
      {places.counts.betweenPoints > places.ties.source.length && (
        <p>
          {t('view.network.some-ties', {
            ties: places.counts.betweenPoints,
            drawn: places.ties.source.length,
          })}
        </p>
      )}
    </div>
  )
}
