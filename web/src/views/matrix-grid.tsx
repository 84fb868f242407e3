import { useRef, useState, type KeyboardEvent } from 'react'
import type { SectorMatrix } from '../../../server/contract/matrix.ts'
import { SectorMark } from '../parts/sector-mark.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { useText } from '../state/preferences-context.tsx'
import { cellsByPlace, readCell, tintOf } from './matrix-reading.ts'
import { stepFrom, type At } from './matrix-walk.ts'
import { useMatrixNames, type MatrixNames } from './use-matrix-names.ts'

type Props = {
  networkId: string
  matrix: SectorMatrix
  shown: number
  start: At
  /** The cell under the pointer, and the one that has the focus; undefined when there is none. */
  onHover: (at: At | undefined) => void
  onFocus: (at: At | undefined) => void
  onKeep: (at: At) => void
}

const SIGNS = { more: '+', less: '−', chance: '=', unknown: '·' } as const

/** Sector × sector. One cell is in the tab order; arrows, Home and End go on from it. */
export function MatrixGrid({ networkId, matrix, shown, start, onHover, onFocus, onKeep }: Props) {
  const { t, number } = useText()
  const names = useMatrixNames(networkId, matrix.partition)
  const [focus, setFocus] = useState<At>()
  const body = useRef<HTMLTableSectionElement>(null)
  const at = focus ?? start
  const sectors = matrix.sectors.slice(0, shown)
  const cellAt = cellsByPlace(matrix.cells)
  // A total has no pair to tell of.
  const pairAt = (next: At): At | undefined =>
    next.row < shown && next.column < shown ? next : undefined
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey && event.key !== 'Home' && event.key !== 'End') return
    const next = stepFrom(at, event.key, shown, event.ctrlKey)
    if (!next) return
    event.preventDefault()
    // The cell takes the focus, and its own handler says where it is.
    body.current?.rows[next.row]?.cells[next.column + 1]?.focus()
  }
  const place = (row: number, column: number) => ({
    tabIndex: row === Math.min(at.row, shown) && column === Math.min(at.column, shown) ? 0 : -1,
    onFocus: () => {
      setFocus({ row, column })
      onFocus(pairAt({ row, column }))
      // A pointer that rests on another cell gives way to the keyboard.
      onHover(undefined)
    },
    onBlur: () => onFocus(undefined),
    onPointerEnter: () => onHover(pairAt({ row, column })),
    onPointerLeave: () => onHover(undefined),
  })
  return (
    <TableBox label={t('view.matrix.grid', { of: matrix.partition })}>
      <table
        className={shown > 5 ? 'matrix many' : 'matrix'}
        // A grid is a table whose cells are walked with arrows (WAI-ARIA); only this role says so.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-label={t('view.matrix.grid', { of: matrix.partition })}
        aria-readonly="true"
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className="corner">
              {t(`view.matrix.corner.${matrix.partition}`)}
            </th>
            {sectors.map(({ id }) => (
              <th key={id} scope="col">
                <Name names={names} id={id} />
              </th>
            ))}
            <th scope="col" className="total">
              {t('view.matrix.total')}
            </th>
          </tr>
        </thead>
        <tbody ref={body}>
          {sectors.map((own, row) => (
            <tr key={own.id}>
              <th scope="row">
                <Name names={names} id={own.id} />
              </th>
              {sectors.map((other, column) => {
                const cell = cellAt(row, column)
                const reading = cell ? readCell(cell) : 'unknown'
                const side = (cell?.z ?? 0) > 0 ? 'more' : 'less'
                const classes = ['cell']
                if (cell && tintOf(cell) > 0) classes.push(`${side}-${tintOf(cell)}`)
                if (row === column) classes.push('own')
                if (start.row === row && start.column === column) classes.push('kept')
                return (
                  <td
                    key={other.id}
                    className={classes.join(' ')}
                    aria-label={t('view.matrix.cell', {
                      pair: names.label(row, column, matrix.sectors),
                      observed: number(cell?.observed ?? 0),
                      expected: number(cell?.expected ?? 0),
                      reading: t(`view.matrix.reading.${reading}`),
                    })}
                    {...place(row, column)}
                    onClick={() => onKeep({ row, column })}
                    onKeyDown={(event) => {
                      if (event.key !== 'Enter' && event.key !== ' ') return
                      event.preventDefault()
                      onKeep({ row, column })
                    }}
                  >
                    <b className={`sign ${reading}`}>{SIGNS[reading]}</b>
                    <span>{number(cell?.observed ?? 0)}</span>
                  </td>
                )
              })}
              <td
                className="total"
                aria-label={t('view.matrix.total-of', {
                  sector: names.name(own.id),
                  observed: number(own.observed),
                  expected: number(own.expected),
                })}
                {...place(row, shown)}
              >
                {number(own.observed)}
              </td>
            </tr>
          ))}
          <tr className="total">
            <th scope="row">{t('view.matrix.total')}</th>
            {sectors.map((other, column) => (
              <td
                key={other.id}
                className="total"
                aria-label={t('view.matrix.total-of', {
                  sector: names.name(other.id),
                  observed: number(other.observed),
                  expected: number(other.expected),
                })}
                {...place(shown, column)}
              >
                {number(other.observed)}
              </td>
            ))}
            <td
              className="total"
              aria-label={t('view.matrix.total-all', { observed: number(matrix.observed) })}
              {...place(shown, shown)}
            >
              {number(matrix.observed)}
            </td>
          </tr>
        </tbody>
      </table>
    </TableBox>
  )
}

function Name({ names, id }: { names: MatrixNames; id: string }) {
  const look = names.look(id)
  return (
    <span className="matrix-name" title={names.name(id)}>
      {look && <SectorMark look={look} />}
      <span>{names.name(id)}</span>
    </span>
  )
}
