import { useState, type ReactNode } from 'react'
import type { Cuts } from '../../../server/contract/brokers.ts'
import { NameButton } from '../parts/name-button.tsx'
import { Segments } from '../parts/segments.tsx'
import { TableBox } from '../parts/table-box.tsx'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { openCollaboration, select, setOptions, useAddress } from '../state/use-address.ts'
import { Sectors } from './actor-table.tsx'
import { ExportMenu } from './export-menu.tsx'

/** So many rows at first; the rest on demand. */
const FIRST = 20

const KINDS = ['actors', 'collaborations', 'ties'] as const

/** One of the three lists: actors, collaborations or ties that hold others. */
export function CutsTable({ networkId, cuts }: { networkId: string; cuts: Cuts }) {
  const { t } = useText()
  const { query } = useAddress()
  const { looks, labels } = useSectors(networkId)
  const kind = KINDS.find((one) => one === query.get('cut')) ?? 'actors'
  const all = {
    actors: cuts.articulation.value,
    collaborations: cuts.cutCollaborations.value,
    ties: cuts.bridges.value,
  }[kind]
  const rows = cuts[kind].length
  const [whole, setWhole] = useState<(typeof KINDS)[number]>()
  const shown = whole === kind ? rows : Math.min(FIRST, rows)
  return (
    <div className="stack tight">
      <Segments
        label={t('view.cuts.show')}
        values={KINDS}
        current={kind}
        nameOf={(one) => t(`view.cuts.${one}`)}
        onChange={(one) => setOptions({ cut: one === 'actors' ? undefined : one }, true)}
      />
      {rows === 0 ? (
        <p className="quiet">{t('view.cuts.nothing')}</p>
      ) : (
        <>
          <div className="table-tools">
            <ExportMenu networkId={networkId} label={t('action.export-table')} table="cuts" />
          </div>
          <TableBox label={t('view.cuts.caption')}>
            <table className="table sticky-first">
              <caption className="unseen">{t('view.cuts.caption')}</caption>
              {kind === 'actors' && (
                <Rows
                  head={[t('view.table.name'), t('view.table.sectors')]}
                  numbers={[t('view.cuts.cut-off'), t('view.cuts.groups')]}
                  rows={cuts.actors.slice(0, shown).map((row) => ({
                    key: row.id,
                    cells: [
                      <Holder
                        key="name"
                        of={row}
                        name={row.name}
                        onOpen={() => select([row.id])}
                      />,
                      <Sectors key="s" sectors={row.sectors} looks={looks} labels={labels} />,
                    ],
                    numbers: [row.cutOff, row.groups],
                  }))}
                />
              )}
              {kind === 'collaborations' && (
                <Rows
                  head={[t('view.table.name')]}
                  numbers={[t('view.cuts.cut-off'), t('view.cuts.groups'), t('view.cuts.members')]}
                  rows={cuts.collaborations.slice(0, shown).map((row) => ({
                    key: row.id,
                    cells: [
                      <Holder
                        key="name"
                        of={row}
                        name={row.name}
                        onOpen={() => openCollaboration(row.id)}
                      />,
                    ],
                    numbers: [row.cutOff, row.groups, row.members],
                  }))}
                />
              )}
              {kind === 'ties' && (
                <Rows
                  head={[t('view.cuts.tie')]}
                  numbers={[t('view.cuts.cut-off')]}
                  rows={cuts.ties.slice(0, shown).map(({ a, b, cutOff, names }) => ({
                    key: `${a.id} ${b.id}`,
                    cells: [
                      <Holder
                        key="name"
                        of={{ cutOff, names }}
                        name={`${a.name} – ${b.name}`}
                        onOpen={() => select([a.id, b.id])}
                      />,
                    ],
                    numbers: [cutOff],
                  }))}
                />
              )}
            </table>
          </TableBox>
        </>
      )}
      {shown < rows && (
        <button type="button" className="button" onClick={() => setWhole(kind)}>
          {t('view.cuts.show-all', { count: rows })}
        </button>
      )}
      {all !== null && rows < all && (
        <p className="small quiet">{t('view.cuts.first', { shown: rows, all })}</p>
      )}
    </div>
  )
}

/** So many of those who would be cut off are named; the exported table has more. */
const NAMED = 5

/** Who or what holds others, and whom. */
function Holder({
  of: { cutOff, names },
  name,
  onOpen,
}: {
  of: Pick<Cuts['ties'][number], 'cutOff' | 'names'>
  name: string
  onOpen: () => void
}) {
  const { t, list } = useText()
  const first = names.slice(0, NAMED).map((one) => one.name)
  const others = cutOff - first.length
  return (
    <>
      <NameButton name={name} onOpen={onOpen} />
      {first.length > 0 && (
        <span className="cut-names small quiet">
          {list(others > 0 ? [...first, t('view.cuts.others', { count: others })] : first)}
        </span>
      )}
    </>
  )
}

type Row = { key: string; cells: ReactNode[]; numbers: number[] }

function Rows({ head, numbers, rows }: { head: string[]; numbers: string[]; rows: Row[] }) {
  const { count } = useText()
  return (
    <>
      <thead>
        <tr>
          {head.map((title) => (
            <th key={title} scope="col">
              {title}
            </th>
          ))}
          {numbers.map((title) => (
            <th key={title} scope="col" className="num">
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells: [first, ...further], numbers: values }) => (
          <tr key={key}>
            <th scope="row">{first}</th>
            {further.map((cell, i) => (
              <td key={head[i + 1]}>{cell}</td>
            ))}
            {values.map((value, i) => (
              <td key={numbers[i]} className="num">
                {count(value)}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </>
  )
}
