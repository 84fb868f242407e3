import { describe, expect, test } from 'vitest'
import { expectNear, findingOf, valuesOf } from '../support/measured.ts'
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

const value = (written: Written, id: string) => findingOf(handSlice(written), id).value

const SIZE_FREE = ['ei', 'ei-newman', 'transitivity'] as const

describe('metamorphic properties', () => {
  test('other names for the actors change no number', () => {
    onSmallNetworks((small) => {
      const reversed = new Map(small.actors.map((id, i) => [id, `x${small.actors.length - i}`]))
      const rename = (id: string) => reversed.get(id) ?? id
      const renamed = write({
        ...small,
        actors: small.actors.map(rename),
        collaborations: small.collaborations.map((members) => members.map(rename)),
      })
      for (const id of [...SIZE_FREE, 'density', 'components', 'isolated', 'two-mode-diameter']) {
        expectNear(value(renamed, id), value(write(small), id))
      }
      for (const id of ['betweenness', 'harmonic', 'strength', 'core-number', 'clustering']) {
        const before = valuesOf(handSlice(write(small)), id)
        const after = valuesOf(handSlice(renamed), id)
        for (const actor of small.actors) expectNear(after[rename(actor)], before[actor])
      }
    })
  })

  test('every collaboration twice doubles strengths and leaves mixing and its chance', () => {
    onSmallNetworks((small) => {
      const once = write(small)
      const again = once.collaborations.map((p) => ({ ...p, id: `${p.id} again` }))
      const twice = both(once, { collaborations: again })
      const before = findingOf(handSlice(once), 'ei-newman')
      const after = findingOf(handSlice(twice), 'ei-newman')
      for (const part of ['value', 'expectation', 'sd'] as const) {
        expectNear(after[part], before[part])
      }
      const strengths = valuesOf(handSlice(once), 'strength')
      for (const [id, strength] of Object.entries(valuesOf(handSlice(twice), 'strength'))) {
        expectNear(strength, 2 * (strengths[id] ?? 0))
      }
    })
  })

  test('weights all multiplied leave mixing and its z', () => {
    onSmallNetworks((small) => {
      const once = write(small)
      const heavy = {
        ...once,
        collaborations: once.collaborations.map((p) => ({ ...p, weight: 7 })),
      }
      const before = findingOf(handSlice(once), 'ei-newman')
      const after = findingOf(handSlice(heavy), 'ei-newman')
      expectNear(after.value, before.value)
      expectNear(after.z, before.z)
    })
  })

  test('an isolated actor more changes only what counts actors', () => {
    onSmallNetworks((small) => {
      const more = both(write(small), { actors: [{ id: 'zz', sectors: ['culture'] }] })
      for (const id of SIZE_FREE) expectNear(value(more, id), value(write(small), id))
      for (const id of ['actors', 'components', 'isolated']) {
        expect(value(more, id)).toBe((value(write(small), id) ?? 0) + 1)
      }
      const isolated = valuesOf(handSlice(more), 'harmonic')['zz']
      expect(isolated).toBe(small.actors.length === 0 ? null : 0)
    })
  })

  test('a collaboration of one changes nothing but counts', () => {
    onSmallNetworks((small) => {
      const [first] = small.actors
      if (first === undefined) return
      const more = both(write(small), { collaborations: [{ id: 'zz', members: [first] }] })
      for (const id of [...SIZE_FREE, 'density', 'ties', 'components', 'isolated']) {
        expectNear(value(more, id), value(write(small), id))
      }
      expect(value(more, 'collaborations')).toBe((value(write(small), 'collaborations') ?? 0) + 1)
    })
  })

  test('other names for the sectors change no number', () => {
    onSmallNetworks((small) => {
      const renamed = {
        ...small,
        sectors: small.sectors.map((list) =>
          list.map((sector) => `${sector.slice(3)} ${sector.slice(0, 3)}`),
        ),
      }
      const before = findingOf(handSlice(write(small)), 'ei-newman')
      const after = findingOf(handSlice(write(renamed)), 'ei-newman')
      for (const part of ['value', 'expectation', 'sd', 'z'] as const) {
        expectNear(after[part], before[part])
      }
    })
  })

  test('a copy beside doubles counts and leaves mixing', () => {
    onSmallNetworks((small) => {
      const copy = both(write(small), write(small, 'copy '))
      for (const id of SIZE_FREE) expectNear(value(copy, id), value(write(small), id))
      for (const id of ['ties', 'components', 'isolated', 'two-mode-components']) {
        expect(value(copy, id) ?? 0).toBe(2 * (value(write(small), id) ?? 0))
      }
    })
  })
})
