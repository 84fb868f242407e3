import { beforeAll, describe, expect, test } from 'vitest'
import { windowOf } from '../../../server/network/days.ts'
import { sliceAgain } from '../../../server/network/slice-network.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { expectNear, findingOf, valuesOf } from '../../support/measured.ts'
import {
  isLeftOut,
  STRUCTURE_CASES,
  structureReference,
  type StructureReference,
} from '../../support/oracle-readings/structure-references.ts'

// Reference values computed apart (networkx, igraph), one table for each data set. Real data stays
// outside the project: a set that is not here is skipped.

describe.each(STRUCTURE_CASES)('$name', (one) => {
  const { name, read, idOf = (id: string) => id } = one
  const reference = isLeftOut(one) ? undefined : structureReference(name)
  let network: SlicedNetwork | undefined
  beforeAll(() => {
    network = reference === undefined ? undefined : read()
  })

  const onBoth =
    (check: (network: SlicedNetwork, reference: StructureReference) => void) =>
    (context: { skip: (note: string) => void }) => {
      if (network === undefined || reference === undefined) {
        context.skip(
          isLeftOut(one)
            ? 'large: runs with MAILLAGE_ALL_REFERENCES=1'
            : 'the shared test data is not here',
        )
        return
      }
      check(network, reference)
    }

  test(
    'has the reference shape, distances and cuts',
    onBoth((net, { counts }) => {
      const value = (id: string) => findingOf(net, id).value
      expect(value('actors')).toBe(counts.actors)
      expect(value('ties')).toBe(counts.ties)
      expectNear(value('mean-degree'), counts.meanDegree)
      expectNear(value('fragmentation'), counts.fragmentation)
      expectNear(value('isolated-share'), counts.isolates / counts.actors)
      expectNear(value('largest-component-share'), counts.largestComponent / counts.actors)
      expectNear(value('global-efficiency'), counts.globalEfficiency)
      expect(findingOf(net, 'diameter').parts?.['largest']).toBe(counts.diameterLargest)
      expect(value('articulation-actors')).toBe(counts.articulationActors)
      expect(value('bridges')).toBe(counts.bridges)
      const { twoMode } = counts
      const found = {
        articulationActors: findingOf(net, 'articulation-actors').parts?.['twoMode'],
        articulationCollaborations: value('cut-collaborations'),
        bridges: findingOf(net, 'bridges').parts?.['twoMode'],
      }
      expect(twoMode === undefined ? undefined : found).toEqual(
        twoMode && {
          articulationActors: twoMode.articulationActors,
          articulationCollaborations: twoMode.articulationCollaborations,
          bridges: twoMode.bridges,
        },
      )
    }),
  )

  test(
    'has the reference constraint',
    onBoth((net, { constraint, actors, actorColumns }) => {
      const values = Object.entries(valuesOf(net, 'constraint'))
      const defined = values.flatMap(([, value]) => (value === null ? [] : [value]))
      expect(defined).toHaveLength(constraint.defined)
      expectNear(defined.reduce((a, b) => a + b, 0) / defined.length, constraint.mean)
      expectNear(
        defined.reduce((a, b) => Math.min(a, b), Infinity),
        constraint.min,
      )
      expectNear(
        defined.reduce((a, b) => Math.max(a, b), 0),
        constraint.max,
      )
      const place = actorColumns.indexOf('constraint')
      for (const [id, value] of values) {
        const expected = actors[idOf(id)]?.[place]
        if (typeof expected === 'number') expectNear(value, expected)
      }
    }),
  )

  test(
    'keeps and loses from year to year what the reference does',
    onBoth((net, { windows }) => {
      const years = windows?.rows.map((row) => row[0]) ?? []
      const isDated = windowOf(net.slice) === undefined && net.whole.latestDay > 0
      if (windows === undefined || !isDated) return
      const dated = sliceAgain(net, { from: String(years[0]), to: String(years.at(-1)) })
      for (const [id, column] of [
        ['persistence', 'persistenceFromPrevious'],
        ['turnover', 'turnover'],
        ['entries', 'entries'],
        ['exits', 'exits'],
      ] as const) {
        const parts = findingOf(dated, id).parts ?? {}
        const place = windows.columns.indexOf(column)
        for (const row of windows.rows.slice(1)) {
          expectNear(parts[String(row[0])], row[place])
        }
      }
    }),
  )
})
