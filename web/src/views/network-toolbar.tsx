import type { NetworkMap } from '../../../server/contract/map.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu } from '../parts/menu.tsx'
import { Segments } from '../parts/segments.tsx'
import { useMeasureGroups } from '../parts/use-measures.ts'
import { useMedia } from '../parts/use-media.ts'
import { useText } from '../state/preferences-context.tsx'
import { LABELS, MAP_LAYOUTS, WEIGHTINGS } from '../state/options.ts'
import { go } from '../state/use-address.ts'
import { WITHOUT_ORDER, type MapOptions } from './network-options.ts'
import { Threshold } from './network-threshold.tsx'

type ToolbarOf = { options: MapOptions; map: NetworkMap | undefined }

/** What the picture shows by colour and size, which ties, and the switch to the table. */
export function Toolbar(toolbar: ToolbarOf) {
  const { t } = useText()
  // In rows of a phone's width the tools would take the place of the picture.
  const isNarrow = useMedia('(max-width: 639px)')
  const { options } = toolbar
  return (
    <fieldset className="toolbar">
      <legend className="unseen">{t('view.network.toolbar')}</legend>
      <Segments
        label={t('view.network.show')}
        values={['map', 'table'] as const}
        current={options.show}
        nameOf={(show) => t(`view.network.show-${show}`)}
        onChange={(show) => go({ options: { show }, replace: true })}
      />
      {options.show === 'map' &&
        (isNarrow ? (
          <Menu className="tools" label={<MenuLabel text={t('view.network.display')} />}>
            <PictureTools {...toolbar} />
            <MoreTools {...toolbar} />
          </Menu>
        ) : (
          <>
            <PictureTools {...toolbar} />
            <Menu className="tools" label={<MenuLabel text={t('view.network.display')} />}>
              <MoreTools {...toolbar} />
            </Menu>
          </>
        ))}
    </fieldset>
  )
}

export function MenuLabel({ text }: { text: string }) {
  return (
    <>
      {text}
      <Icon name="down" size={14} />
    </>
  )
}

function PictureTools({ options, map }: ToolbarOf) {
  const { t } = useText()
  // Asked for here: a list keeps what is chosen only when it is drawn together with its entries.
  const groups = useMeasureGroups('actor')
  return (
    <>
      <label className="tool">
        <span>{t('view.network.colour')}</span>
        <select
          value={options.colour}
          onChange={(event) => go({ options: { colour: event.target.value }, replace: true })}
        >
          <option value="sector">{t('view.network.by-sector')}</option>
          <MeasureOptions groups={groups} chosen={options.colour} />
        </select>
      </label>
      <label className="tool">
        <span>{t('view.network.size')}</span>
        <select
          value={options.size ?? 'none'}
          onChange={(event) => go({ options: { size: event.target.value }, replace: true })}
        >
          <option value="none">{t('view.network.same-size')}</option>
          <MeasureOptions groups={groups} chosen={options.size} />
        </select>
      </label>
      {options.mode === 'actors' && <Threshold map={map} least={options.least} />}
      <Segments
        label={t('view.network.mode')}
        values={['actors', 'two-mode'] as const}
        current={options.mode}
        nameOf={(mode) => t(`view.network.mode-${mode}`)}
        onChange={(mode) => go({ options: { mode, least: 0 }, replace: true })}
      />
    </>
  )
}

/** What is chosen less often: where actors stand, what a tie weighs, names, communities. */
function MoreTools({ options }: ToolbarOf) {
  const { t } = useText()
  return (
    <>
      <Choice
        label={t('view.network.layout')}
        values={MAP_LAYOUTS}
        current={options.layout}
        nameOf={(layout) => t(`view.network.layout-${layout}`)}
        onChange={(layout) => go({ options: { layout }, replace: true })}
      />
      <Choice
        label={t('view.network.labels')}
        values={LABELS}
        current={options.labels}
        nameOf={(labels) => t(`view.network.labels-${labels}`)}
        onChange={(labels) => go({ options: { labels }, replace: true })}
      />
      {options.mode === 'actors' && (
        <Choice
          label={t('view.network.weighting')}
          values={WEIGHTINGS}
          current={options.weighting}
          nameOf={(weighting) => t(`view.network.weighting-${weighting}`)}
          onChange={(weighting) => go({ options: { weighting, least: 0 }, replace: true })}
        />
      )}
      <label className="check">
        <input
          type="checkbox"
          checked={options.hulls}
          onChange={(event) => go({ options: { hulls: event.target.checked }, replace: true })}
        />
        <span>{t('view.network.hulls')}</span>
      </label>
    </>
  )
}

function Choice<T extends string>(props: {
  label: string
  values: readonly T[]
  current: T
  nameOf: (value: T) => string
  onChange: (value: T) => void
}) {
  const { capital } = useText()
  const { values, onChange } = props
  return (
    <label className="tool">
      <span>{props.label}</span>
      <select
        value={props.current}
        onChange={(event) => {
          const chosen = values.find((value) => value === event.target.value)
          if (chosen !== undefined) onChange(chosen)
        }}
      >
        {values.map((value) => (
          <option key={value} value={value}>
            {capital(props.nameOf(value))}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Every measure of actors, by family. The chosen one is there before the list has come. */
function MeasureOptions({
  groups,
  chosen,
}: {
  groups: ReturnType<typeof useMeasureGroups>
  chosen: string | undefined
}) {
  const { named, capital } = useText()
  if (groups.length === 0) {
    if (chosen === undefined || chosen === 'sector') return null
    return <option value={chosen}>{capital(named('measure', `${chosen}.name`))}</option>
  }
  return groups.map(({ title, measures }) => (
    <optgroup key={title} label={title}>
      {measures
        .filter(({ id }) => !WITHOUT_ORDER.has(id))
        .map(({ id, name }) => (
          <option key={id} value={id}>
            {capital(name)}
          </option>
        ))}
    </optgroup>
  ))
}
