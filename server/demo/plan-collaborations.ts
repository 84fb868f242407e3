import { SECTORS } from './names.ts'
import type { DemoActor, DemoActors } from './plan-actors.ts'
import { departementOfPlace } from './places.ts'
import type { Random } from './random.ts'

/** A collaboration before it has its id: its members in order, the first leads. */
export type Spec = {
  kind: 'project' | 'action' | 'tie'
  /** Months since January 2010. */
  startMonth: number
  months: number
  members: DemoActor[]
  support: boolean
  funded: boolean
  /** The months after which the others joined the first, where they came later. */
  joinedAfter?: number
  /** The action where the first two met. */
  follows?: Spec
}

// By year of start: how many ordinary collaborations, and how often a member comes from the lead's own
// sector. This falling share is the planted opening.
const ORDINARY_YEARS = [
  { year: 2010, projects: 9, actions: 3, ties: 0, closed: 0.6 },
  { year: 2011, projects: 9, actions: 4, ties: 0, closed: 0.46 },
  { year: 2012, projects: 10, actions: 6, ties: 2, closed: 0.27 },
  { year: 2013, projects: 12, actions: 7, ties: 2, closed: 0.05 },
  { year: 2014, projects: 13, actions: 8, ties: 0, closed: 0 },
] as const

/** All collaborations: 35 that plant reasons, 85 ordinary ones. */
export function planCollaborations(actors: DemoActors, random: Random): Spec[] {
  return [...plantedSpecs(actors, random), ...ordinarySpecs(actors.byGroup.ordinary, random)]
}

function plantedSpecs({ byGroup }: DemoActors, random: Random): Spec[] {
  const ordinary = byGroup.ordinary
  const lasting = (members: DemoActor[], support: boolean): Spec => ({
    kind: 'project',
    startMonth: random.between(30, 40),
    months: random.between(10, 18),
    members,
    support,
    funded: support && random.next() < 0.5,
  })
  const elsewhere = (actor: DemoActor, sameSector: boolean) =>
    ordinary.filter(
      (other) =>
        (other.sector === actor.sector) === sameSector &&
        departementOfPlace(other.place) !== departementOfPlace(actor.place),
    )
  const specs: Spec[] = []
  for (const actor of byGroup['support-only']) specs.push(lasting([actor], true))
  for (const actor of byGroup.solo) specs.push(lasting([actor], false))
  for (let i = 0; i + 1 < byGroup.pair.length; i += 2) {
    specs.push(lasting(byGroup.pair.slice(i, i + 2), true))
  }
  for (const actor of byGroup.periphery) {
    specs.push(lasting([actor, random.pick(elsewhere(actor, false))], random.next() < 0.5))
  }
  for (const actor of byGroup['own-sector-only']) {
    const [second, third] = random.shuffle(elsewhere(actor, true))
    specs.push(lasting(present(actor, second, third), true))
  }
  for (const actor of byGroup['own-commune-only']) {
    const [second, third] = neighbours(actor, ordinary, random)
    specs.push(lasting(present(actor, second, third), true))
  }
  const old = random.shuffle(ordinary)
  const slept = [byGroup.dormant.slice(0, 2), byGroup.dormant.slice(2, 4), byGroup.dormant.slice(4)]
  slept.forEach((members, i) => {
    const startMonth = random.between(2, 8)
    const others = old.slice(2 * i, 2 * i + 2)
    specs.push({
      kind: 'project',
      startMonth,
      months: random.between(8, 14),
      members: [...members, ...others],
      support: true,
      funded: true,
    })
  })
  return specs
}

/** Two ordinary actors put into the commune of `actor`, of sectors that differ from its own. */
function neighbours(actor: DemoActor, ordinary: readonly DemoActor[], random: Random) {
  const near = ordinary.filter(
    (other) => other.place === actor.place && other.sector !== actor.sector,
  )
  if (near.length >= 2) return random.shuffle(near)
  // Too few live there: the planted actor moves to where there are enough.
  const host = random
    .shuffle(ordinary)
    .find((candidate) => ordinary.filter((o) => settles(o, candidate, actor)).length >= 2)
  if (!host) throw new RangeError('no commune holds two actors of other sectors')
  actor.place = host.place
  actor.record.place = host.place
  return random.shuffle(ordinary.filter((o) => settles(o, host, actor)))
}

function settles(other: DemoActor, host: DemoActor, actor: DemoActor): boolean {
  return other.place === host.place && other.sector !== actor.sector
}

function ordinarySpecs(ordinary: readonly DemoActor[], random: Random): Spec[] {
  const specs: Spec[] = []
  const waiting = new Set(ordinary)
  for (const { year, projects, actions, ties, closed } of ORDINARY_YEARS) {
    const kinds = [
      ...Array.from({ length: actions }, () => 'action' as const),
      ...Array.from({ length: projects }, () => 'project' as const),
      ...Array.from({ length: ties }, () => 'tie' as const),
    ]
    for (const kind of kinds) {
      const startMonth = (year - 2010) * 12 + random.between(0, year === 2014 ? 8 : 11)
      const follows = kind === 'project' ? meetingBefore(startMonth, specs, random) : undefined
      // Declared ties are pairs: they deal nobody, for a pair alone would leave its two at the periphery.
      const dealt = year >= 2013 && kind !== 'tie'
      const members = drawMembers(ordinary, {
        first: follows ? metThere(follows) : [],
        waiting: dealt ? waiting : new Set(),
        size: kind === 'tie' ? 2 : kind === 'project' ? random.between(3, 5) : random.between(4, 6),
        closed,
        random,
      })
      if (dealt) for (const member of members) waiting.delete(member)
      const passes = kind === 'project' && !follows && startMonth < 44 && random.next() < 0.75
      specs.push({
        kind,
        startMonth,
        months: kind === 'action' ? 1 : random.between(10, 18),
        members,
        support: kind !== 'tie' && random.next() < 0.8,
        funded: kind === 'project' && random.next() < 0.6,
        ...(passes ? { joinedAfter: random.between(3, 9) } : {}),
        ...(follows ? { follows } : {}),
      })
    }
  }
  if (waiting.size > 0) throw new RangeError(`${waiting.size} actors were never dealt`)
  return specs
}

/** Now and then an action of the twelve months before, that the project then follows from. */
function meetingBefore(startMonth: number, specs: readonly Spec[], random: Random) {
  const meetings = specs.filter(
    (spec) =>
      spec.kind === 'action' &&
      spec.startMonth < startMonth &&
      spec.startMonth >= startMonth - 12 &&
      metThere(spec).length === 2,
  )
  return meetings.length > 0 && random.next() < 0.45 ? random.pick(meetings) : undefined
}

/** The action's first member and the first other of another sector and département. */
function metThere(action: Spec): DemoActor[] {
  const lead = action.members[0]
  const other = action.members.find(
    (member) =>
      lead !== undefined &&
      member.sector !== lead.sector &&
      departementOfPlace(member.place) !== departementOfPlace(lead.place),
  )
  return present(lead, other)
}

type Draw = {
  /** Who is in already. */
  first: readonly DemoActor[]
  /** Who must be dealt before others. */
  waiting: ReadonlySet<DemoActor>
  size: number
  /** How often a member comes from the lead's own sector. */
  closed: number
  random: Random
}

/**
 * A team. Once there are few closed ones, the second member always differs from the first in sector and
 * département, which gives every member a partner elsewhere.
 */
function drawMembers(ordinary: readonly DemoActor[], draw: Draw): DemoActor[] {
  const { waiting, size, closed, random } = draw
  const lead = draw.first[0] ?? random.pick(waiting.size > 0 ? largestSector(waiting) : ordinary)
  const members = draw.first.length > 0 ? [...draw.first] : [lead]
  const mustDiffer = closed < 0.1 || size === 2
  while (members.length < size) {
    const alike = random.next() < closed && !(mustDiffer && members.length === 1)
    const sectors = new Set(members.map((member) => member.sector))
    const free = ordinary.filter(
      (candidate) =>
        !members.includes(candidate) &&
        (alike ? candidate.sector === lead.sector : !sectors.has(candidate.sector)),
    )
    const far = free.filter(
      (candidate) => departementOfPlace(candidate.place) !== departementOfPlace(lead.place),
    )
    const near = free.filter((candidate) => !far.includes(candidate))
    const wanted = members.length === 1 ? far : random.next() < 0.6 ? near : far
    const pool = wanted.length > 0 ? wanted : free
    const urgent = pool.filter((candidate) => waiting.has(candidate))
    members.push(random.pick(urgent.length > 0 ? urgent : pool))
  }
  return members
}

function largestSector(waiting: ReadonlySet<DemoActor>): DemoActor[] {
  const bySector = SECTORS.map((sector) => [...waiting].filter((actor) => actor.sector === sector))
  return bySector.reduce((largest, group) => (group.length > largest.length ? group : largest))
}

function present(...members: (DemoActor | undefined)[]): DemoActor[] {
  return members.filter((member) => member !== undefined)
}
