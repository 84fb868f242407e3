import { test as property } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { findingOf, valuesOf } from '../support/measured.ts'
import { handSlice, type HandNetwork } from '../support/networks.ts'
import { smallNetworks } from '../support/small-networks.ts'

// What must hold whatever the values are: no oracle is needed.

type Small = { actors: string[]; collaborations: string[][]; sectors: string[][] }
type Written = Required<Pick<HandNetwork, 'actors' | 'collaborations'>>

function write({ actors, collaborations, sectors }: Small, prefix = ''): Written {
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

function expectClose(actual: number | null | undefined, expected: number | null | undefined): void {
  if (typeof expected === 'number') expect(actual).toBeCloseTo(expected, 9)
  else expect(actual).toBe(expected)
}

const SIZE_FREE = ['ei', 'ei-newman', 'transitivity'] as const

describe('metamorphic properties', () => {
  property.prop([smallNetworks])('other names for the actors change no number', (small) => {
    const reversed = new Map(small.actors.map((id, i) => [id, `x${small.actors.length - i}`]))
    const rename = (id: string) => reversed.get(id) ?? id
    const renamed = write({
      ...small,
      actors: small.actors.map(rename),
      collaborations: small.collaborations.map((members) => members.map(rename)),
    })
    for (const id of [...SIZE_FREE, 'density', 'components', 'isolated', 'two-mode-diameter']) {
      expectClose(value(renamed, id), value(write(small), id))
    }
    for (const id of ['betweenness', 'harmonic', 'strength', 'core-number', 'clustering']) {
      const before = valuesOf(handSlice(write(small)), id)
      const after = valuesOf(handSlice(renamed), id)
      for (const actor of small.actors) expectClose(after[rename(actor)], before[actor])
    }
  })

  property.prop([smallNetworks])(
    'every collaboration twice doubles strengths and leaves mixing and its chance',
    (small) => {
      const once = write(small)
      const again = once.collaborations.map((p) => ({ ...p, id: `${p.id} again` }))
      const twice = both(once, { collaborations: again })
      const before = findingOf(handSlice(once), 'ei-newman')
      const after = findingOf(handSlice(twice), 'ei-newman')
      for (const part of ['value', 'expectation', 'sd'] as const) {
        expectClose(after[part], before[part])
      }
      const strengths = valuesOf(handSlice(once), 'strength')
      for (const [id, strength] of Object.entries(valuesOf(handSlice(twice), 'strength'))) {
        expectClose(strength, 2 * (strengths[id] ?? 0))
      }
    },
  )

  property.prop([smallNetworks])('weights all multiplied leave mixing and its z', (small) => {
    const once = write(small)
    const heavy = {
      ...once,
      collaborations: once.collaborations.map((p) => ({ ...p, weight: 7 })),
    }
    const before = findingOf(handSlice(once), 'ei-newman')
    const after = findingOf(handSlice(heavy), 'ei-newman')
    expectClose(after.value, before.value)
    expectClose(after.z, before.z)
  })

  property.prop([smallNetworks])(
    'an isolated actor more changes only what counts actors',
    (small) => {
      const more = both(write(small), { actors: [{ id: 'zz', sectors: ['culture'] }] })
      for (const id of SIZE_FREE) expectClose(value(more, id), value(write(small), id))
      for (const id of ['actors', 'components', 'isolated']) {
        expect(value(more, id)).toBe((value(write(small), id) ?? 0) + 1)
      }
      const isolated = valuesOf(handSlice(more), 'harmonic')['zz']
      expect(isolated).toBe(small.actors.length === 0 ? null : 0)
    },
  )

  property.prop([smallNetworks])('a collaboration of one changes nothing but counts', (small) => {
    const [first] = small.actors
    if (first === undefined) return
    const more = both(write(small), { collaborations: [{ id: 'zz', members: [first] }] })
    for (const id of [...SIZE_FREE, 'density', 'ties', 'components', 'isolated']) {
      expectClose(value(more, id), value(write(small), id))
    }
    expect(value(more, 'collaborations')).toBe((value(write(small), 'collaborations') ?? 0) + 1)
  })

  property.prop([smallNetworks])('other names for the sectors change no number', (small) => {
    const renamed = {
      ...small,
      sectors: small.sectors.map((list) => list.map((sector) => [...sector].toReversed().join(''))),
    }
    const before = findingOf(handSlice(write(small)), 'ei-newman')
    const after = findingOf(handSlice(write(renamed)), 'ei-newman')
    for (const part of ['value', 'expectation', 'sd', 'z'] as const) {
      expectClose(after[part], before[part])
    }
  })

  property.prop([smallNetworks])('a copy beside doubles counts and leaves mixing', (small) => {
    const copy = both(write(small), write(small, 'copy '))
    for (const id of SIZE_FREE) expectClose(value(copy, id), value(write(small), id))
    for (const id of ['ties', 'components', 'isolated', 'two-mode-components']) {
      expect(value(copy, id) ?? 0).toBe(2 * (value(write(small), id) ?? 0))
    }
  })
})
