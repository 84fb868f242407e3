import type { ChangeSetSummary, Entry } from '../domain/change-sets.ts'
import type { RecordKind } from '../domain/record-kinds.ts'
import type { Store } from '../store/store.ts'

/** A record that a change set touched, with the name that a person knows it by. */
export type NamedRecord = { record: RecordKind; id: string; name?: string }

/** Change sets of more records than these are told by their reason and counts: they are no work by hand. */
const BY_HAND = 200
/** Entries that are looked at, and records that are named. */
const LOOKED_AT = 50
const NAMED = 2
/** What a change is about rather than what went with it. */
const ORDER: readonly RecordKind[] = [
  'actor',
  'collaboration',
  'call',
  'participation',
  'application',
  'network',
]

/**
 * The first records that change sets are about, named: of those that went or came, else of those that were
 * changed; actors, else collaborations, else what joins them. Nothing for imports and other large ones.
 */
export async function nameChanges(
  store: Store,
  networkId: string,
  changeSets: readonly ChangeSetSummary[],
): Promise<Map<string, NamedRecord[]>> {
  const named = new Map<string, NamedRecord[]>()
  // The newest first: what has gone since is known by the name it went with.
  const known = new Map<string, string>()
  for (const changeSet of changeSets) {
    const { created, changed, deleted } = changeSet.counts
    const isImport = changeSet.source?.importId !== undefined
    if (isImport || created + changed + deleted > BY_HAND) continue
    const entries: Entry[] = []
    for await (const entry of store.entries(networkId, changeSet.id)) {
      entries.push(entry)
      if (entries.length === LOOKED_AT) break
    }
    const ranked = entries
      .filter(({ record }) => record !== 'network')
      .toSorted((a, b) => rankOf(a) - rankOf(b))
    const [first] = ranked
    const about = ranked.filter((one) => first && rankOf(one) === rankOf(first)).slice(0, NAMED)
    for (const entry of entries) {
      const name = ownName(entry)
      if (name !== undefined) known.set(`${entry.record} ${entry.id}`, name)
    }
    named.set(changeSet.id, await nameAll(store, networkId, about, known))
  }
  return named
}

function rankOf({ record, before, after }: Entry): number {
  const isChanged = before !== null && after !== null
  return Number(isChanged) * ORDER.length + ORDER.indexOf(record)
}

/** Names as the change set had them; of what a record joins, as they are now. */
async function nameAll(
  store: Store,
  networkId: string,
  about: readonly Entry[],
  known: ReadonlyMap<string, string>,
): Promise<NamedRecord[]> {
  const nameOf = async (record: 'actor' | 'collaboration' | 'call', id: string) =>
    known.get(`${record} ${id}`) ??
    (await store.readRecords(networkId, record, [id])).get(id)?.name ??
    id
  const named: NamedRecord[] = []
  for (const entry of about) {
    const { record, id } = entry
    const value = entry.after ?? entry.before
    const own = ownName(entry)
    if (own !== undefined) named.push({ record, id, name: own })
    else if (value && 'actorId' in value) {
      const actor = await nameOf('actor', value.actorId)
      const collaboration = await nameOf('collaboration', value.collaborationId)
      named.push({ record, id, name: `${actor} – ${collaboration}` })
    } else if (value && 'callId' in value) {
      const collaboration = await nameOf('collaboration', value.collaborationId)
      named.push({ record, id, name: `${collaboration} – ${await nameOf('call', value.callId)}` })
    }
  }
  return named
}

function ownName({ before, after }: Entry): string | undefined {
  const value = after ?? before
  return value && 'name' in value ? value.name : undefined
}
