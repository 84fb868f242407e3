import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { Compile } from 'typebox/compile'
import { ChangeInfo, type Write } from '../../domain/change-sets.ts'
import { AppError } from '../../errors.ts'
import type { Applied, ApplyOptions, Store } from '../store.ts'
import { addWrite, closeSlice, openSlice } from './encode.ts'
import type { ChangeSetHead, CommitRequest, RecordSlice, WriterOperations } from './protocol.ts'
import type { Client } from './worker-client.ts'

/** Time spent on writes before the thread gets them and others get their turn. */
const SLICE_MS = 4
/** Slices that may wait for the thread: it reads for a while what it compares an import with. */
const AHEAD = 64
const isChangeInfo = Compile(ChangeInfo)

type Target = Pick<CommitRequest, 'networkId' | 'create' | 'expectedVersion'>

/** Change sets are gathered in the writing thread and written there in one transaction. */
export function embeddedWrites(
  writer: Client<WriterOperations>,
): Pick<Store, 'createNetwork' | 'apply' | 'deleteNetwork'> {
  let sessions = 0

  async function write(
    target: Target,
    info: ChangeInfo,
    writes: Iterable<Write> | AsyncIterable<Write>,
    options: ApplyOptions,
  ): Promise<Applied> {
    if (!isChangeInfo.Check(info)) throw new AppError('invalid-request', { field: 'info' })
    sessions += 1
    const session = sessions
    try {
      // The thread takes slices in while the next ones are made.
      const waiting: Promise<unknown>[] = []
      for await (const records of slices(target.networkId, writes, options)) {
        const staged = writer.call('stage', { session, networkId: target.networkId, records })
        // Looked at on a later turn; until then a failure must not count as unhandled.
        staged.catch(() => undefined)
        waiting.push(staged)
        if (waiting.length > AHEAD) await waiting.shift()
        // An answer that is already waiting would be taken up without letting anything else run: a fast
        // thread and a long import would keep the page waiting for seconds.
        await setImmediate()
      }
      await Promise.all(waiting)
      const changeSet = headOf(info)
      const applied = await writer.call('commit', { session, ...target, changeSet })
      const { version } = applied
      return applied.changeSet === null ? { version } : { version, changeSet: applied.changeSet }
    } catch (error) {
      await writer.call('discard', { session }).catch(() => undefined)
      throw error
    }
  }

  return {
    createNetwork: (network, info) =>
      write(
        { networkId: network.id, create: true, expectedVersion: undefined },
        info,
        [{ record: 'network', id: network.id, after: network }],
        {},
      ),
    apply: (networkId, info, writes, options = {}) =>
      write(
        { networkId, create: false, expectedVersion: options.expectedVersion },
        info,
        writes,
        options,
      ),
    deleteNetwork: async (networkId) => {
      await writer.call('deleteNetwork', { networkId })
    },
  }
}

function headOf(info: ChangeInfo): ChangeSetHead {
  const { by, reason, told, source, undoes } = info
  return {
    id: randomUUID(),
    at: new Date().toISOString(),
    by,
    reason,
    ...(told === undefined ? {} : { told }),
    ...(source === undefined ? {} : { source }),
    ...(undoes === undefined ? {} : { undoes }),
  }
}

/** Writes as columns, a few milliseconds' worth at a time. */
async function* slices(
  networkId: string,
  writes: Iterable<Write> | AsyncIterable<Write>,
  { signal, onProgress }: ApplyOptions,
): AsyncGenerator<RecordSlice> {
  let records = openSlice()
  let done = 0
  let started = performance.now()
  const take = (write: Write): RecordSlice | undefined => {
    if (write.record === 'network' && write.id !== networkId) {
      throw new AppError('invalid-record', { record: 'network', id: write.id, field: 'id' })
    }
    addWrite(records, write)
    done += 1
    if (done % 16 !== 0 || performance.now() - started < SLICE_MS) return undefined
    const full = closeSlice(records)
    records = openSlice()
    return full
  }
  const after = (): void => {
    onProgress?.(done)
    if (signal?.aborted === true) throw new AppError('cancelled')
    started = performance.now()
  }
  after()
  if (Symbol.asyncIterator in writes) {
    for await (const write of writes) {
      const full = take(write)
      if (full === undefined) continue
      yield full
      after()
    }
  } else {
    for (const write of writes) {
      const full = take(write)
      if (full === undefined) continue
      yield full
      after()
    }
  }
  if (records.keys.length > 0) yield closeSlice(records)
  after()
}
