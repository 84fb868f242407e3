import { createReadStream, writeSync } from 'node:fs'
import type { Write } from '../../../server/domain/change-sets.ts'
import { openEmbeddedStore } from '../../../server/store/embedded/embedded-store.ts'
import type { Store } from '../../../server/store/store.ts'
import {
  INFO,
  network,
  putActor,
  putCollaboration,
  putParticipation,
  readState,
} from '../records.ts'

/**
 * A program that writes until it is killed: `writer.js FOLDER [BACKUP]`. It first prints what it finds,
 * then each change set that was acknowledged. Change set n puts n into every record that it touches,
 * and makes version n + 1. With a backup file it restores that instead.
 */
const ID = 'killed'
const [folder = '', backup] = process.argv.slice(2)

const store = await openEmbeddedStore({ folder })
if (backup === undefined) {
  say({ found: await look(store) })
  for (let n = (await store.getNetwork(ID)).version; ; n++) {
    const { version } = await store.apply(ID, INFO, changeSet(n))
    say({ acknowledged: n, version })
  }
} else {
  say({ networks: (await store.listNetworks()).length })
  await store.restore(createReadStream(backup, { encoding: 'utf8' }))
  say({ restored: true })
  await store.close()
}

/** Every third change set is large, so that kills hit the middle of one. */
function changeSet(n: number): Write[] {
  const size = n % 3 === 0 ? 1_000 : 3
  const writes: Write[] = [putCollaboration({ id: `${size}`, name: String(n) })]
  for (let i = 0; i < size; i++) {
    writes.push(putActor({ id: `${size}-${i}`, name: String(n) }))
    writes.push(putParticipation(`${size}-${i}`, `${size}`, { share: n / 1e6 }))
  }
  return writes
}

/** For the small and the large change sets: which numbers are in their records, and how many those are. */
async function look(opened: Store): Promise<object> {
  if ((await opened.listNetworks()).length === 0) await opened.createNetwork(network(ID), INFO)
  const state = await readState(opened, ID)
  const marks = (size: string) => {
    const numbers = [
      ...[...state.collaboration.values()].filter(({ id }) => id === size).map(({ name }) => name),
      ...[...state.actor.values()]
        .filter(({ id }) => id.startsWith(`${size}-`))
        .map(({ name }) => name),
      ...[...state.participation.values()]
        .filter(({ collaborationId }) => collaborationId === size)
        .map(({ share = 0 }) => String(Math.round(share * 1e6))),
    ]
    return { numbers: [...new Set(numbers)], records: numbers.length }
  }
  return {
    version: (await opened.getNetwork(ID)).version,
    small: marks('3'),
    large: marks('1000'),
    history: (await opened.history(ID, { limit: 10_000 })).length,
  }
}

function say(line: object): void {
  writeSync(1, `${JSON.stringify(line)}\n`)
}
