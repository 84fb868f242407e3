import type { Finding } from '../../../domain/findings.ts'
import { findComponents } from '../../../network/components.ts'
import { project } from '../../../network/projection.ts'
import { sliceAgain } from '../../../network/slice-network.ts'
import type { SlicedNetwork } from '../../../network/sliced-network.ts'
import { activeActors, stepsOf, tieKeys } from '../../../measures/time/persistence.ts'
import { COLLABORATION_KINDS } from '../../../domain/records.ts'
import { collaborationsOfKind } from '../../../measures/mission/projects.ts'
import { mixingTerms } from './mixing-terms.ts'
import { distanceWorkings } from './distances.ts'
import type { FormName, Term, Working } from './forms.ts'
import { groupWorkings } from './groups.ts'
import type { Worker } from './line.ts'
import { missionWorkings } from './mission.ts'
import { shapeWorkings } from './shapes.ts'
import { spreadWorkings } from './spread.ts'

/** The terms are parts of the finding; undefined where one of them is not there. */
function ofParts(form: FormName, ...codes: string[]): Worker {
  return (_network, { measure, parts }) => {
    const terms = codes.flatMap((code): Term[] => {
      const value = parts?.[code]
      return typeof value === 'number' ? [{ code: `${measure}.${code}`, value }] : []
    })
    return terms.length === codes.length ? { form, terms } : undefined
  }
}

/** The terms are numbers of the network. */
function ofNetwork(form: FormName, ...codes: (keyof typeof COUNTS)[]): Worker {
  return (network) => ({
    form,
    terms: codes.map((code) => ({ code, value: COUNTS[code](network) })),
  })
}

/** All parts that hold a number above 0, added up. */
const sumOfParts: Worker = (_network, { measure, parts }) => {
  const terms = Object.entries(parts ?? {}).flatMap(([code, value]): Term[] =>
    typeof value === 'number' && value > 0 ? [{ code: `${measure}.${code}`, value }] : [],
  )
  return terms.length > 1 ? { form: 'sum', terms } : undefined
}

const componentSizes = (network: SlicedNetwork): Int32Array => {
  const { componentOf, count } = findComponents(project(network))
  const sizes = new Int32Array(count)
  for (const component of componentOf) sizes[component] = (sizes[component] ?? 0) + 1
  return sizes
}

const degrees = (network: SlicedNetwork): number[] => {
  const { offsets } = project(network)
  return Array.from(
    { length: network.actorCount },
    (_, actor) => (offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0),
  )
}

const COUNTS = {
  N: (network: SlicedNetwork) => network.actorCount,
  counted: (network: SlicedNetwork) => network.countedActors,
  P: (network: SlicedNetwork) => network.collaborationCount,
  L: (network: SlicedNetwork) => network.collaborationMembers.length,
  m: (network: SlicedNetwork) => project(network).ties,
  ends: (network: SlicedNetwork) => degrees(network).reduce((sum, one) => sum + one, 0),
  tied: (network: SlicedNetwork) => countCounted(network, (degree) => degree > 0),
  untied: (network: SlicedNetwork) => countCounted(network, (degree) => degree === 0),
  largest: (network: SlicedNetwork) => componentSizes(network).reduce((a, b) => Math.max(a, b), 0),
  outside: (network: SlicedNetwork) =>
    network.actorCount - componentSizes(network).reduce((a, b) => Math.max(a, b), 0),
  groups: (network: SlicedNetwork) => componentSizes(network).filter((size) => size > 1).length,
  singles: (network: SlicedNetwork) => componentSizes(network).filter((size) => size === 1).length,
  joinedPairs: (network: SlicedNetwork) =>
    componentSizes(network).reduce((sum, size) => sum + (size * (size - 1)) / 2, 0),
  allPairs: (network: SlicedNetwork) => (network.actorCount * (network.actorCount - 1)) / 2,
  gaps: (network: SlicedNetwork) => {
    const all = degrees(network)
    const most = all.reduce((a, b) => Math.max(a, b), 0)
    return all.reduce((sum, one) => sum + most - one, 0)
  },
  lessOne: (network: SlicedNetwork) => network.actorCount - 1,
  lessTwo: (network: SlicedNetwork) => network.actorCount - 2,
} as const

function countCounted(network: SlicedNetwork, isIn: (degree: number) => boolean): number {
  return degrees(network).filter((degree, actor) => network.isCounted[actor] === 1 && isIn(degree))
    .length
}

/** Numbers of each year and the next, added up over the years. */
function ofYears(form: FormName, ...codes: ('kept' | 'before' | 'either')[]): Worker {
  return (network) => {
    const sums = { kept: 0, before: 0, either: 0 }
    for (const { before, after, both } of stepsOf(network, tieKeys)) {
      sums.kept += both
      sums.before += before
      sums.either += before + after - both
    }
    return { form, terms: codes.map((code) => ({ code: `years.${code}`, value: sums[code] })) }
  }
}

/** Actors that came, or went, by year: one term for each. */
function movesByYear(of: 'come' | 'gone'): Worker {
  return (network, { measure }) => {
    const steps = stepsOf(network, activeActors)
    const terms = steps.map(({ year, before, after, both }) => ({
      code: `${measure}.year.${year}`,
      value: of === 'come' ? after - both : before - both,
    }))
    return terms.length > 1 && terms.length <= 12 ? { form: 'sum', terms } : undefined
  }
}

const byKind: Worker = (network) => {
  const terms = COLLABORATION_KINDS.map((kind) => ({
    code: `kind.${kind}`,
    value: collaborationsOfKind(network, kind).length,
  })).filter(({ value }) => value > 0)
  return terms.length > 1 ? { form: 'sum', terms } : undefined
}

/**
 * Coleman's two branches: above what chance would give, the way to all; below, the way to none. Ties are
 * counted from both their ends, as those of the sector are.
 */
const coleman: Worker = (_network, { measure, parts }) => {
  const { inside, ties, expectedInside } = parts ?? {}
  if (
    typeof inside !== 'number' ||
    typeof ties !== 'number' ||
    typeof expectedInside !== 'number'
  ) {
    return undefined
  }
  const expected = { code: `${measure}.expectedInside`, value: 2 * expectedInside }
  const seen = { code: `${measure}.inside`, value: 2 * inside }
  return inside >= expectedInside
    ? { form: 'way', terms: [expected, seen, { code: `${measure}.ties`, value: ties }] }
    : { form: 'relative', terms: [expected, seen] }
}

const oddsRatio: Worker = (_network, { measure, parts }) => {
  const { tiedInside, tiedAcross, internalPairs, externalPairs, corrected } = parts ?? {}
  if (
    typeof tiedInside !== 'number' ||
    typeof tiedAcross !== 'number' ||
    typeof internalPairs !== 'number' ||
    typeof externalPairs !== 'number' ||
    corrected !== 0
  ) {
    return undefined
  }
  return {
    form: 'cross',
    terms: [
      { code: `${measure}.tiedInside`, value: tiedInside },
      { code: `${measure}.untiedAcross`, value: externalPairs - tiedAcross },
      { code: `${measure}.tiedAcross`, value: tiedAcross },
      { code: `${measure}.untiedInside`, value: internalPairs - tiedInside },
    ],
  }
}

/** z of a pair of sectors: how many standard deviations the weight seen is from what chance gives. */
const fromChance: Worker = (_network, { measure, value, expectation, sd, z }) => {
  if (value === null || typeof z !== 'number') return undefined
  if (typeof expectation !== 'number' || typeof sd !== 'number') return undefined
  return {
    form: 'ratio',
    terms: [
      { code: `${measure}.gap`, value: value - expectation },
      { code: `${measure}.sd`, value: sd },
    ],
    of: 'z',
  }
}

const WORKINGS: ReadonlyMap<string, Worker> = new Map<string, Worker>([
  ['actors', ofNetwork('sum', 'tied', 'untied')],
  ['collaborations', byKind],
  ['ties', ofNetwork('half', 'ends')],
  ['density', ofNetwork('pairs', 'm', 'N')],
  ['components', ofNetwork('sum', 'groups', 'singles')],
  ['largest-component', ofNetwork('difference', 'N', 'outside')],
  ['two-mode-density', ofNetwork('product', 'L', 'N', 'P')],
  ['two-mode-components', ofNetwork('sum', 'groups', 'singles')],
  ['two-mode-actor-degree-mean', ofNetwork('ratio', 'L', 'N')],
  ['two-mode-collaboration-degree-mean', ofNetwork('ratio', 'L', 'P')],
  ['mean-degree', ofNetwork('twice', 'm', 'N')],
  ['centralisation', ofNetwork('product', 'gaps', 'lessOne', 'lessTwo')],
  ['fragmentation', ofNetwork('complement', 'joinedPairs', 'allPairs')],
  ['isolated-share', ofNetwork('ratio', 'untied', 'counted')],
  ['largest-component-share', ofNetwork('ratio', 'largest', 'N')],
  [
    'two-mode-cohesion',
    (network, { measure, parts }) => ({
      form: 'ratio',
      terms: [
        { code: `${measure}.actors`, value: parts?.['actors'] ?? 0 },
        { code: 'N', value: network.actorCount },
      ],
    }),
  ],
  ['ei-newman', ofParts('index', 'external', 'internal')],
  ['ei', ofParts('index', 'external', 'internal')],
  ['ei-newman-families', ofParts('index', 'external', 'internal')],
  ['ei-newman-social-economy', ofParts('index', 'external', 'internal')],
  ['ei-rescaled', ofParts('rescaled', 'ei', 'least', 'most')],
  ['assortativity', mixingTerms('excess', false)],
  ['assortativity-weighted', mixingTerms('excess', true)],
  ['sector-modularity', mixingTerms('difference', true)],
  ['gupta', mixingTerms('gupta', false)],
  ['coleman', coleman],
  ['freeman', ofParts('deficit', 'expectedCrossing', 'crossing')],
  ['odds-ratio', oddsRatio],
  ['sector-matrix', fromChance],
  ['cross-sector-share', ofParts('part', 'crossing', 'within')],
  ['isolated', sumOfParts],
  ['support-dependence', ofParts('complement', 'without', 'with')],
  ['support-openness', ofParts('difference', 'with', 'without')],
  ['isolates-without-support', ofParts('difference', 'without', 'with')],
  ['persistence', ofYears('ratio', 'kept', 'before')],
  ['turnover', ofYears('complement', 'kept', 'either')],
  ['entries', movesByYear('come')],
  ['exits', movesByYear('gone')],
  ['renewal', ofParts('ratio', 'renewed', 'followed')],
  ['openness-change', ofParts('sum', 'composition', 'newCollaborations', 'opening', 'departures')],
  ['meeting-conversion', ofParts('ratio', 'converted', 'followed')],
  ['co-construction', ofParts('part', 'together', 'joined')],
  ['passage', ofParts('ratio', 'passed', 'alone')],
  [
    'endogeneity',
    (_network, { measure, parts, coverage }) => ({
      form: 'ratio',
      terms: [
        { code: `${measure}.both`, value: parts?.['both'] ?? 0 },
        { code: `${measure}.known`, value: coverage.used },
      ],
    }),
  ],
  [
    'accompaniment',
    (network, { measure, parts }) => ({
      form: 'ratio',
      terms: [
        { code: `${measure}.accompanied`, value: parts?.['accompanied'] ?? 0 },
        { code: 'counted', value: sliceAgain(network, { support: 'exclude' }).countedActors },
      ],
    }),
  ],
  ['single-holder-skills', ofParts('ratio', 'single', 'skills')],
  ['mutualised-share', ofParts('part', 'mutualised', 'dedicated')],
  ['cross-territory-mutualised', ofParts('ratio', 'mutualised', 'ties')],
  ['activity-growth', ofParts('ratio', 'now', 'before')],
  ['social-economy-share', ofParts('part', 'social', 'other')],
  ['stage-conversion', ofParts('ratio', 'converted', 'experiments')],
  ['skill-coverage', ofParts('ratio', 'sum', 'known')],
  ['funding-concentration', ofParts('ratio', 'sum', 'funded')],
  ['own-resources-share', ofParts('ratio', 'sum', 'funded')],
  ['two-funders-share', ofParts('ratio', 'several', 'funded')],
  ['alive-after-funding', ofParts('ratio', 'alive', 'followed')],
  ['projects-per-inhabitants', ofParts('perTenThousand', 'projects', 'population')],
  ['actors-per-inhabitants', ofParts('perTenThousand', 'actors', 'population')],
  ...distanceWorkings,
  ...missionWorkings,
  ...groupWorkings,
  ...shapeWorkings,
  ...spreadWorkings,
])

/** The working of a finding that has a value; undefined where a value is not made of a few terms. */
export function workingOf(network: SlicedNetwork, finding: Finding): Working | undefined {
  return finding.value === null ? undefined : WORKINGS.get(finding.measure)?.(network, finding)
}
