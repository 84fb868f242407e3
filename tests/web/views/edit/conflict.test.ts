import { describe, expect, test } from 'vitest'
import { ApiError } from '../../../../web/src/api/api-error.ts'
import { differingFields, isConflict, writeOver } from '../../../../web/src/views/edit/conflict.ts'

/** A server at a version, which takes a write on that version only. */
function server(version: number, record: { name: string }) {
  const written: number[] = []
  return {
    written,
    reload: async () => ({ record, version }),
    write: async (expected: number) => {
      if (expected !== version) throw new ApiError(409, 'version-conflict')
      written.push(expected)
      return { version: version + 1 }
    },
  }
}

async function gone(): Promise<never> {
  throw new ApiError(404, 'actor-not-found')
}

describe('writeOver', () => {
  test('writes over what was read', async () => {
    const { reload, write, written } = server(4, { name: 'A' })
    const answer = await writeOver({ record: { name: 'A' }, version: 4 }, reload, write)
    expect(answer).toEqual({ version: 5 })
    expect(written).toEqual([4])
  })

  test('writes again when the network has changed and the record has not', async () => {
    const { reload, write, written } = server(6, { name: 'A' })
    expect(await writeOver({ record: { name: 'A' }, version: 4 }, reload, write)).toEqual({
      version: 7,
    })
    expect(written).toEqual([6])
  })

  test('writes nothing when another one wrote the record', async () => {
    const { reload, write, written } = server(6, { name: 'B' })
    const answer = await writeOver({ record: { name: 'A' }, version: 4 }, reload, write)
    expect(isConflict(answer)).toBe(true)
    expect(answer).toEqual({ theirs: { record: { name: 'B' }, version: 6 } })
    expect(written).toEqual([])
  })

  test('any other failure is that failure', async () => {
    const { reload } = server(4, { name: 'A' })
    await expect(writeOver({ record: { name: 'A' }, version: 4 }, reload, gone)).rejects.toThrow(
      ApiError,
    )
  })
})

test('differing fields are named, the source apart', () => {
  expect(
    differingFields(
      { name: 'A', sectors: ['x'], source: 1 },
      { name: 'A', sectors: ['y'], closedOn: '2014', source: 2 },
    ),
  ).toEqual(['sectors', 'closedOn'])
})
