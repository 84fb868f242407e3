import { isoDay } from '../../../domain/dates.ts'
import type { Finding } from '../../../domain/findings.ts'
import { aliveProjects } from '../../../measures/mission/alive-after-funding.ts'
import { convertedPairs } from '../../../measures/mission/meeting-conversion.ts'
import { convertedExperiments } from '../../../measures/mission/stage-conversion.ts'
import { fundersByProject } from '../../../measures/mission/two-funders.ts'
import { skillsOf } from '../../../measures/mission/held-skills.ts'
import { cohesiveSets } from '../../../measures/structure/cohesion.ts'
import { findComponents } from '../../../network/components.ts'
import { collaborationCountOf, memberCount } from '../../../network/incidence.ts'
import { project } from '../../../network/projection.ts'
import type { SlicedNetwork } from '../../../network/sliced-network.ts'
import {
  actorLine,
  actorNamed,
  bySize,
  collaborationLine,
  collaborationNamed,
  largestOf,
  LINES,
} from './line.ts'
import type { ExampleLine, Teller } from './line.ts'

// The actors and collaborations behind numbers that are counts of them, or shares of such counts.

const partnersOf = (network: SlicedNetwork, actor: number): number => {
  const { offsets } = project(network)
  return (offsets[actor + 1] ?? 0) - (offsets[actor] ?? 0)
}

const rowsOf = (network: SlicedNetwork): number[] => [...network.actorRows.keys()]

/** The partners of each actor: every tie is seen from its two ends. */
const byPartners = (network: SlicedNetwork, keep: (actor: number) => boolean): ExampleLine[] =>
  rowsOf(network)
    .filter(keep)
    .map((actor) => ({
      ...actorLine(network, actor),
      value: partnersOf(network, actor),
      about: { kind: 'partner-count' },
    }))

/** Those of most partners, where the lines make no sum. */
const mostPartners =
  (keep: (network: SlicedNetwork) => (actor: number) => boolean): Teller =>
  (network) => ({ lines: largestOf(byPartners(network, keep(network)), 'value').lines })

const everyone = () => () => true

/** How many collaborations each actor is in. */
const byCollaborations: Teller = (network) =>
  largestOf(
    rowsOf(network).map((actor) => ({
      ...actorLine(network, actor),
      value: collaborationCountOf(network, actor),
      about: { kind: 'value' },
    })),
    'L',
  )

const largestCollaborations: Teller = (network) => ({
  lines: withMembers(network, bySize(network, () => true).slice(0, LINES)),
})

const withMembers = (network: SlicedNetwork, rows: readonly number[]): ExampleLine[] =>
  rows.map((p) => ({
    ...collaborationLine(network, p),
    value: null,
    about: { kind: 'members', members: memberCount(network, p) },
  }))

/** The groups that nothing joins, each by its best connected actor, and how many actors they have. */
const components =
  (adds?: string): Teller =>
  (network) => {
    const { componentOf, count } = findComponents(project(network))
    const sizes = new Int32Array(count)
    const best = new Int32Array(count).fill(-1)
    for (const [actor, component] of componentOf.entries()) {
      sizes[component] = (sizes[component] ?? 0) + 1
      const known = best[component] ?? -1
      if (known === -1 || partnersOf(network, actor) > partnersOf(network, known)) {
        best[component] = actor
      }
    }
    const lines = Array.from(best, (actor, component): ExampleLine => ({
      ...actorLine(network, actor),
      value: sizes[component] ?? 0,
      about: { kind: 'around' },
    }))
    const { adds: _, ...shown } = largestOf(lines, 'value')
    return { ...shown, ...(adds !== undefined && { adds }), title: 'groups' }
  }

/** The largest collaborations of the set that the share is about. */
const cohesive: Teller = (network) => {
  const [largest] = cohesiveSets(network).toSorted((a, b) => b.actors.length - a.actors.length)
  const inside = new Set(largest?.collaborations)
  return { lines: withMembers(network, bySize(network, (p) => inside.has(p)).slice(0, LINES)) }
}

/** How long a pair, or a project, was followed, as the finding was asked for. */
const monthsOf = ({ method }: Finding): number => Number(method.parameters['months'])

const met: Teller = (network, finding) => ({
  lines: convertedPairs(network, monthsOf(finding))
    .slice(0, LINES)
    .map(({ actors, met: day, project: id }) => ({
      id,
      name: collaborationNamed(network, id),
      opens: 'collaboration',
      value: null,
      about: {
        kind: 'met',
        pair: actors.map((actor) => actorNamed(network, actor)).join(' – '),
        day: isoDay(day),
      },
    })),
})

const experiments: Teller = (network) => {
  const converted = new Set(convertedExperiments(network))
  return { lines: withMembers(network, bySize(network, (p) => converted.has(p)).slice(0, LINES)) }
}

const funders: Teller = (network) => ({
  lines: fundersByProject(network)
    .filter(({ count }) => count > 1)
    .toSorted((a, b) => b.count - a.count || a.row - b.row)
    .slice(0, LINES)
    .map(({ row, count }) => ({
      ...collaborationLine(network, row),
      value: null,
      about: { kind: 'funders', count },
    })),
})

const alive: Teller = (network, finding) => ({
  lines: aliveProjects(network, monthsOf(finding))
    .slice(0, LINES)
    .map((id) => ({
      id,
      name: collaborationNamed(network, id),
      opens: 'collaboration',
      value: null,
      about: { kind: 'value' },
    })),
})

/** Whoever alone holds a skill, and which: each such skill has one holder. */
const singleHolders: Teller = (network, { measure }) => {
  const holders = new Map<number, Set<number>>()
  for (const actor of rowsOf(network)) {
    if (network.isCounted[actor] !== 1) continue
    for (const { code } of skillsOf(network, actor)) {
      holders.set(code, (holders.get(code) ?? new Set()).add(actor))
    }
  }
  const own = new Map<number, string[]>()
  const { vocabulary } = network.whole.packed.actors.skills
  for (const [code, actors] of holders) {
    const [actor, other] = actors
    if (actor === undefined || other !== undefined) continue
    own.set(actor, [...(own.get(actor) ?? []), vocabulary[code] ?? ''])
  }
  const lines = [...own].map(([actor, skills]): ExampleLine => ({
    ...actorLine(network, actor),
    value: skills.length,
    about: { kind: 'sectors', sectors: skills },
  }))
  return largestOf(lines, `${measure}.single`)
}

export const behindLines: [string, Teller][] = [
  ['actors', mostPartners(everyone)],
  ['collaborations', largestCollaborations],
  [
    'ties',
    (network) =>
      largestOf(
        byPartners(network, () => true),
        'ends',
      ),
  ],
  ['density', mostPartners(everyone)],
  ['mean-degree', mostPartners(everyone)],
  ['centralisation', mostPartners(everyone)],
  ['two-mode-density', largestCollaborations],
  ['two-mode-actor-degree-mean', byCollaborations],
  ['components', components()],
  ['two-mode-components', components()],
  ['fragmentation', components()],
  ['largest-component', components('N')],
  ['largest-component-share', components('N')],
  ['two-mode-cohesion', cohesive],
  ['meeting-conversion', met],
  ['stage-conversion', experiments],
  ['two-funders-share', funders],
  ['alive-after-funding', alive],
  ['single-holder-skills', singleHolders],
  [
    'social-economy-share',
    mostPartners((network) => {
      const { socialEconomy } = network.whole.packed.actors
      return (actor) =>
        network.isCounted[actor] === 1 && socialEconomy[network.actorRows[actor] ?? 0] === 1
    }),
  ],
]
