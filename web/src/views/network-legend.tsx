import type { NetworkMap } from '../../../server/contract/map.ts'
import { crowdScale, tieWidth } from '../map/appearance.ts'
import { CLASSES, classBounds, extentOf, radiusOf } from '../map/scale.ts'
import type { SectorLook } from '../map/shapes.ts'
import { Icon } from '../parts/icon.tsx'
import { SectorMark } from '../parts/sector-mark.tsx'
import { useMedia } from '../parts/use-media.ts'
import { useText } from '../state/preferences-context.tsx'
import type { MapOptions } from './network-options.ts'

const MOST_ROWS = 8

/** What shapes, colours and sizes mean, with numbers. */
export function Legend({
  map,
  options,
  looks,
  labels,
}: {
  map: NetworkMap
  options: MapOptions
  looks: ReadonlyMap<string, SectorLook>
  labels: ReadonlyMap<string, string>
}) {
  const { t, named, capital } = useText()
  const isVeryWide = useMedia('(min-width: 1280px)')
  return (
    <details className="legend" open={isVeryWide}>
      <summary>
        {t('view.network.legend')}
        <Icon name="down" size={14} />
      </summary>
      <div className="legend-parts">
        <SectorKey map={map} looks={looks} labels={labels} isPlain={options.colour !== 'sector'} />
        {options.mode === 'two-mode' && <CollaborationKey map={map} />}
        {(map.folded || options.hulls) && <GroupKey map={map} hulls={options.hulls} />}
        {options.colour !== 'sector' && (
          <ShadeKey
            title={capital(named('measure', `${options.colour}.name`))}
            values={map.measures[options.colour] ?? []}
          />
        )}
        {options.size !== undefined && (
          <SizeKey
            title={capital(named('measure', `${options.size}.name`))}
            values={map.measures[options.size] ?? []}
            scale={crowdScale(map)}
          />
        )}
        {options.mode === 'actors' && <TieKey map={map} options={options} />}
      </div>
    </details>
  )
}

function SectorKey({
  map,
  looks,
  labels,
  isPlain,
}: {
  map: NetworkMap
  looks: ReadonlyMap<string, SectorLook>
  labels: ReadonlyMap<string, string>
  /** Colour says something else: shape alone stands for the sector. */
  isPlain: boolean
}) {
  const { t, count, capital } = useText()
  const counts = new Map<string, number>()
  // Those in discs have a sector too.
  const inDiscs = map.folded?.sectors ?? []
  let unknown = inDiscs[map.sectors.length] ?? 0
  for (const [i, name] of map.sectors.entries()) {
    if ((inDiscs[i] ?? 0) > 0) counts.set(name, inDiscs[i] ?? 0)
  }
  for (const [row, sector] of map.nodes.sector.entries()) {
    if (map.nodes.kind[row] !== 'actor') continue
    const name = map.sectors[sector]
    if (name === undefined) unknown++
    else counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  const own = [...looks.keys()].slice(0, MOST_ROWS)
  const others = [...looks.keys()].slice(MOST_ROWS)
  const sum = others.reduce((total, sector) => total + (counts.get(sector) ?? 0), 0)
  return (
    <ul className={isPlain ? 'legend-sectors plain' : 'legend-sectors'}>
      {own.map((sector) => (
        <li key={sector}>
          <SectorMark look={looks.get(sector)} />
          <span className="name">{labels.get(sector) ?? sector}</span>
          <span className="quiet">{count(counts.get(sector) ?? 0)}</span>
        </li>
      ))}
      {others.length > 0 && (
        <li>
          <SectorMark look={looks.get(others[0] ?? '')} />
          <span className="name">{t('view.network.other-sectors', { count: others.length })}</span>
          <span className="quiet">{count(sum)}</span>
        </li>
      )}
      {unknown > 0 && (
        <li>
          <SectorMark look={undefined} />
          <span className="name">{capital(t('view.sector-unknown'))}</span>
          <span className="quiet">{count(unknown)}</span>
        </li>
      )}
    </ul>
  )
}

/** The dots between actors, where collaborations are drawn too. */
function CollaborationKey({ map }: { map: NetworkMap }) {
  const { t, count, capital } = useText()
  const drawn = map.nodes.kind.filter((kind) => kind === 'collaboration').length
  if (drawn === 0) return null
  return (
    <ul className="legend-sectors">
      <li>
        <svg width="16" height="16" aria-hidden="true">
          <circle cx="8" cy="8" r="3.5" className="legend-collaboration-mark" />
        </svg>
        <span className="name">{capital(t('view.network.legend-collaboration'))}</span>
        <span className="quiet">{count(drawn)}</span>
      </li>
    </ul>
  )
}

/** Discs of folded communities, and outlines of those that are drawn. */
function GroupKey({ map, hulls }: { map: NetworkMap; hulls: boolean }) {
  const { t, capital } = useText()
  const members = (map.nodes.members ?? []).filter((_, row) => map.nodes.kind[row] === 'community')
  const extent = extentOf(members)
  return (
    <ul className="legend-sectors">
      {extent && (
        <li>
          <svg width="16" height="16" aria-hidden="true">
            <circle cx="8" cy="8" r="7" className="legend-disc-mark" />
          </svg>
          <span className="name">
            {capital(
              map.folded?.by === 'group'
                ? t('view.network.legend-group', extent)
                : t('view.network.legend-disc', extent),
            )}
          </span>
        </li>
      )}
      {hulls && (
        <li>
          <svg width="16" height="16" aria-hidden="true">
            <rect x="1" y="2" width="14" height="12" rx="5" className="legend-hull-mark" />
          </svg>
          <span className="name">{capital(t('view.network.legend-hull'))}</span>
        </li>
      )}
    </ul>
  )
}

function SizeKey({
  title,
  values,
  scale,
}: {
  title: string
  values: readonly (number | null)[]
  /** By how much marks are smaller on the picture than the scale has them. */
  scale: number
}) {
  const { number } = useText()
  const most = extentOf(values)?.most ?? 0
  if (most <= 0) return null
  // Of counts, whole numbers; radii are for the values written beside them in both cases.
  const isWhole = values.every((value) => value === null || Number.isInteger(value))
  const steps = [...new Set([most / 16, most / 4, most].map((v) => (isWhole ? Math.ceil(v) : v)))]
  return (
    <div className="legend-scale">
      <p>{title}</p>
      <div className="legend-sizes">
        {steps.map((value) => {
          const radius = scale * radiusOf(value, most)
          return (
            <span key={value}>
              <svg width={2 * radius + 2} height={2 * radius + 2} aria-hidden="true">
                <circle cx={radius + 1} cy={radius + 1} r={radius} className="legend-dot" />
              </svg>
              {number(value)}
            </span>
          )
        })}
      </div>
    </div>
  )
}

/** Three ties as thick as they are drawn, with what they weigh. */
function TieKey({ map, options }: { map: NetworkMap; options: MapOptions }) {
  const { t, number, capital } = useText()
  const most = map.edges.weight.reduce((max, weight) => Math.max(max, weight), 0)
  if (most <= 0) return null
  const isShared = options.weighting === 'shared'
  const steps = [most / 16, most / 4, most].map((value) => (isShared ? Math.ceil(value) : value))
  return (
    <div className="legend-scale">
      <p>{capital(t(`view.network.legend-ties-${options.weighting}`))}</p>
      <div className="legend-sizes">
        {[...new Set(steps)].map((value) => (
          <span key={value}>
            <svg width="20" height="10" aria-hidden="true">
              <line
                x1="0"
                x2="20"
                y1="5"
                y2="5"
                className="legend-tie"
                strokeWidth={tieWidth(value, most, map.folded !== undefined)}
              />
            </svg>
            {number(value)}
          </span>
        ))}
      </div>
    </div>
  )
}

function ShadeKey({ title, values }: { title: string; values: readonly (number | null)[] }) {
  const { t, number } = useText()
  const extent = extentOf(values)
  if (!extent) return null
  const bounds = classBounds(extent)
  return (
    <div className="legend-scale">
      <p>{title}</p>
      <ul className="legend-shades">
        {Array.from({ length: CLASSES }, (_, i) => (
          <li key={i}>
            <i className={`shade shade-${i}`} aria-hidden="true" />
            {t('view.between', { low: number(bounds[i] ?? 0), high: number(bounds[i + 1] ?? 0) })}
          </li>
        ))}
      </ul>
    </div>
  )
}
