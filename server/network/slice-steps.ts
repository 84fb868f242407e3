import { NO_DAY } from '../domain/dates.ts'
import { COLLABORATION_KINDS, ROLES, SCOPES } from '../domain/records.ts'
import type { Slice } from '../domain/slice.ts'
import type { Window } from './days.ts'
import type { DropCode } from './sliced-network.ts'
import type { Territory } from './territory.ts'
import type { TwoMode } from './two-mode.ts'

/** A slice in the making: which participations and actors are still in, by row of the whole network. */
export type Cut = {
  network: TwoMode
  kept: Uint8Array
  inBase: Uint8Array
  isCounted: Uint8Array
  supportActors: number[]
  dropped: Partial<Record<DropCode, number>>
}

const SUPPORT_ROLES = new Set([ROLES.indexOf('support'), ROLES.indexOf('funder')])

/** Everything is in, and counted, but actors that are left out. */
export function startSlice(network: TwoMode): Cut {
  const actors = network.packed.actors.ids.length
  const isIn = new Uint8Array(actors).fill(1)
  for (const [actor, left] of network.leftOut?.entries() ?? []) if (left === 1) isIn[actor] = 0
  return {
    network,
    kept: new Uint8Array(network.participations.actor.length).fill(1),
    inBase: isIn,
    isCounted: isIn.slice(),
    supportActors: [],
    dropped: {},
  }
}

/**
 * Step 1. Drops participations in the roles support and funder and all those of the named support
 * actors. These, and actors that are left with nothing because of it, leave the base; an actor that
 * never had a participation stays.
 */
export function takeOutSupport(cut: Cut): void {
  const { participations } = cut.network
  const isNamed = namedSupport(cut.network)
  const hadAny = new Uint8Array(cut.inBase.length)
  const hasAny = new Uint8Array(cut.inBase.length)
  for (let row = 0; row < cut.kept.length; row++) {
    const actor = participations.actor[row] ?? 0
    hadAny[actor] = 1
    if (isNamed[actor] === 1 || SUPPORT_ROLES.has(participations.role[row] ?? 0)) {
      drop(cut, row, 'support')
    } else hasAny[actor] = 1
  }
  for (let actor = 0; actor < cut.inBase.length; actor++) {
    if (isNamed[actor] !== 1 && (hadAny[actor] === 0 || hasAny[actor] === 1)) continue
    cut.supportActors.push(actor)
    leave(cut, actor)
  }
}

/**
 * Step 2. Keeps participations that start on or before `to` and end on or after `from`; one without any
 * date is in no window. Actors known to be closed before or opened after the window leave the base,
 * with whatever is still recorded of them.
 */
export function keepWindow(cut: Cut, window: Window): void {
  const { participations, packed } = cut.network
  const { openedOn, closedOn } = packed.actors
  for (let actor = 0; actor < cut.inBase.length; actor++) {
    const opened = openedOn[actor] ?? NO_DAY
    const closed = closedOn[actor] ?? NO_DAY
    const isGone = closed !== NO_DAY && closed < window.from
    const isToCome = opened !== NO_DAY && opened > window.to
    if (isGone || isToCome) leave(cut, actor)
  }
  for (let row = 0; row < cut.kept.length; row++) {
    const from = participations.from[row] ?? NO_DAY
    const to = participations.to[row] ?? NO_DAY
    if (from === NO_DAY || to === NO_DAY) drop(cut, row, 'no-date')
    else if (from > window.to || to < window.from) drop(cut, row, 'outside-window')
    else if (cut.inBase[participations.actor[row] ?? 0] === 0) drop(cut, row, 'closed-actor')
  }
}

/** Step 3. Keeps collaborations of one of the kinds, of one of the domains, and of the scope. */
export function keepCollaborations(cut: Cut, slice: Slice): void {
  const tests = [
    kindTest(cut, slice.kinds),
    domainTest(cut, slice.domains),
    scopeTest(cut, slice.scope),
  ]
  const wanted = tests.filter((test) => test !== undefined)
  if (wanted.length === 0) return
  const { collaboration } = cut.network.participations
  for (let row = 0; row < cut.kept.length; row++) {
    const place = collaboration[row] ?? 0
    if (!wanted.every((test) => test(place))) drop(cut, row, 'other-collaboration')
  }
}

/**
 * Step 4. Keeps the collaborations that name the territory or have a member placed in it, with all
 * their members; counts only the actors placed in it. With `insideOnly`, participations of outsiders
 * are dropped first.
 */
export function keepTerritory(cut: Cut, territory: Territory, insideOnly: boolean): void {
  const { participations, packed } = cut.network
  for (let actor = 0; actor < cut.isCounted.length; actor++) {
    cut.isCounted[actor] = cut.inBase[actor] === 1 && territory.holdsActor(actor) ? 1 : 0
  }
  const isInside = (row: number) => cut.isCounted[participations.actor[row] ?? 0] === 1
  const isHeld = Uint8Array.from(packed.collaborations.ids, (_, collaboration) =>
    territory.holdsCollaboration(collaboration) ? 1 : 0,
  )
  for (let row = 0; row < cut.kept.length; row++) {
    if (cut.kept[row] === 1 && isInside(row)) isHeld[participations.collaboration[row] ?? 0] = 1
  }
  const hasPart = new Uint8Array(cut.inBase.length)
  for (let row = 0; row < cut.kept.length; row++) {
    if (isHeld[participations.collaboration[row] ?? 0] === 0 || (insideOnly && !isInside(row))) {
      drop(cut, row, 'outside-territory')
    }
    if (cut.kept[row] === 1) hasPart[participations.actor[row] ?? 0] = 1
  }
  for (let actor = 0; actor < cut.inBase.length; actor++) {
    if (cut.isCounted[actor] === 0 && hasPart[actor] === 0) leave(cut, actor)
  }
}

/** Step 5. Keeps the actors with at least so many distinct collaborations left. */
export function keepActors(cut: Cut, minCollaborations: number): void {
  if (minCollaborations <= 0) return
  const { actor, collaboration } = cut.network.participations
  const counts = new Int32Array(cut.inBase.length)
  let lastActor = -1
  let lastCollaboration = -1
  for (let row = 0; row < cut.kept.length; row++) {
    if (cut.kept[row] === 0) continue
    const who = actor[row] ?? 0
    const what = collaboration[row] ?? 0
    if (who === lastActor && what === lastCollaboration) continue
    lastActor = who
    lastCollaboration = what
    counts[who] = (counts[who] ?? 0) + 1
  }
  for (let who = 0; who < counts.length; who++) {
    if ((counts[who] ?? 0) < minCollaborations) leave(cut, who)
  }
  for (let row = 0; row < cut.kept.length; row++) {
    if (cut.inBase[actor[row] ?? 0] === 0) drop(cut, row, 'actor-filter')
  }
}

function kindTest(cut: Cut, kinds: Slice['kinds']) {
  if (kinds === undefined || kinds.length === 0) return undefined
  const codes = new Set(kinds.map((kind) => COLLABORATION_KINDS.indexOf(kind)))
  const { kind } = cut.network.packed.collaborations
  return (collaboration: number) => codes.has(kind[collaboration] ?? -1)
}

function domainTest(cut: Cut, domains: Slice['domains']) {
  if (domains === undefined || domains.length === 0) return undefined
  const { vocabulary, offsets, codes } = cut.network.packed.collaborations.domains
  const isWanted = vocabulary.map((domain) => domains.includes(domain))
  return (collaboration: number) => {
    const end = offsets[collaboration + 1] ?? 0
    for (let k = offsets[collaboration] ?? 0; k < end; k++) {
      if (isWanted[codes[k] ?? -1] === true) return true
    }
    return false
  }
}

function scopeTest(cut: Cut, wanted: Slice['scope']) {
  if (wanted === undefined) return undefined
  const code = SCOPES.indexOf(wanted)
  const { scope } = cut.network.packed.collaborations
  return (collaboration: number) => scope[collaboration] === code
}

// A named support actor may since have been merged into another: its old id still names it.
function namedSupport(network: TwoMode): Uint8Array {
  const { ids, formerIds } = network.packed.actors
  const named = new Set(network.packed.network.supportActorIds)
  const isNamed = Uint8Array.from(ids, (id) => (named.has(id) ? 1 : 0))
  for (const [row, former] of formerIds) if (former.some((id) => named.has(id))) isNamed[row] = 1
  return isNamed
}

function leave(cut: Cut, actor: number): void {
  cut.inBase[actor] = 0
  cut.isCounted[actor] = 0
}

function drop(cut: Cut, row: number, code: DropCode): void {
  if (cut.kept[row] === 0) return
  cut.kept[row] = 0
  cut.dropped[code] = (cut.dropped[code] ?? 0) + 1
}
