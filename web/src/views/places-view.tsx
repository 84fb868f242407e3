import { lazy, Suspense, useMemo, useRef, useState, type RefObject } from 'react'
import type { Outlines, Places } from '../../../server/contract/places.ts'
import { useMembersOf, useOutlines, usePlaces } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { Icon } from '../parts/icon.tsx'
import { LiveRegion } from '../parts/live-region.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useMedia } from '../parts/use-media.ts'
import { useSectors } from '../parts/use-sectors.ts'
import { ZoomButtons } from '../parts/zoom-buttons.tsx'
import type { Mark } from '../places/marks.ts'
import type { PlacesControls } from '../places/places-canvas.tsx'
import { useText } from '../state/preferences-context.tsx'
import { setOptions, useAddress } from '../state/use-address.ts'
import { useSelection } from '../state/use-selection.ts'
import { EmptySlice } from './empty-slice.tsx'
import { PictureMenu } from './picture-menu.tsx'
import { NoPlace } from './no-place.tsx'
import { PlacesHeadline } from './places-headline.tsx'
import { PlacesLegend } from './places-legend.tsx'
import { LINES, readLines, type Lines } from './places-lines.ts'
import { PlacesMissing } from './places-missing.tsx'
import { PlacesTable } from './places-table.tsx'
import { useMarkFacts } from './use-mark-facts.ts'

const PlacesCanvas = lazy(async () => ({
  default: (await import('../places/places-canvas.tsx')).PlacesCanvas,
}))

/** Members of so many chosen collaborations are looked up; each is a request. */
const MOST_LOOKED_UP = 10

/** Where the actors are: the answer, the map, who is on none, and the same as a table. */
export function PlacesView({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const found = usePlaces(networkId)
  const outlines = useOutlines()
  return (
    <>
      <SliceStrip networkId={networkId} summary={found.data?.summary} onChange={onSlice} />
      <Answer of={found} lines={12}>
        {(places) =>
          places.actors.id.length === 0 ? (
            <EmptySlice networkId={networkId} onSlice={onSlice} />
          ) : places.points.label.length === 0 ? (
            <NoPlace networkId={networkId} view="places" />
          ) : (
            <Answer of={outlines} lines={12}>
              {(shapes) => <Geography networkId={networkId} places={places} outlines={shapes} />}
            </Answer>
          )
        }
      </Answer>
    </>
  )
}

function Geography({
  networkId,
  places,
  outlines,
}: {
  networkId: string
  places: Places
  outlines: Outlines
}) {
  const { t } = useText()
  const { query } = useAddress()
  const controls = useRef<PlacesControls>(null)
  const lines = readLines(query.get('lines'))
  return (
    <div className="stack places">
      <PlacesHeadline places={places} />
      <figure className="figure places-figure" aria-label={t('view.name.map')}>
        <div className="places-tools">
          <TiesChoice lines={lines} />
          <div className="places-actions">
            <button type="button" className="button" onClick={() => controls.current?.fitWhole()}>
              {t('view.places.whole')}
            </button>
            <PictureMenu networkId={networkId} of="map" />
          </div>
        </div>
        <Stage
          networkId={networkId}
          places={places}
          outlines={outlines}
          lines={lines}
          controls={controls}
        />
        <figcaption>
          <PlacesLegend networkId={networkId} places={places} lines={lines} />
          <p>{t('view.places.source')}</p>
        </figcaption>
      </figure>
      <PlacesMissing places={places} />
      <PlacesTable places={places} onShow={(area) => controls.current?.showArea(area)} />
    </div>
  )
}

function TiesChoice({ lines }: { lines: Lines }) {
  const { t, capital } = useText()
  return (
    <label className="tool">
      <span>{t('view.places.lines')}</span>
      <select
        value={lines}
        onChange={(event) => {
          const next = readLines(event.target.value)
          setOptions({ lines: next === LINES[1] ? undefined : next }, true)
        }}
      >
        {LINES.map((one) => (
          <option key={one} value={one}>
            {capital(t(`view.places.lines.${one}`))}
          </option>
        ))}
      </select>
    </label>
  )
}

function Zoom({ controls }: { controls: { readonly current: PlacesControls | null } }) {
  const { t } = useText()
  return (
    <fieldset className="zoom">
      <legend className="unseen">{t('view.network.zoom')}</legend>
      <ZoomButtons controls={controls} />
      <button
        type="button"
        className="button"
        aria-label={t('view.places.fit')}
        title={t('view.places.fit')}
        onClick={() => controls.current?.fitActors()}
      >
        <Icon name="expand" />
      </button>
    </fieldset>
  )
}

function Stage({
  networkId,
  places,
  outlines,
  lines,
  controls,
}: {
  networkId: string
  places: Places
  outlines: Outlines
  lines: Lines
  controls: RefObject<PlacesControls | null>
}) {
  const { t, language } = useText()
  const { looks, labels } = useSectors(networkId)
  const selection = useSelection()
  const members = useMembersOf(networkId, selection.collaborations.slice(0, MOST_LOOKED_UP))
  const [cursor, setCursor] = useState<Mark>()
  const [hovered, setHovered] = useState<Mark>()
  const describe = useMarkFacts(places, labels)
  const rows = useMemo(
    () => new Map(places.actors.id.map((id, row) => [id, row])),
    [places.actors.id],
  )
  const chosen = useMemo(() => rowsAmong(rows, selection.actors), [selection.actors, rows])
  const near = useMemo(() => rowsAmong(rows, members), [members, rows])
  const insetNames = useMemo(() => namesOfInsets(language), [language])
  const shown = hovered ?? cursor
  const isTouch = useMedia('(pointer: coarse)')
  return (
    <>
      <div className="places-stage">
        <Suspense fallback={<Skeleton lines={10} />}>
          <PlacesCanvas
            places={places}
            outlines={outlines}
            looks={looks}
            insetNames={insetNames}
            ties={lines === 'all' ? Number.POSITIVE_INFINITY : Number(lines)}
            chosen={chosen}
            near={near}
            onOpen={(actor, isAdded) => {
              const id = places.actors.id[actor ?? -1]
              if (id === undefined) {
                if (selection.size > 0) selection.clear()
              } else if (isAdded) selection.toggleActor(id)
              else selection.set({ actors: [id] })
            }}
            onAdd={(actors) =>
              selection.add({ actors: actors.map((actor) => places.actors.id[actor] ?? '') })
            }
            onCursor={setCursor}
            onHover={setHovered}
            label={t('view.places.label', { actors: places.summary.actors })}
            describedBy="places-help"
            controls={controls}
          />
        </Suspense>
        <Zoom controls={controls} />
        <p id="places-help" className="unseen">
          {t('view.places.help')}
        </p>
      </div>
      <p className="small places-readout" aria-hidden="true">
        {shown ? describe(shown) : t(isTouch ? 'view.places.hint-touch' : 'view.places.hint')}
      </p>
      <LiveRegion text={cursor ? describe(cursor) : ''} />
    </>
  )
}

const rowsAmong = (rows: ReadonlyMap<string, number>, ids: readonly string[]): Set<number> =>
  new Set(ids.flatMap((id) => rows.get(id) ?? []))

const INSETS = { '971': 'GP', '972': 'MQ', '973': 'GF', '974': 'RE', '976': 'YT' } as const

function namesOfInsets(language: string): ReadonlyMap<string, string> {
  const names = new Intl.DisplayNames(language, { type: 'region' })
  return new Map(Object.entries(INSETS).map(([code, region]) => [code, names.of(region) ?? code]))
}
