import { describe, expect, test } from 'vitest'
import type { Write } from '../../server/domain/change-sets.ts'
import type { ErrorCode } from '../../server/errors.ts'
import { expectCode, type Context } from './contract-context.ts'
import {
  INFO,
  makeNetwork,
  putActor,
  putApplication,
  putCall,
  putCollaboration,
  putParticipation,
  readState,
  remove,
  SMALL,
} from './records.ts'

export function refusalTests({ store, freshId }: Context): void {
  const make = (writes: Iterable<Write> = []) => makeNetwork(store(), freshId(), writes)

  const expectRefused = async (writes: Iterable<Write>, ...codes: ErrorCode[]) => {
    const id = await make(SMALL)
    const before = await readState(store(), id)
    await expectCode(store().apply(id, INFO, writes), ...codes)
    expect(await readState(store(), id)).toEqual(before)
    expect((await store().getNetwork(id)).version).toBe(2)
    expect(await store().history(id)).toHaveLength(2)
  }

  describe('refuses, and keeps nothing of', () => {
    test('a participation of an actor or in a collaboration that is not there', async () => {
      await expectRefused(
        [putActor({ id: 'new' }), putParticipation('nobody', 'p')],
        'unknown-reference',
      )
      await expectRefused(
        [putActor({ id: 'new' }), putParticipation('a', 'nothing')],
        'unknown-reference',
      )
    })

    test('an application to a call or of a collaboration that is not there', async () => {
      await expectRefused([putApplication('no call', 'p')], 'unknown-reference')
      await expectRefused([putCall('ami'), putApplication('ami', 'nothing')], 'unknown-reference')
    })

    test('the removal of what is still referred to', async () => {
      await expectRefused([putActor({ id: 'new' }), remove(putActor({ id: 'a' }))], 'record-in-use')
      await expectRefused([remove(putCollaboration({ id: 'q' }))], 'record-in-use')
    })

    test('a new reference to what it removes', async () => {
      await expectRefused(
        [
          remove(putParticipation('a', 'q', { startsOn: '2012-02-29' })),
          remove(putCollaboration({ id: 'q' })),
          putParticipation('b', 'q'),
        ],
        'record-in-use',
        'unknown-reference',
      )
    })

    test('a record that is not what its schema says', async () => {
      await expectRefused(
        [putActor({ id: 'new' }), putCollaboration({ id: 'x', weight: -1 })],
        'invalid-record',
      )
      await expectRefused([putActor({ id: 'x', place: { latitude: 91 } })], 'invalid-record')
      await expectRefused([putCollaboration({ id: 'x', startsOn: '12/2013' })], 'invalid-record')
      await expectRefused([putCollaboration({ id: 'x', weight: Number.NaN })], 'invalid-record')
      await expectRefused([putActor({ id: '', name: 'Nobody' })], 'invalid-record')
    })

    test('a record under the key of another', async () => {
      const write = putActor({ id: 'x' })
      await expectRefused([{ ...write, id: 'y' }], 'invalid-record')
      await expectRefused([{ ...putParticipation('a', 'q'), id: 'a|q|lead|' }], 'invalid-record')
    })

    test('text that no store could give back as it was', async () => {
      await expectRefused([putActor({ id: 'x', name: 'cut\0here' })], 'invalid-record')
      await expectRefused([putActor({ id: 'x\0y' })], 'invalid-record')
      await expectRefused([putActor({ id: 'x', name: 'half \ud83d' })], 'invalid-record')
      await expectRefused(
        [putActor({ id: 'x', attributes: { 'half \udc00': 1 } })],
        'invalid-record',
      )
    })

    test('what comes from a source that fails on the way', async () => {
      const id = await make(SMALL)
      await expect(store().apply(id, INFO, failingSource())).rejects.toThrow('the file ends here')
      expect((await readState(store(), id)).actor.has('new')).toBe(false)
      expect((await store().apply(id, INFO, [putActor({ id: 'new' })])).version).toBe(3)
    })

    test('what is cancelled', async () => {
      const id = await make(SMALL)
      const controller = new AbortController()
      controller.abort()
      await expectCode(
        store().apply(id, INFO, [putActor({ id: 'new' })], { signal: controller.signal }),
        'cancelled',
      )
      expect((await store().getNetwork(id)).version).toBe(2)
    })
  })
}

async function* failingSource(): AsyncGenerator<Write> {
  yield await Promise.resolve(putActor({ id: 'new' }))
  throw new Error('the file ends here')
}
