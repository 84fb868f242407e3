import { useState } from 'react'
import type { SectorMatrix } from '../../../server/contract/matrix.ts'
import { TableBox } from '../parts/table-box.tsx'
import { useText } from '../state/preferences-context.tsx'
import { ExportMenu } from './export-menu.tsx'
import { byDistance, readCell } from './matrix-reading.ts'
import { useMatrixNames } from './use-matrix-names.ts'

const FIRST = 45

/** Every pair with its numbers, the farthest from chance first. */
export function MatrixTable({ networkId, matrix }: { networkId: string; matrix: SectorMatrix }) {
  const { t, number, capital } = useText()
  const { label } = useMatrixNames(networkId, matrix.partition)
  const [isWhole, setWhole] = useState(false)
  const cells = byDistance(matrix.cells)
  const none = t('view.no-value')
  return (
    <section>
      <div className="view-head">
        <h2>{t('view.matrix.table')}</h2>
        <ExportMenu
          networkId={networkId}
          label={t('action.export-table')}
          table="matrix"
          parameters={{ partition: matrix.partition, audience: 'internal' }}
        />
      </div>
      <TableBox label={t('view.matrix.table')}>
        <table className="table sticky-first">
          <caption>{t('view.matrix.table-caption')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('view.matrix.pair')}</th>
              <th scope="col" className="num">
                {capital(t('view.trend.observed'))}
              </th>
              <th scope="col" className="num">
                {capital(t('view.trend.expected'))}
              </th>
              <th scope="col" className="num">
                {t('view.matrix.z')}
              </th>
              <th scope="col" className="num">
                {t('view.matrix.p')}
              </th>
              <th scope="col">{t('view.matrix.reading')}</th>
            </tr>
          </thead>
          <tbody>
            {(isWhole ? cells : cells.slice(0, FIRST)).map((cell) => {
              const reading = readCell(cell)
              return (
                <tr key={`${cell.a} ${cell.b}`}>
                  <th scope="row">
                    <span className="name">{label(cell.a, cell.b, matrix.sectors)}</span>
                  </th>
                  <td className="num">{number(cell.observed)}</td>
                  <td className="num">{number(cell.expected)}</td>
                  <td className="num">{cell.z === null ? none : number(cell.z)}</td>
                  <td className="num">
                    {cell.adjusted === null
                      ? none
                      : cell.adjusted < 0.001
                        ? t('view.matrix.small-p')
                        : number(cell.adjusted)}
                  </td>
                  <td>
                    <span className="with-mark">
                      <span className={`matrix-swatch ${reading}`} aria-hidden="true" />
                      {t(`view.matrix.reading.${reading}`)}
                    </span>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </TableBox>
      {!isWhole && cells.length > FIRST && (
        <button type="button" className="button" onClick={() => setWhole(true)}>
          {t('view.matrix.show-all', { count: cells.length })}
        </button>
      )}
    </section>
  )
}
