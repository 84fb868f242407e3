import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import type { NetworkMap } from '../../../server/contract/map.ts'
import {
  actorOfKey,
  collaborationOfKey,
  communityOfKey,
  nodeKey,
  type TieCounts,
} from '../map/build-graph.ts'
import type { CanvasControls } from '../map/network-canvas.tsx'
import type { Missing } from '../map/renderer-events.ts'
import { SelectArea, type AreaTool } from '../map/select-area.tsx'
import { blockBelow } from '../map/small-block.ts'
import { Icon } from '../parts/icon.tsx'
import { LiveRegion } from '../parts/live-region.tsx'
import { Skeleton } from '../parts/skeleton.tsx'
import { useMedia } from '../parts/use-media.ts'
import { useSectors } from '../parts/use-sectors.ts'
import { ZoomButtons } from '../parts/zoom-buttons.tsx'
import { usePreferences, useText } from '../state/preferences-context.tsx'
import { MOST_SELECTED } from '../state/selection.ts'
import { go, useAddress } from '../state/use-address.ts'
import { SelectionActions } from './network-actions.tsx'
import { Legend } from './network-legend.tsx'
import { NetworkList } from './network-list.tsx'
import { PictureNotes } from './network-notes.tsx'
import type { MapOptions } from './network-options.ts'
import { PictureMenus } from './network-picture-menus.tsx'
import { Placing } from './network-placing.tsx'
import { Shelf } from './network-shelf.tsx'
import { useNodeFacts } from './node-facts.ts'
import { useGroundDiscs } from './use-ground-discs.ts'
import { useNamedMap } from './use-named-map.ts'
import { usePathNodes } from './use-path-nodes.ts'
import { useSame } from './use-same.ts'
import { useShown } from './use-shown.ts'

const NetworkCanvas = lazy(async () => ({
  default: (await import('../map/network-canvas.tsx')).NetworkCanvas,
}))

/** The picture, and around it what it means, what it leaves out, and what one can do with it. */
export function Picture({
  networkId,
  map: answered,
  options,
  onUnavailable,
}: {
  networkId: string
  map: NetworkMap
  options: MapOptions
  onUnavailable: (missing: Missing) => void
}) {
  const { t, count } = useText()
  const { preferences } = usePreferences()
  const address = useAddress()
  const selection = useSame(address.selection)
  const focused = useSame(address.shown.focus)
  const { looks, labels } = useSectors(networkId)
  const isNarrow = useMedia('(max-width: 639px)')
  const named = useNamedMap(answered, labels)
  const map = useMemo(() => (isNarrow ? blockBelow(named) : named), [isNarrow, named])
  const facts = useNodeFacts(map, labels)
  const controls = useRef<CanvasControls>(null)
  const stage = useRef<HTMLDivElement>(null)
  const shelf = useRef<HTMLDivElement>(null)
  const [ties, setTies] = useState<TieCounts>()
  const [strong, setStrong] = useState(0)
  const [tool, setTool] = useState<AreaTool>()
  const [isListOpen, setListOpen] = useState(false)
  const [said, setSaid] = useState('')
  /** The disc that the keys are at: discs are not part of the selection. */
  const [disc, setDisc] = useState<number>()
  const drawn = useShown()
  const hidden = useSame(drawn.hidden)
  const kept = useSame(drawn.kept)
  const shown = useMemo(
    () => ({ threshold: options.least, hidden, kept }),
    [options.least, hidden, kept],
  )
  const discs = useGroundDiscs(map, labels)
  const small = map.folded?.small
  const block = useMemo(() => {
    if (!small) return undefined
    const { groups, actors } = small
    return { ...small, label: t('view.network.small-title', { groups, actors }) }
  }, [small, t])
  const apart = useMemo(
    () => (small?.discs ?? []).map((number) => nodeKey('community', String(number))),
    [small],
  )
  const discOf = useMemo(
    () => new Map(map.folded?.ids.map((id, i) => [id, map.folded?.discOf[i] ?? 0])),
    [map.folded],
  )
  const inDiscs = selection.actors.flatMap((id) => discOf.get(id) ?? [])
  /** The key of an actor, or of the disc that it is in. */
  const keyOf = (id: string): string => {
    const number = discOf.get(id)
    return number === undefined ? id : nodeKey('community', String(number))
  }
  const keys = useSame([
    ...new Set([
      ...selection.actors.map(keyOf),
      ...selection.collaborations.map((id) => nodeKey('collaboration', id)),
      ...(disc === undefined ? [] : [nodeKey('community', String(disc))]),
    ]),
  ])
  const path = useSame(
    usePathNodes(networkId, map.mode, selection.actors, address.shown.path)
      .map(({ kind, id }) => (kind === 'actor' ? keyOf(id) : nodeKey(kind, id)))
      // Those who follow each other in one disc are one stop.
      .filter((key, i, all) => key !== all[i - 1]),
  )
  const onSelect = useCallback((chosen: readonly string[]) => {
    const number = chosen.length === 1 ? communityOfKey(chosen[0] ?? '') : undefined
    setDisc(number)
    setSaid('')
    go({
      selection: {
        actors: chosen.flatMap((key) => actorOfKey(key) ?? []),
        collaborations: chosen.flatMap((key) => collaborationOfKey(key) ?? []),
      },
    })
  }, [])
  const onOpen = (key: string): void => {
    const number = communityOfKey(key)
    if (number === undefined) {
      go({ options: { panel: 'open' }, replace: true })
      focusPanel()
      return
    }
    setDisc(undefined)
    go({ options: { unfolded: [...options.unfolded, number] } })
    setSaid(t('view.network.unfolded'))
  }
  const onArea = (found: readonly string[]): void => {
    setTool(undefined)
    const chosen = found.filter((key) => communityOfKey(key) === undefined)
    if (chosen.length === 0) {
      setSaid(t('view.network.nothing-chosen'))
      return
    }
    onSelect(chosen)
    setSaid(
      chosen.length > MOST_SELECTED
        ? t('view.network.most-selected', { most: MOST_SELECTED })
        : t('view.network.chosen', { count: chosen.length }),
    )
  }
  const [first] = keys
  // Without a job that computes them, places are as final as they get.
  const placing = map.positioned ? undefined : map.jobId
  const focusKey =
    focused && (focused.kind === 'actor' ? keyOf(focused.id) : nodeKey(focused.kind, focused.id))
  return (
    <div className="network-picture">
      <div className="network-stage" ref={stage}>
        {placing !== undefined && <Placing networkId={networkId} jobId={placing} />}
        {placing === undefined && (
          <Suspense fallback={<Skeleton lines={10} />}>
            <NetworkCanvas
              // The frame is kept from the first picture, so final positions begin a new one.
              key={String(map.positioned)}
              map={map}
              colourBy={options.colour}
              sizeBy={options.size}
              looks={looks}
              shown={shown}
              discs={discs}
              block={block}
              apart={apart}
              hulls={options.hulls}
              labels={options.labels}
              selection={keys}
              focus={focusKey}
              path={path}
              hasShortcuts={preferences.shortcuts}
              onSelect={onSelect}
              onOpen={onOpen}
              onFocus={focusOn}
              onLeaveToShelf={() => shelf.current?.querySelector('button')?.focus()}
              onUnavailable={onUnavailable}
              onTies={setTies}
              onStrong={setStrong}
              nameOf={facts.nameOf}
              describe={facts.describe}
              write={count}
              label={t('view.network.label', {
                actors: map.summary.actors,
                ties: map.summary.ties,
              })}
              describedBy="network-help"
              controls={controls}
            />
          </Suspense>
        )}
        {tool && (
          <SelectArea
            tool={tool}
            onDone={(polygon) => onArea(controls.current?.keysIn(polygon) ?? [])}
          />
        )}
        <p id="network-help" className="unseen">
          {t('view.network.help')}
        </p>
        <Legend map={map} options={options} looks={looks} labels={labels} />
        {placing === undefined && (
          <>
            <PictureMenus
              networkId={networkId}
              options={options}
              stage={stage}
              tool={tool}
              onTool={setTool}
              onList={() => setListOpen(true)}
              onSaid={setSaid}
            />
            <Zoom controls={controls} />
          </>
        )}
        <PictureNotes
          map={map}
          options={options}
          drawn={drawn}
          ties={ties}
          focus={focused}
          nameOf={(ref) => facts.nameOf(nodeKey(ref.kind, ref.id))}
          strong={strong}
          folded={{ count: inDiscs.length, discs: [...new Set(inDiscs)] }}
          isProvisional={!map.positioned && placing === undefined}
        >
          {placing === undefined && <SelectionActions drawn={drawn} />}
        </PictureNotes>
      </div>
      <Shelf ref={shelf} map={map} looks={looks} labels={labels} hidden={hidden} kept={kept} />
      {isListOpen && <NetworkList map={map} looks={looks} onClose={() => setListOpen(false)} />}
      <LiveRegion
        text={[
          first === undefined ? '' : facts.announce(first),
          focused ? t('view.network.focused-short', { count: Math.max(0, strong - 1) }) : '',
          said,
        ]
          .filter((text) => text !== '')
          .join('. ')}
      />
    </div>
  )
}

function Zoom({ controls }: { controls: { readonly current: CanvasControls | null } }) {
  const { t } = useText()
  return (
    <fieldset className="zoom">
      <legend className="unseen">{t('view.network.zoom')}</legend>
      <ZoomButtons controls={controls} />
      <button
        type="button"
        className="button"
        aria-label={t('action.zoom-fit')}
        title={t('action.zoom-fit')}
        onClick={() => controls.current?.fit()}
      >
        <Icon name="expand" />
      </button>
    </fieldset>
  )
}

/** Leaves only a node's surroundings strong; all of them again without one. */
function focusOn(key: string | undefined): void {
  if (key === undefined) {
    go({ shown: { focus: undefined } })
    return
  }
  const collaboration = collaborationOfKey(key)
  const isActor = collaboration === undefined
  go({
    shown: {
      focus: isActor ? { kind: 'actor', id: key } : { kind: 'collaboration', id: collaboration },
    },
  })
}

/** After the sheet has been drawn. */
function focusPanel(): void {
  requestAnimationFrame(() => {
    const panel = document.querySelector('.panel')
    if (panel instanceof HTMLElement) panel.focus()
  })
}
