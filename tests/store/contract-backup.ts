import { describe, expect, test } from 'vitest'
import type { Store } from '../../server/store/store.ts'
import { expectCode, type Context } from './contract-context.ts'
import { FULL } from './full-records.ts'
import {
  asAsync,
  backupText,
  INFO,
  network,
  putActor,
  remove,
  readState,
  SMALL,
} from './records.ts'

/** These come last: they empty the store. */
export function backupTests({ store, freshId }: Context): void {
  const fill = async (): Promise<{ first: string; second: string }> => {
    await empty(store())
    const first = freshId()
    const second = freshId()
    for (const id of [first, second]) await store().createNetwork(network(id), INFO)
    await store().apply(first, { ...INFO, source: { label: 'f.csv' } }, FULL)
    await store().apply(first, { ...INFO, undoes: 'x' }, [putActor({ id: 'bare', name: 'Ève' })])
    await store().apply(second, INFO, SMALL)
    await store().apply(second, INFO, SMALL.toReversed().map(remove))
    await store().documents.put('job', 'one', { state: 'done', text: 'é' })
    await store().documents.put('report', 'one', [1, null])
    await store().documents.put('report', 'one', [2, null])
    return { first, second }
  }

  describe('a backup', () => {
    test('read back makes the same networks, history and documents', async () => {
      const { first, second } = await fill()
      const text = await backupText(store())
      const history = await store().history(first)
      const earlier = await readState(store(), second, 2)
      const packed = await store().readPacked(first)
      await empty(store())
      await store().documents.delete('job', 'one')
      const summary = await store().restore(asAsync(text.match(/.{1,1000}/gsu) ?? []))
      expect(summary).toMatchObject({ networks: 2, changeSets: 6 })
      expect(await backupText(store())).toBe(text)
      expect(await store().history(first)).toEqual(history)
      expect(await readState(store(), second, 2)).toEqual(earlier)
      expect(await store().readPacked(first)).toEqual(packed)
      expect(await store().documents.get('report', 'one')).toMatchObject({
        revision: 2,
        value: [2, null],
      })
    })

    test('read back takes further changes as before', async () => {
      const { first } = await fill()
      const text = await backupText(store())
      await empty(store())
      await store().restore(asAsync([text]))
      expect(await store().apply(first, INFO, [putActor({ id: 'bare', name: 'Ève' })])).toEqual({
        version: 3,
      })
      await expectCode(
        store().apply(first, INFO, [remove(putActor({ id: 'bare' }))]),
        'record-in-use',
      )
      const applied = await store().apply(first, INFO, SMALL)
      expect(applied).toMatchObject({
        version: 4,
        changeSet: { counts: { created: SMALL.length } },
      })
    })

    test('of a network that is there already is refused', async () => {
      const { first } = await fill()
      const text = await backupText(store())
      await store().apply(first, INFO, [putActor({ id: 'later' })])
      await expectCode(store().restore(asAsync([text])), 'network-exists')
      expect((await store().getNetwork(first)).version).toBe(4)
    })

    test('cut or altered is refused, and nothing of it is kept', async () => {
      await fill()
      const text = await backupText(store())
      const lines = text.split('\n')
      await empty(store())
      const middle = Math.floor(lines.length / 2)
      const bad = [
        '',
        '{}\n',
        text.slice(0, text.length / 2),
        lines.slice(0, -2).join('\n'),
        lines.toSpliced(middle, 1).join('\n'),
        text.replace('Médias-Cité', 'Medias-Cite'),
        text.replace('"format":1', '"format":99'),
        `${text}{}\n`,
      ]
      for (const altered of bad) {
        await expectCode(store().restore(asAsync([altered])), 'backup-invalid')
        expect(await store().listNetworks()).toEqual([])
      }
      await store().restore(asAsync([text]))
      expect(await backupText(store())).toBe(text)
    })

    test('whose source fails on the way leaves nothing', async () => {
      await fill()
      const text = await backupText(store())
      await empty(store())
      const failing = async function* () {
        yield await Promise.resolve(text.slice(0, text.length - 300))
        throw new Error('the disk is gone')
      }
      await expect(store().restore(failing())).rejects.toThrow('the disk is gone')
      expect(await store().listNetworks()).toEqual([])
    })
  })
}

async function empty(store: Store): Promise<void> {
  for (const { network: settings } of await store.listNetworks())
    await store.deleteNetwork(settings.id)
}
