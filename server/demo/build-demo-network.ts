import {
  newCollaboration,
  newNetwork,
  type Actor,
  type Application,
  type Call,
  type Collaboration,
  type Network,
  type Participation,
} from '../domain/records.ts'
import { collaborationNamer, DOMAINS, SECTORS } from './names.ts'
import { dayOf, endMonth, lastDayOf } from './calendar.ts'
import { planActors, type DemoActor, type DemoActors } from './plan-actors.ts'
import { planCall } from './plan-calls.ts'
import { planCollaborations, type Spec } from './plan-collaborations.ts'
import { planFundings, planSpotting } from './plan-fundings.ts'
import { planLearning, planNeeds, planSkills, SKILLS } from './plan-skills.ts'
import { planStages, type PlannedProject } from './plan-stages.ts'
import type { PlantedTruth } from './planted-truth.ts'
import { seededRandom, type Random } from './random.ts'

export type DemoNetwork = {
  network: Network
  actors: Actor[]
  collaborations: Collaboration[]
  participations: Participation[]
  calls: Call[]
  applications: Application[]
  truth: PlantedTruth
}

const SEED = 20_120_101

/** The demonstration network with its planted truth: the same records at every call. */
export function buildDemoNetwork(): DemoNetwork {
  const random = seededRandom(SEED)
  const actors = planActors(random)
  const specs = planCollaborations(actors, random).toSorted((a, b) => a.startMonth - b.startMonth)
  const nameFor = collaborationNamer(random)
  const collaborations: Collaboration[] = []
  const participations: Participation[] = []
  const ids = new Map<Spec, string>()
  const passages: PlantedTruth['passages'] = []
  const begunAlone: string[] = []
  const projects: PlannedProject[] = []
  specs.forEach((spec, index) => {
    const id = `collaboration-${String(index + 1).padStart(3, '0')}`
    const collaboration = collaborationOf(id, spec, nameFor, random)
    ids.set(spec, id)
    const followed = spec.follows && ids.get(spec.follows)
    if (followed !== undefined) collaboration.followsIds = [followed]
    collaborations.push(collaboration)
    participations.push(...participationsOf(collaboration, spec, actors))
    if (spec.kind !== 'project') return
    projects.push({ spec, collaboration })
    if (spec.joinedAfter !== undefined) {
      passages.push({ collaborationId: id, months: spec.joinedAfter })
    }
    if (spec.joinedAfter !== undefined || spec.members.length === 1) begunAlone.push(id)
  })
  blurSectors(actors.byGroup.ordinary)
  const { calls, applications, ...planted } = describeProjects(projects, actors)
  keepSomeToOne(collaborations)
  return {
    network: demoNetworkRecord(actors),
    actors: actors.all,
    collaborations,
    participations,
    calls,
    applications,
    truth: {
      ...plantedReasons(actors),
      ...planted,
      passages,
      begunAlone,
      openingYears: OPENING_YEARS,
    },
  }
}

/**
 * What is known of projects beside who is in them: stages, money, applications, skills. Drawn from a seed of
 * its own, so that it changes nothing of who works with whom.
 */
function describeProjects(projects: readonly PlannedProject[], actors: DemoActors) {
  const random = seededRandom(SEED + 1)
  const all = Object.values(actors.byGroup).flat()
  const { call, applications } = planCall(projects, random)
  const experiments = planStages(projects)
  const money = planFundings(projects, actors.funder, random)
  const singleHolders = planSkills(all, actors.byGroup.ordinary, random)
  const spotted = planSpotting(projects, applications, actors.resourceCentre, random)
  planNeeds(projects, random)
  const learnt = planLearning(projects)
  return { calls: [call], applications, experiments, ...money, singleHolders, spotted, learnt }
}

/** One in eight of those that touch several communes is for one of them all the same. */
function keepSomeToOne(collaborations: readonly Collaboration[]): void {
  for (const [place, collaboration] of collaborations.entries()) {
    if (place % 8 === 3) collaboration.scope = 'dedicated'
  }
}

const OPENING_YEARS = [2010, 2011, 2012, 2013, 2014]

function demoNetworkRecord(actors: DemoActors): Network {
  return newNetwork({
    id: 'demonstration',
    name: 'Aquitaine 2010–2014',
    description:
      'Réseau de démonstration : toutes les organisations et toutes les collaborations sont inventées. / Demonstration network: every organisation and collaboration is invented.',
    createdAt: '2015-01-05T09:00:00.000Z',
    supportActorIds: [actors.resourceCentre.id, actors.funder.id],
    vocabularies: {
      sectors: [...SECTORS],
      domains: [...DOMAINS],
      categories: ['Association', 'Collectivité', 'Établissement d’enseignement', 'Entreprise'],
      skills: [...SKILLS],
    },
    synthetic: true,
  })
}

function collaborationOf(
  id: string,
  spec: Spec,
  nameFor: ReturnType<typeof collaborationNamer>,
  random: Random,
): Collaboration {
  const place = spec.members[0]?.place
  const year = 2010 + Math.floor(spec.startMonth / 12)
  const commune = place?.commune
  const territories = [
    ...new Set(spec.members.flatMap((member) => member.place.commune ?? [])),
  ].toSorted()
  const domains = [random.pick(DOMAINS)]
  if (random.next() < 0.2) domains.push(random.pick(DOMAINS.filter((d) => !domains.includes(d))))
  const day = spec.kind === 'action' ? random.between(2, 27) : 1
  return newCollaboration({
    id,
    kind: spec.kind,
    name: nameFor(spec.kind, place?.label ?? '', year),
    domains,
    scope: territories.length > 1 ? 'mutualised' : 'dedicated',
    startsOn: dayOf(spec.startMonth, day),
    endsOn: spec.kind === 'action' ? dayOf(spec.startMonth, day) : lastDayOf(endMonth(spec)),
    ...(commune === undefined ? {} : { originTerritory: commune }),
    territories,
    source: {
      label: 'Réseau de démonstration (données fictives)',
      producer: 'Maillage',
      licence: 'CC0-1.0',
      asOf: '2014-12-31',
    },
  })
}

function participationsOf(
  collaboration: Collaboration,
  spec: Spec,
  actors: DemoActors,
): Participation[] {
  const collaborationId = collaboration.id
  const made = spec.members.map((member, i): Participation => {
    const joined = i > 0 && spec.joinedAfter !== undefined
    return {
      actorId: member.record.id,
      collaborationId,
      role: i === 0 && spec.kind !== 'tie' ? 'lead' : 'partner',
      ...(joined
        ? {
            startsOn: dayOf(spec.startMonth + (spec.joinedAfter ?? 0), 1),
            endsOn: lastDayOf(endMonth(spec)),
          }
        : {}),
    }
  })
  if (spec.support) {
    made.push({
      actorId: actors.resourceCentre.id,
      collaborationId,
      role: 'support',
      phase: spec.kind === 'project' ? 'upstream' : 'core',
    })
  }
  if (spec.funded) made.push({ actorId: actors.funder.id, collaborationId, role: 'funder' })
  return made
}

/** A few actors of two sectors, and a few whose sector nobody noted: real data is like that. */
function blurSectors(ordinary: readonly DemoActor[]): void {
  ordinary.forEach(({ record, sector }, i) => {
    if (i % 19 === 7) {
      record.sectors = sector === 'Numérique' ? [sector, 'Culture'] : [sector, 'Numérique']
    }
    if (i % 41 === 31) record.sectors = []
  })
}

function plantedReasons({ byGroup }: DemoActors) {
  const reasons: PlantedTruth['reasons'] = {}
  for (const reason of [
    'not-recorded',
    'new',
    'dormant',
    'no-project',
    'support-only',
    'solo',
    'pair',
    'periphery',
    'own-sector-only',
    'own-commune-only',
  ] as const) {
    for (const { record } of byGroup[reason]) reasons[record.id] = reason
  }
  const idsOf = (group: keyof typeof byGroup) => byGroup[group].map(({ record }) => record.id)
  const pairIds = idsOf('pair')
  const pairs: [string, string][] = []
  for (let i = 0; i + 1 < pairIds.length; i += 2) {
    const [first, second] = pairIds.slice(i)
    if (first !== undefined && second !== undefined) pairs.push([first, second])
  }
  return {
    reasons,
    withoutTie: (['not-recorded', 'new', 'no-project', 'support-only', 'solo'] as const).flatMap(
      idsOf,
    ),
    supportOnly: idsOf('support-only'),
    pairs,
  }
}
