import type { PackedNetwork } from '../../domain/packed-network.ts'
import { ACTOR, COLLABORATION } from './kinds.ts'
import { readParticipations } from './packed-participations.ts'
import {
  actorsBuilder,
  collaborationsBuilder,
  type Crowded,
  type RowsBuilder,
} from './packed-rows.ts'
import { list, number, text } from './rows.ts'
import type { Statements } from './statements.ts'

/** The columns of a whole network from what is kept beside its records. */
export function readPackedColumns(
  statements: Statements,
  network: number,
  version: number,
): { columns: Omit<PackedNetwork, 'network'>; crowded: Crowded } {
  const actors = readDescribed(statements, network, ACTOR, actorsBuilder())
  const collaborations = readDescribed(statements, network, COLLABORATION, collaborationsBuilder())
  return {
    crowded: actors.built.crowded,
    columns: {
      version,
      actors: actors.built.columns,
      collaborations: collaborations.built,
      participations: readParticipations(
        statements,
        network,
        actors.rowOfHandle,
        collaborations.rowOfHandle,
        collaborations.built.ids.length,
      ),
    },
  }
}

/** So many rows at once: what they are parsed into is small enough to be collected cheaply. */
const PAGE_ROWS = 2_000

/** The columns of a kind, in key order, and the row of each handle. */
function readDescribed<C>(
  statements: Statements,
  network: number,
  kind: number,
  builder: RowsBuilder<C>,
): { built: C; rowOfHandle: Int32Array } {
  const ids: string[] = []
  const handles: number[] = []
  let highest = 0
  let after = ''
  for (;;) {
    const page = statements('pack-described').get(network, kind, after, PAGE_ROWS) ?? []
    const [rows, lastKey, keys, pageHandles, columns] = page
    if (number(rows) === 0) break
    after = text(lastKey)
    for (const key of list(keys)) ids.push(text(key))
    for (const each of list(pageHandles)) {
      const handle = number(each)
      handles.push(handle)
      if (handle > highest) highest = handle
    }
    let row = ids.length - number(rows)
    for (const record of list(columns)) {
      builder.add(Array.isArray(record) ? record : [], row)
      row += 1
    }
    if (number(rows) < PAGE_ROWS) break
  }
  const rowOfHandle = new Int32Array(highest + 1)
  for (let row = 0; row < handles.length; row++) rowOfHandle[handles[row] ?? 0] = row
  return { built: builder.finish(ids), rowOfHandle }
}
