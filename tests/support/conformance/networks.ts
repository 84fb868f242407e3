import type { Slice } from '../../../server/domain/slice.ts'
import { DAVIS } from '../../fixtures/davis.ts'
import { KARATE_TIES, OFFICERS } from '../../fixtures/karate.ts'
import { HAND_FIXTURE } from '../classics.ts'
import type { Communes, SparseRecords } from './format.ts'

/** A small network of the conformance set, and the slices that are asked for. */
export type ConformanceNetwork = {
  name: string
  about: string
  records: SparseRecords
  communes?: Communes
  slices?: readonly Slice[]
  /** The measures with other options too, for the first slice. */
  variants?: boolean
}

type ActorFields = SparseRecords['actors'][number]
type CollaborationFields = SparseRecords['collaborations'][number]
type Part = Omit<SparseRecords['participations'][number], 'collaborationId'>
type Member = string | Part

/** Collaborations with their members beside them: the participations are made of these. */
function records(
  actors: readonly ActorFields[],
  collaborations: readonly (CollaborationFields & { members: readonly Member[] })[],
  network: SparseRecords['network'] = {},
): SparseRecords {
  return {
    network,
    actors: [...actors],
    collaborations: collaborations.map(({ members: _members, ...fields }) => fields),
    participations: collaborations.flatMap(({ id, members }) =>
      members.map((member) => ({
        ...(typeof member === 'string' ? { actorId: member } : member),
        collaborationId: id,
      })),
    ),
  }
}

const actor = (id: string, ...sectors: string[]): ActorFields => ({ id, sectors })
const project = (id: string, ...members: Member[]) => ({ id, members })

const arc = (source: string, target: string) => ({
  id: `${source}>${target}`,
  kind: 'tie' as const,
  directed: true,
  members: [
    { actorId: source, role: 'source' as const },
    { actorId: target, role: 'target' as const },
  ],
})

const HAND_PROJECTS = (HAND_FIXTURE.collaborations ?? []).map(({ id, members }) => ({
  id,
  members: members.map((member) => (typeof member === 'string' ? member : member.id)),
}))

export const CONFORMANCE_NETWORKS: readonly ConformanceNetwork[] = [
  {
    name: 'empty',
    about: 'Nothing at all: every value is null, or a count of 0.',
    records: records([], []),
  },
  {
    name: 'one-actor',
    about: 'One registered actor of whom nothing is recorded.',
    records: records([actor('a', 'culture')], []),
  },
  {
    name: 'solo-project',
    about: 'One actor alone in its project, in a list of actors that is said to be complete.',
    records: records([actor('a', 'culture')], [project('p', 'a')], { actorListComplete: true }),
  },
  {
    name: 'dyad',
    about: 'Two actors of different sectors in one project: the smallest tie.',
    records: records([actor('a', 'culture'), actor('b', 'education')], [project('p', 'a', 'b')]),
  },
  {
    name: 'hand',
    variants: true,
    about:
      'Six actors, four projects, every figure of which can be made by hand; F is registered and takes part in nothing.',
    records: records(
      (HAND_FIXTURE.actors ?? []).map(({ id, sectors = [] }) => ({ id, sectors })),
      HAND_PROJECTS,
    ),
  },
  {
    name: 'karate',
    variants: true,
    about:
      "Zachary's karate club (Zachary 1977): 34 members by their number, each of the 78 ties a declared tie, the club that a member joined as its sector.",
    records: records(
      Array.from({ length: 34 }, (_, member) =>
        actor(String(member), OFFICERS.has(member) ? 'Officer' : 'Mr. Hi'),
      ),
      KARATE_TIES.map(([a, b]) => ({
        ...project(`${a}|${b}`, String(a), String(b)),
        kind: 'tie' as const,
      })),
    ),
  },
  {
    name: 'davis',
    variants: true,
    about:
      'The Southern women and their events (Davis, Gardner & Gardner 1941; the 89 attendances of Freeman 2003), the first nine women as one sector.',
    records: records(
      DAVIS.map(([id], place) => actor(id, place < 9 ? 'first9' : 'last9')),
      Array.from({ length: 14 }, (_, index) => ({
        id: `event ${index + 1}`,
        kind: 'action' as const,
        members: DAVIS.filter(([, attended]) => attended.includes(index + 1)).map(([id]) => id),
      })),
    ),
  },
  {
    name: 'several-sectors',
    variants: true,
    about: 'Actors of one, two and three sectors, each belonging to them in equal shares.',
    records: records(
      [
        actor('a', 'culture'),
        actor('b', 'culture', 'education'),
        actor('c', 'education'),
        actor('d', 'culture', 'education', 'social'),
        actor('e', 'social'),
        actor('f', 'social', 'education'),
      ],
      [
        project('p1', 'a', 'b', 'c'),
        project('p2', 'b', 'd'),
        project('p3', 'd', 'e', 'f'),
        project('p4', 'a', 'f'),
        project('p5', 'c', 'e'),
      ],
    ),
  },
  {
    name: 'unknown-sectors',
    variants: true,
    about:
      'A third of the actors have no known sector: ties with them are dropped, and bounds are given.',
    records: records(
      [
        actor('a', 'culture'),
        actor('b'),
        actor('c', 'education'),
        actor('d', 'culture'),
        actor('e'),
        actor('f', 'education'),
      ],
      [
        project('p1', 'a', 'b', 'c'),
        project('p2', 'c', 'd'),
        project('p3', 'd', 'e'),
        project('p4', 'a', 'd', 'f'),
        project('p5', 'b', 'e'),
      ],
    ),
  },
  {
    name: 'twins',
    about:
      'Two actors with the same collaborations, two collaborations with the same members, and two components.',
    records: records(
      [
        actor('a', 'culture'),
        actor('b', 'culture'),
        actor('c', 'education'),
        actor('d', 'education'),
        actor('e', 'culture'),
        actor('f', 'social'),
        actor('g', 'social'),
      ],
      [
        project('p1', 'a', 'b', 'c'),
        project('p2', 'a', 'b', 'd'),
        project('p3', 'c', 'd'),
        project('p4', 'c', 'd'),
        project('p5', 'e', 'f', 'g'),
      ],
    ),
  },
  {
    name: 'support',
    about:
      'A resource centre that accompanies and a funder that funds: out of the measures unless support is included. Somebody whose only partner is the centre.',
    records: records(
      [
        actor('a', 'culture'),
        actor('b', 'education'),
        actor('c', 'social'),
        actor('d', 'culture'),
        actor('centre', 'support'),
        actor('fund', 'public'),
      ],
      [
        project('p1', 'a', 'b', { actorId: 'centre', role: 'support' }),
        project('p2', 'b', 'c', { actorId: 'fund', role: 'funder' }),
        project('p3', 'd', { actorId: 'centre', role: 'support' }),
        project('p4', 'a', 'c', { actorId: 'centre', role: 'lead' }),
      ],
      { supportActorIds: ['centre'], actorListComplete: true },
    ),
    slices: [{}, { support: 'include' }],
  },
  {
    name: 'dated',
    about:
      'Projects of 2010 to 2014 with their dates, one without end, one without date, a participation with dates of its own; looked at whole and through windows.',
    records: records(
      [
        actor('a', 'culture'),
        actor('b', 'education'),
        actor('c', 'culture'),
        actor('d', 'social'),
        { ...actor('e', 'education'), knownSince: '2014-03' },
        { ...actor('f', 'social'), closedOn: '2012-12-31' },
      ],
      [
        { ...project('p1', 'a', 'c'), startsOn: '2010', endsOn: '2011' },
        { ...project('p2', 'a', 'b', 'f'), startsOn: '2011-03', endsOn: '2012-09-15' },
        { ...project('p3', 'b', 'd'), startsOn: '2012-01-10', endsOn: '2014' },
        { ...project('p4', 'a', 'b'), startsOn: '2013' },
        {
          ...project('p5', 'c', { actorId: 'd', startsOn: '2014', endsOn: '2014' }),
          startsOn: '2012',
          endsOn: '2014',
        },
        project('p6', 'b', 'c'),
      ],
      { actorListComplete: true },
    ),
    slices: [{}, { from: '2012', to: '2012' }, { from: '2013', to: '2014', actors: 'active' }],
  },
  {
    name: 'directed',
    variants: true,
    about:
      'Declared directed ties, one in both directions: measures that know of direction are asked with and without.',
    records: records(
      [
        actor('a', 'public'),
        actor('b', 'public'),
        actor('c', 'private'),
        actor('d', 'private'),
        actor('e', 'voluntary'),
        actor('f', 'voluntary'),
      ],
      [
        arc('a', 'b'),
        arc('b', 'a'),
        arc('b', 'c'),
        arc('c', 'd'),
        arc('d', 'e'),
        arc('a', 'd'),
        arc('e', 'b'),
      ],
    ),
  },
  {
    name: 'territory',
    variants: true,
    about:
      'Actors placed in communes, meetings and the projects that followed them, stages, skills, grants, an accompaniment: what the mission is measured by.',
    communes: {
      '33063': { epci: '243300316', departement: '33', population: 250_000 },
      '33281': { epci: '243300316', departement: '33', population: 70_000 },
      '17300': { epci: '241700434', departement: '17', population: 75_000 },
    },
    records: records(
      [
        {
          ...actor('a', 'culture'),
          socialEconomy: true,
          family: 'usages',
          place: { commune: '33063' },
          category: 'association',
          skills: [{ code: 'video' }],
        },
        {
          ...actor('b', 'education'),
          socialEconomy: false,
          family: 'usages',
          place: { commune: '33281' },
          category: 'commune',
          skills: [{ code: 'code', from: '2012' }],
        },
        {
          ...actor('c', 'digital'),
          socialEconomy: false,
          family: 'solutions',
          place: { commune: '33063' },
          category: 'company',
          skills: [{ code: 'code' }, { code: 'design' }],
        },
        {
          ...actor('d', 'digital'),
          socialEconomy: false,
          family: 'both',
          place: { commune: '17300' },
          category: 'company',
        },
        {
          ...actor('e', 'social'),
          socialEconomy: true,
          family: 'usages',
          place: { commune: '17300' },
          category: 'association',
          knownSince: '2013',
        },
        { ...actor('centre', 'support'), place: { commune: '33063' } },
      ],
      [
        {
          ...project('m1', 'a', 'b', 'c', 'd'),
          kind: 'action',
          startsOn: '2012-02-03',
          endsOn: '2012-02-03',
        },
        {
          ...project('m2', 'a', 'e'),
          kind: 'action',
          startsOn: '2013-05-02',
          endsOn: '2013-05-02',
        },
        {
          ...project(
            'p1',
            { actorId: 'a', role: 'lead', intensity: 'co-construction' },
            { actorId: 'c', intensity: 'cooperation' },
            { actorId: 'centre', role: 'support' },
          ),
          startsOn: '2012-06',
          endsOn: '2013-12',
          followsIds: ['m1'],
          spottedOn: '2012-05',
          spottedById: 'centre',
          scope: 'dedicated',
          domains: ['heritage'],
          originTerritory: '33063',
          territories: ['33063'],
          stages: [
            { stage: 'idea', since: '2012-06' },
            { stage: 'experiment', since: '2012-09' },
            { stage: 'deployment', since: '2013-06' },
          ],
          fundings: [
            { funderName: 'Region', amount: 20_000, currency: 'EUR', on: '2012-06' },
            { funderName: 'State', amount: 10_000, currency: 'EUR', on: '2012-07' },
          ],
          skillsNeeded: ['video'],
        },
        {
          ...project(
            'p2',
            { actorId: 'b', role: 'lead' },
            { actorId: 'd', startsOn: '2013', endsOn: '2014' },
          ),
          startsOn: '2012',
          endsOn: '2014',
          scope: 'mutualised',
          spottedOn: '2011-10',
          spottedById: 'centre',
          domains: ['schools'],
          originTerritory: '33281',
          territories: ['33281', '17300'],
          stages: [
            { stage: 'idea', since: '2012' },
            { stage: 'abandoned', since: '2014' },
          ],
          fundings: [{ funderName: 'Region', amount: 5000, currency: 'EUR', on: '2012' }],
          skillsNeeded: ['code'],
        },
        {
          ...project('p3', { actorId: 'e', role: 'lead' }, 'c'),
          startsOn: '2014',
          endsOn: '2014',
          followsIds: ['m2'],
          scope: 'mutualised',
          originTerritory: '17300',
          territories: ['17300'],
          stages: [{ stage: 'idea', since: '2014' }],
        },
      ],
      { supportActorIds: ['centre'], actorListComplete: true },
    ),
    slices: [{}, { territory: 'epci:243300316', kinds: ['project'] }],
  },
]
