import type { NetworkMap } from '../../../server/contract/map.ts'
import { Segments } from '../parts/segments.tsx'
import { useText } from '../state/preferences-context.tsx'
import { setOptions } from '../state/use-address.ts'
import { ExportButton } from './export-button.tsx'
import { NODE_MEASURES, THRESHOLDS, type MapOptions } from './network-options.ts'

/** What the picture shows by colour and size, which ties, and the switch to the table. */
export function Toolbar({
  networkId,
  options,
  map,
}: {
  networkId: string
  options: MapOptions
  map: NetworkMap | undefined
}) {
  const { t, named, number } = useText()
  const strongest = map?.edges.weight.reduce((most, weight) => Math.max(most, weight), 0) ?? 0
  const measureName = (measure: string): string => named('measure', `${measure}.name`)
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
      {options.show === 'map' && (
        <>
          <label className="tool">
            <span>{t('view.network.colour')}</span>
            <select
              value={options.colour}
              onChange={(event) => setOptions({ colour: event.target.value }, true)}
            >
              <option value="sector">{t('view.network.by-sector')}</option>
              {NODE_MEASURES.map((measure) => (
                <option key={measure} value={measure}>
                  {measureName(measure)}
                </option>
              ))}
            </select>
          </label>
          <label className="tool">
            <span>{t('view.network.size')}</span>
            <select
              value={options.size ?? 'none'}
              onChange={(event) => setOptions({ size: event.target.value }, true)}
            >
              <option value="none">{t('view.network.same-size')}</option>
              {NODE_MEASURES.map((measure) => (
                <option key={measure} value={measure}>
                  {measureName(measure)}
                </option>
              ))}
            </select>
          </label>
          <label className="tool">
            <span>{t('view.network.ties')}</span>
            <select
              value={options.least}
              onChange={(event) =>
                setOptions(
                  { least: event.target.value === '0' ? undefined : event.target.value },
                  true,
                )
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
      )}
    </fieldset>
  )
}
