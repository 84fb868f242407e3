import type { Territories } from '../../../server/contract/territories.ts'
import { useTerritories } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { ExplainButton } from '../parts/explain-button.tsx'
import { Segments } from '../parts/segments.tsx'
import { useText } from '../state/preferences-context.tsx'
import { setOptions, useAddress } from '../state/use-address.ts'
import { EmptySlice } from './empty-slice.tsx'
import { NoPlace } from './no-place.tsx'
import { TerritoriesFunnel } from './territories-funnel.tsx'
import { levelAsked, readOwn } from './own-territories.ts'
import { TerritoriesOwn } from './territories-own.tsx'
import { TerritoriesTable } from './territories-table.tsx'
import { useOverviewSummary } from './use-summary.ts'

const AUDIENCES = ['internal', 'public'] as const
const FIRST_LEVEL = 'epci'
/** Chance alone gives as many outside oftener than this: then none of them is said to differ. */
const LIKELY = 0.05

/** Territories side by side, each held against what chance would give in it. */
export function TerritoriesView({
  networkId,
  onSlice,
}: {
  networkId: string
  onSlice: () => void
}) {
  const { query } = useAddress()
  const asked = levelAsked(query.get('level'), query.get('own'))
  const audience = query.get('audience') === 'public' ? 'public' : 'internal'
  const first = useTerritories(networkId, { level: asked ?? FIRST_LEVEL, audience }).data
  // Who asked for no level gets one that there is.
  const levels = asked === null ? (first?.levels ?? []) : []
  const level = levels.some((one) => one.level === FIRST_LEVEL) ? undefined : levels[0]?.level
  const found = useTerritories(networkId, { level: level ?? asked ?? FIRST_LEVEL, audience })
  return (
    <>
      <SliceStrip
        networkId={networkId}
        summary={useOverviewSummary(networkId)}
        onChange={onSlice}
      />
      <Answer of={found} lines={10}>
        {(territories) =>
          territories.levels.length === 0 ? (
            <Nothing networkId={networkId} unplaced={territories.unplaced} onSlice={onSlice} />
          ) : (
            <div className="territories">
              <Headline territories={territories} />
              <Choices territories={territories} />
              <TerritoriesOwn networkId={networkId} />
              {territories.rows.length > 0 && (
                <>
                  <TerritoriesFunnel territories={territories} />
                  <TerritoriesTable networkId={networkId} territories={territories} />
                </>
              )}
            </div>
          )
        }
      </Answer>
    </>
  )
}

/** Nobody in the slice, or nobody with a place: one sentence, one action. */
function Nothing({
  networkId,
  unplaced,
  onSlice,
}: {
  networkId: string
  unplaced: number
  onSlice: () => void
}) {
  const { sliceText } = useAddress()
  return unplaced === 0 && sliceText !== '' ? (
    <EmptySlice networkId={networkId} onSlice={onSlice} />
  ) : (
    <NoPlace networkId={networkId} view="territories" />
  )
}

/** The answer: no comparative where chance would put as many territories outside. */
function Headline({ territories }: { territories: Territories }) {
  const { t, number } = useText()
  const { counts, rows, unplaced, fewestShared } = territories
  const { above, below, within, farAbove, farBelow, unknown, withheld } = counts
  const told = above + below + within
  const isOwn = territories.level.startsWith('communes:')
  const isSure = above + below > 0 && (counts.likelihood < LIKELY || farAbove + farBelow > 0)
  return (
    <section className="territories-head">
      <h1>
        {rows.length === 0
          ? t('view.territories.none')
          : told === 0
            ? t('view.territories.unknown')
            : isSure
              ? t('view.territories.answer', { above, below })
              : t('view.territories.chance')}
      </h1>
      {told > 0 && (
        <p>
          {t('view.territories.told', {
            told,
            outside: above + below,
            far: farAbove + farBelow,
            expected: number(counts.expectedOutside),
          })}
        </p>
      )}
      <p className="quiet">
        {unknown > 0 && t('view.territories.not-told', { count: unknown, least: fewestShared })}{' '}
        {withheld > 0 &&
          t('view.territories.withheld', {
            count: withheld,
            least: territories.smallestPublic,
          })}{' '}
        {unplaced > 0 &&
          t(isOwn ? 'view.territories.outside-own' : 'view.territories.unplaced', {
            count: unplaced,
          })}
      </p>
      <p className="small quiet">{t('view.territories.overlap')}</p>
      <div className="links">
        <ExplainButton measure="ei-newman" about={t('view.overview.openness.about')} />
      </div>
    </section>
  )
}

function Choices({ territories }: { territories: Territories }) {
  const { t, named } = useText()
  const { query } = useAddress()
  const { level, levels, audience, smallestPublic } = territories
  const nameOf = (one: string): string =>
    one.startsWith('attribute:')
      ? one.slice('attribute:'.length)
      : named('view.territories.level', one)
  const isOwn = level.startsWith('communes:')
  const own = readOwn(query.get('own')).length
  const others =
    isOwn || levels.some((one) => one.level === level)
      ? levels
      : [{ level, territories: 0 }, ...levels]
  const known = own > 0 || isOwn ? [...others, { level: 'own', territories: own }] : others
  return (
    <div className="filters territories-choices">
      <label className="field">
        <span>{t('view.territories.compare')}</span>
        <select
          value={isOwn ? 'own' : level}
          onChange={(event) => setOptions({ level: event.target.value }, true)}
        >
          {known.map((one) => (
            <option key={one.level} value={one.level}>
              {t('view.with-count', { label: nameOf(one.level), count: one.territories })}
            </option>
          ))}
        </select>
      </label>
      <div className="field">
        <span>{t('view.territories.audience')}</span>
        <Segments
          label={t('view.territories.audience')}
          values={AUDIENCES}
          current={audience}
          nameOf={(one) => t(`view.territories.for-${one}`)}
          onChange={(one) => setOptions({ audience: one === 'public' ? one : undefined }, true)}
        />
      </div>
      {audience === 'public' && (
        <p className="small quiet">
          {t('view.territories.public-note', { least: smallestPublic })}
        </p>
      )}
    </div>
  )
}
