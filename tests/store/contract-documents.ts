import { describe, expect, test } from 'vitest'
import { expectCode, type Context } from './contract-context.ts'

export function documentTests({ store, freshId }: Context): void {
  describe('documents', () => {
    test('come back as they were put, with a revision that grows', async () => {
      const kind = freshId()
      const value = { text: 'É « ’ \n', list: [1, 2.5, null, true, { deep: [] }], '': -0.001 }
      expect(await store().documents.put(kind, 'one', value)).toBe(1)
      const stored = await store().documents.get(kind, 'one')
      expect(stored).toMatchObject({ kind, id: 'one', revision: 1, value })
      expect(Date.parse(stored?.updatedAt ?? '')).not.toBeNaN()
      expect(await store().documents.put(kind, 'one', 'text')).toBe(2)
      expect(await store().documents.get(kind, 'one')).toMatchObject({ revision: 2, value: 'text' })
      expect(await store().documents.put(kind, 'one', null)).toBe(3)
      expect((await store().documents.get(kind, 'one'))?.value).toBeNull()
    })

    test('one that is not there is undefined, and its removal is nothing', async () => {
      const kind = freshId()
      expect(await store().documents.get(kind, 'none')).toBeUndefined()
      await store().documents.delete(kind, 'none')
      expect(await store().documents.list(kind)).toEqual([])
    })

    test('are listed by id, of their kind only', async () => {
      const kind = freshId()
      const other = freshId()
      for (const id of ['b', '\u{1F600}', 'a', '\uFF5E', 'é'])
        await store().documents.put(kind, id, id)
      await store().documents.put(other, 'c', 1)
      const ids = (await store().documents.list(kind)).map(({ id }) => id)
      expect(ids).toEqual(['a', 'b', 'é', '\uFF5E', '\u{1F600}'])
    })

    test('an expected revision that is not the present one is refused', async () => {
      const kind = freshId()
      expect(await store().documents.put(kind, 'one', 1, 0)).toBe(1)
      await expectCode(store().documents.put(kind, 'one', 2, 0), 'revision-conflict')
      await expectCode(store().documents.put(kind, 'one', 2, 2), 'revision-conflict')
      expect(await store().documents.put(kind, 'one', 2, 1)).toBe(2)
      await expectCode(store().documents.put(kind, 'none', 2, 1), 'revision-conflict')
      expect((await store().documents.get(kind, 'one'))?.value).toBe(2)
    })

    test('two writers of the same expected revision: one wins', async () => {
      const kind = freshId()
      await store().documents.put(kind, 'one', 0)
      const results = await Promise.allSettled(
        [1, 2, 3].map((value) => store().documents.put(kind, 'one', value, 1)),
      )
      expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    })

    test('a removed one starts again at revision 1', async () => {
      const kind = freshId()
      await store().documents.put(kind, 'one', 1)
      await store().documents.put(kind, 'one', 2)
      await store().documents.delete(kind, 'one')
      expect(await store().documents.get(kind, 'one')).toBeUndefined()
      expect(await store().documents.put(kind, 'one', 3, 0)).toBe(1)
    })
  })
}
