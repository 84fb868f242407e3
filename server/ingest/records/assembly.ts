import type { BoundValue } from './bind-table.ts'
import { Gathering, type Place } from './gather.ts'
import { pairKey, ParticipationGathering } from './participations.ts'
import { PlaceNames } from './place-names.ts'
import { findValue, type RowRecord } from './read-record.ts'
import type { Value } from './read-value.ts'
import { Shares } from './shares.ts'

/** Values that name a place, or give a commune's code. */
const PLACE_PATHS: ReadonlySet<string> = new Set(['place.commune', 'place.name', 'place.label'])

/** What exists already, so that participations of unknown records can be told. */
export type Known = { actors?: ReadonlySet<string>; collaborations?: ReadonlySet<string> }

/** All records of an import while its files are read. */
export class Assembly {
  readonly actors = new Gathering()
  readonly collaborations = new Gathering()
  readonly participations = new ParticipationGathering()
  /** Ids of collaborations that are ties declared between two actors. */
  readonly ties = new Map<string, readonly [source: string, target: string]>()
  readonly persons = new Set<string>()
  readonly places = new PlaceNames()
  readonly shares = new Shares()
  readonly #known: Known
  readonly #closed: { actors: boolean; collaborations: boolean }

  /** `listed`: whether a table lists the actors, the collaborations; then others are unknown. */
  constructor(listed: { actors: boolean; collaborations: boolean }, known: Known = {}) {
    this.#closed = listed
    this.#known = known
  }

  allowsActor(id: string): boolean {
    if (!this.#closed.actors || this.actors.records.has(id)) return true
    return this.#known.actors?.has(id) === true
  }

  allowsCollaboration(id: string): boolean {
    if (!this.#closed.collaborations || this.collaborations.records.has(id)) return true
    return this.#known.collaborations?.has(id) === true
  }

  addActor(row: RowRecord, at: Place, isPerson: boolean, isListed = false): void {
    // One that a list has already, and of which the row tells nothing more, needs no second look.
    if (isListed || !this.#closed.actors || row.values.length > 0) {
      add(this.actors, row, at, isListed)
      for (const { bound, value } of row.values) {
        if (PLACE_PATHS.has(bound.path)) this.places.see(String(value), bound.field.column, at)
      }
    }
    if (isPerson) this.persons.add(row.id)
  }

  addCollaboration(row: RowRecord, at: Place, isListed = false): void {
    if (!isListed && this.#closed.collaborations && row.values.length === 0) return
    add(this.collaborations, row, at, isListed)
  }

  /** A tie with its two ends; the same tie again only tells its fields again. */
  addTie(row: RowRecord, source: RowRecord, target: RowRecord, at: Place): void {
    add(this.collaborations, row, at, false)
    if (this.ties.has(row.id)) return
    this.ties.set(row.id, [source.id, target.id])
    const directed = findValue(row.values, 'directed')?.value === true
    const roles = directed ? (['source', 'target'] as const) : (['partner', 'partner'] as const)
    for (const [i, end] of [source, target].entries()) {
      const role = roles[i] ?? 'partner'
      const pair = pairKey(end.id, row.id)
      this.participations.add(pair, { actorId: end.id, collaborationId: row.id, role })
    }
  }
}

/** Fields of what a record has several of, by the name under which these are gathered. */
const PART_NAMES: Readonly<Record<string, string>> = {
  stage: 'stages',
  stageSince: 'stages',
  skills: 'skills',
  skillsFrom: 'skills',
  skillsTo: 'skills',
}

function partOf({ path, field }: BoundValue): string | undefined {
  if (field.several !== 'each') return undefined
  return path.startsWith('funding.') ? 'fundings' : PART_NAMES[path]
}

function add(gathering: Gathering, row: RowRecord, at: Place, isListed: boolean): void {
  const record = gathering.record(row.id)
  const parts = new Map<string, Map<string, Value>>()
  for (const told of row.values) {
    const part = partOf(told.bound)
    if (part !== undefined) {
      parts.set(part, (parts.get(part) ?? new Map()).set(told.bound.path, told.value))
      continue
    }
    gathering.add(record, gathering.slot(told.bound.path, rowsRule(told.bound)), told, at, isListed)
  }
  for (const [name, part] of parts) gathering.addPart(record, name, part)
}

/** How rows that disagree are told apart: the mapping's word before the field's own. */
function rowsRule({ type, field }: BoundValue): 'most-frequent' | 'union' | 'sum' {
  if (type.type === 'number' && field.several === 'sum') return 'sum'
  if (type.type === 'ids') return 'union'
  if (type.type !== 'list') return 'most-frequent'
  if (field.several === undefined) return type.rows
  return field.several === 'most-frequent' ? 'most-frequent' : 'union'
}
