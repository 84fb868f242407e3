import { useState } from 'react'
import type { SectorMatrix } from '../../../server/contract/matrix.ts'
import { useMatrix } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { Segments } from '../parts/segments.tsx'
import { useText } from '../state/preferences-context.tsx'
import { setOptions, useAddress } from '../state/use-address.ts'
import { EmptySlice } from './empty-slice.tsx'
import { MatrixDetail } from './matrix-detail.tsx'
import { MatrixGrid } from './matrix-grid.tsx'
import { MatrixHeadline } from './matrix-headline.tsx'
import { byDistance, cellsByPlace, optionsOf } from './matrix-reading.ts'
import { MatrixTable } from './matrix-table.tsx'
import type { At } from './matrix-walk.ts'
import { useMatrixNames } from './use-matrix-names.ts'

const PARTITIONS = ['sectors', 'families'] as const
/** More rows than this do not fit a screen; the table has all pairs. */
const SHOWN = 24

/** Sector by sector, who works with whom more, as much or less than chance would have it. */
export function MatrixView({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { t } = useText()
  const { query } = useAddress()
  const partition = PARTITIONS.find((one) => one === query.get('partition')) ?? 'sectors'
  const found = useMatrix(networkId, { partition })
  return (
    <>
      <SliceStrip networkId={networkId} summary={found.data?.summary} onChange={onSlice} />
      <Answer of={found} lines={12}>
        {(matrix) =>
          matrix.summary.actors === 0 ? (
            <EmptySlice networkId={networkId} onSlice={onSlice} />
          ) : (
            <div className="stack">
              {(matrix.hasFamilies || partition === 'families') && (
                <Segments
                  label={t('view.matrix.partition')}
                  values={PARTITIONS}
                  current={partition}
                  nameOf={(one) => t(`view.matrix.partition.${one}`)}
                  onChange={(one) =>
                    setOptions({
                      partition: one === 'sectors' ? undefined : one,
                      row: undefined,
                      column: undefined,
                    })
                  }
                />
              )}
              <MatrixHeadline networkId={networkId} matrix={matrix} />
              {matrix.cells.length > 0 && <Drawing networkId={networkId} matrix={matrix} />}
            </div>
          )
        }
      </Answer>
    </>
  )
}

/** The matrix and what the cell at hand says; the kept one is in the address. */
function Drawing({ networkId, matrix }: { networkId: string; matrix: SectorMatrix }) {
  const { t } = useText()
  const { query } = useAddress()
  const { label } = useMatrixNames(networkId, matrix.partition)
  const [hovered, setHovered] = useState<At>()
  const [focused, setFocused] = useState<At>()
  const { sectors, cells } = matrix
  const shown = Math.min(SHOWN, sectors.length)
  const place = (key: string) => sectors.findIndex(({ id }) => id === query.get(key))
  const kept = { row: place('row'), column: place('column') }
  const [first] = byDistance(cells.filter(({ b }) => b < shown))
  const start =
    kept.row >= 0 && kept.column >= 0 ? kept : { row: first?.b ?? 0, column: first?.a ?? 0 }
  const at = hovered ?? focused ?? start
  const cell = cellsByPlace(cells)(at.row, at.column)
  const told = cells.filter(({ z }) => z !== null).length
  return (
    <>
      <div className="matrix-layout">
        <figure className="figure" aria-label={t('view.name.matrix')}>
          <MatrixGrid
            networkId={networkId}
            matrix={matrix}
            shown={shown}
            start={start}
            onHover={setHovered}
            onFocus={setFocused}
            onKeep={({ row, column }) =>
              setOptions({ row: sectors[row]?.id, column: sectors[column]?.id }, true)
            }
          />
          <figcaption className="matrix-key">
            <ul>
              {(['more', 'chance', 'less', 'unknown'] as const).map((reading) => (
                <li key={reading}>
                  <span className={`matrix-swatch ${reading}`} aria-hidden="true" />
                  {t(`view.matrix.reading.${reading}`)}
                </li>
              ))}
            </ul>
            <p>{t('view.matrix.key')}</p>
            {told > 0 && <p>{t('view.matrix.together', { pairs: told })}</p>}
            {shown < sectors.length && (
              <p>{t('view.matrix.shown', { shown, all: sectors.length })}</p>
            )}
          </figcaption>
        </figure>
        {cell && (
          <MatrixDetail
            title={label(cell.a, cell.b, sectors)}
            cell={cell}
            more={{
              ...optionsOf(matrix.partition),
              subject: [sectors[cell.a]?.id ?? '', sectors[cell.b]?.id ?? ''],
            }}
          />
        )}
      </div>
      <MatrixTable networkId={networkId} matrix={matrix} />
    </>
  )
}
