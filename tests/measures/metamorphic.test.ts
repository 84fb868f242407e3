import { describe, expect, test } from 'vitest'
import type { SlicedNetwork } from '../../server/network/sliced-network.ts'
import { expectNear, expectNearAll, findingOf, valuesOf } from '../support/measured.ts'
import { handSlice, type HandNetwork } from '../support/networks.ts'
import { onSmallNetworks, type SmallNetwork } from '../support/small-networks.ts'

// What must hold whatever the values are: no oracle is needed.

type Written = Required<Pick<HandNetwork, 'actors' | 'collaborations'>>

function write({ actors, collaborations, sectors }: SmallNetwork, prefix = ''): Written {
  return {
    actors: actors.map((id, index) => ({ id: prefix + id, sectors: sectors[index] ?? [] })),
    collaborations: collaborations.map((members, index) => ({
      id: `${prefix}p${index}`,
      members: members.map((id) => prefix + id),
    })),
  }
}

const both = (a: Written, b: Partial<Written>): Written => ({
  actors: [...a.actors, ...(b.actors ?? [])],
  collaborations: [...a.collaborations, ...(b.collaborations ?? [])],
})

const value = (network: SlicedNetwork, id: string) => findingOf(network, id).value

const SIZE_FREE = ['ei', 'ei-newman', 'transitivity'] as const

describe('metamorphic properties', () => {
  test('other names for the actors change no number', () => {
    onSmallNetworks((small) => {
      const renaming = new Map(small.actors.map((id, i) => [id, `x${small.actors.length - i}`]))
      const rename = (id: string) => renaming.get(id) ?? id
      const before = handSlice(write(small))
      const after = handSlice(
        write({
          ...small,
          actors: small.actors.map(rename),
          collaborations: small.collaborations.map((members) => members.map(rename)),
        }),
      )
      for (const id of [...SIZE_FREE, 'density', 'components', 'isolated', 'two-mode-diameter']) {
        expectNear(value(after, id), value(before, id))
      }
      for (const id of ['betweenness', 'harmonic', 'strength', 'core-number', 'clustering']) {
        const renamed = Object.entries(valuesOf(before, id)).map(([actor, v]) => [rename(actor), v])
        expectNearAll(valuesOf(after, id), Object.fromEntries(renamed))
      }
    })
  })

  test('every collaboration twice doubles strengths and leaves mixing and its chance', () => {
    onSmallNetworks((small) => {
      const once = write(small)
      const again = once.collaborations.map((p) => ({ ...p, id: `${p.id} again` }))
      const before = handSlice(once)
      const after = handSlice(both(once, { collaborations: again }))
      expectSameMixing(after, before, ['value', 'expectation', 'sd'])
      const doubled = Object.entries(valuesOf(before, 'strength')).map(([id, s]) => [
        id,
        2 * (s ?? 0),
      ])
      expectNearAll(valuesOf(after, 'strength'), Object.fromEntries(doubled))
    })
  })

  test('weights all multiplied leave mixing and its z', () => {
    onSmallNetworks((small) => {
      const once = write(small)
      const heavy = once.collaborations.map((p) => ({ ...p, weight: 7 }))
      const after = handSlice({ ...once, collaborations: heavy })
      expectSameMixing(after, handSlice(once), ['value', 'expectation', 'sd', 'z'])
    })
  })

  test('an isolated actor more changes only what counts actors', () => {
    onSmallNetworks((small) => {
      const before = handSlice(write(small))
      const after = handSlice(both(write(small), { actors: [{ id: 'zz', sectors: ['culture'] }] }))
      for (const id of SIZE_FREE) expectNear(value(after, id), value(before, id))
      for (const id of ['actors', 'components', 'isolated']) {
        expect(value(after, id)).toBe((value(before, id) ?? 0) + 1)
      }
      expect(valuesOf(after, 'harmonic')['zz']).toBe(small.actors.length === 0 ? null : 0)
    })
  })

  test('a collaboration of one changes nothing but counts', () => {
    onSmallNetworks((small) => {
      const [first] = small.actors
      if (first === undefined) return
      const before = handSlice(write(small))
      const solo = { collaborations: [{ id: 'zz', members: [first] }] }
      const after = handSlice(both(write(small), solo))
      for (const id of [...SIZE_FREE, 'density', 'ties', 'components', 'isolated']) {
        expectNear(value(after, id), value(before, id))
      }
      expect(value(after, 'collaborations')).toBe((value(before, 'collaborations') ?? 0) + 1)
    })
  })

  test('other names for the sectors change no number', () => {
    onSmallNetworks((small) => {
      const renamed = small.sectors.map((list) =>
        list.map((sector) => `${sector.slice(3)} ${sector.slice(0, 3)}`),
      )
      const after = handSlice(write({ ...small, sectors: renamed }))
      expectSameMixing(after, handSlice(write(small)), ['value', 'expectation', 'sd', 'z'])
    })
  })

  test('a copy beside doubles counts and leaves mixing', () => {
    onSmallNetworks((small) => {
      const before = handSlice(write(small))
      const after = handSlice(both(write(small), write(small, 'copy ')))
      for (const id of SIZE_FREE) expectNear(value(after, id), value(before, id))
      for (const id of ['ties', 'components', 'isolated', 'two-mode-components']) {
        expect(value(after, id) ?? 0).toBe(2 * (value(before, id) ?? 0))
      }
    })
  })
})

function expectSameMixing(
  after: SlicedNetwork,
  before: SlicedNetwork,
  parts: readonly ('value' | 'expectation' | 'sd' | 'z')[],
): void {
  const [now, then] = [findingOf(after, 'ei-newman'), findingOf(before, 'ei-newman')]
  for (const part of parts) expectNear(now[part], then[part])
}
