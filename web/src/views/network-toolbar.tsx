import type { NetworkMap } from '../../../server/contract/map.ts'
import { Icon } from '../parts/icon.tsx'
import { Menu } from '../parts/menu.tsx'
import { Segments } from '../parts/segments.tsx'
import { useMeasureGroups } from '../parts/use-measures.ts'
import { useMedia } from '../parts/use-media.ts'
import { useText } from '../state/preferences-context.tsx'
import { setOptions } from '../state/use-address.ts'
import { ExportButton } from './export-button.tsx'
import { THRESHOLDS, WITHOUT_ORDER, type MapOptions } from './network-options.ts'

type ToolbarOf = { networkId: string; options: MapOptions; map: NetworkMap | undefined }

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
        onChange={(show) => setOptions({ show: show === 'map' ? undefined : show }, true)}
      />
      {options.show === 'map' &&
        (isNarrow ? (
          <Menu className="tools" label={<MenuLabel />}>
            <PictureTools {...toolbar} />
          </Menu>
        ) : (
          <PictureTools {...toolbar} />
        ))}
    </fieldset>
  )
}

function MenuLabel() {
  const { t } = useText()
  return (
    <>
      {t('view.network.display')}
      <Icon name="down" size={14} />
    </>
  )
}

function PictureTools({ networkId, options, map }: ToolbarOf) {
  const { t, number } = useText()
  const strongest = map?.edges.weight.reduce((most, weight) => Math.max(most, weight), 0) ?? 0
  return (
    <>
      <label className="tool">
        <span>{t('view.network.colour')}</span>
        <select
          value={options.colour}
          onChange={(event) => setOptions({ colour: event.target.value }, true)}
        >
          <option value="sector">{t('view.network.by-sector')}</option>
          <MeasureOptions chosen={options.colour} />
        </select>
      </label>
      <label className="tool">
        <span>{t('view.network.size')}</span>
        <select
          value={options.size ?? 'none'}
          onChange={(event) => setOptions({ size: event.target.value }, true)}
        >
          <option value="none">{t('view.network.same-size')}</option>
          <MeasureOptions chosen={options.size} />
        </select>
      </label>
      <label className="tool">
        <span>{t('view.network.ties')}</span>
        <select
          value={options.least}
          onChange={(event) =>
            setOptions({ least: event.target.value === '0' ? undefined : event.target.value }, true)
          }
        >
          {THRESHOLDS.filter(
            (least) => least === 0 || least <= strongest || least === options.least,
          ).map((least) => (
            <option key={least} value={least}>
              {least === 0
                ? t('view.network.all-ties')
                : t('view.network.at-least', { value: number(least) })}
            </option>
          ))}
        </select>
      </label>
      <Segments
        label={t('view.network.mode')}
        values={['actors', 'two-mode'] as const}
        current={options.mode}
        nameOf={(mode) => t(`view.network.mode-${mode}`)}
        onChange={(mode) =>
          setOptions({ mode: mode === 'actors' ? undefined : mode, least: undefined }, true)
        }
      />
      <ExportButton networkId={networkId} format="svg" />
      <ExportButton networkId={networkId} format="gexf" />
    </>
  )
}

/** Every measure of actors, by family. The chosen one is there before the list has come. */
function MeasureOptions({ chosen }: { chosen: string | undefined }) {
  const { named, capital } = useText()
  const groups = useMeasureGroups('actor')
  if (groups.length === 0) {
    if (chosen === undefined || chosen === 'sector') return null
    return <option value={chosen}>{named('measure', `${chosen}.name`)}</option>
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
