import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { ISOLATION_REASONS } from '../../server/domain/findings.ts'
import { packRecords } from '../../server/domain/pack.ts'
import type { Actor } from '../../server/domain/records.ts'
import type { Slice } from '../../server/domain/slice.ts'
import type { Language } from '../../server/locales/locales.ts'
import { computeActorColumns, computeFindings, overview } from '../../server/measures/compute.ts'
import { listIsolated } from '../../server/measures/isolation/isolation.ts'
import { collaborationCountOf } from '../../server/network/incidence.ts'
import { project } from '../../server/network/projection.ts'
import { sliceNetwork } from '../../server/network/slice-network.ts'
import { toTwoMode } from '../../server/network/two-mode.ts'
import { nearestHubOf } from '../../server/services/analysis/nearest-hub.ts'
import {
  buildDocument,
  collectSources,
  describeNetwork,
} from '../../server/reports/build-document.ts'
import { buildPicture } from '../../server/reports/build-picture.ts'
import type { ReportDocument } from '../../server/reports/document.ts'

type Place = (actor: number) => { x: number; y: number }

const onCircle: Place = (actor) => ({ x: Math.cos(actor), y: Math.sin(actor) })

/** The demonstration network as a report's document, made from its records with the measures. */
export function demoDocument(
  language: Language = 'fr',
  slice: Slice = {},
  placeOf: Place = onCircle,
): ReportDocument {
  const key = JSON.stringify(slice)
  let document = placeOf === onCircle ? made.get(key) : undefined
  document ??= build(slice, placeOf)
  if (placeOf === onCircle) made.set(key, document)
  return { ...document, language }
}

/** Made once for each slice: nothing changes a document. */
const made = new Map<string, ReportDocument>()

function build(slice: Slice, placeOf: Place): ReportDocument {
  const demo = buildDemoNetwork()
  const network = sliceNetwork(toTwoMode(packRecords(demo.network, 1, demo)), slice)
  const records = new Map(demo.actors.map((actor) => [actor.id, actor]))
  const recordOf = (id: string): Actor => {
    const record = records.get(id)
    if (!record) throw new RangeError(`no actor ${id}`)
    return record
  }
  const answers = overview(network)
  const isolated = listIsolated(network)
  const columns = computeActorColumns(network)
  const { offsets, neighbours, weights, ties } = project(network)
  const edges = { source: [0].slice(1), target: [0].slice(1), weight: [0].slice(1) }
  network.actorIds.forEach((_, actor) => {
    for (let k = offsets[actor] ?? 0; k < (offsets[actor + 1] ?? 0); k++) {
      const partner = neighbours[k] ?? 0
      if (partner < actor) continue
      edges.source.push(actor)
      edges.target.push(partner)
      edges.weight.push(weights[k] ?? 0)
    }
  })
  const sectors = demo.network.vocabularies.sectors
  const shelved = network.actorIds.map((_, actor) => offsets[actor] === offsets[actor + 1])
  const rows = network.actorIds.map((id, actor) => {
    const { name, sectors: own, place, category, knownSince, surveyedOn } = recordOf(id)
    return {
      id,
      name,
      sectors: own,
      ...(category === undefined ? {} : { category }),
      ...(place?.label === undefined ? {} : { place: place.label }),
      ...(place?.commune === undefined ? {} : { commune: place.commune }),
      ...(place?.latitude === undefined ? {} : { latitude: place.latitude }),
      ...(place?.longitude === undefined ? {} : { longitude: place.longitude }),
      ...(knownSince === undefined ? {} : { knownSince }),
      ...(surveyedOn === undefined ? {} : { surveyedOn }),
      counted: network.isCounted[actor] === 1,
      measures: Object.fromEntries(
        columns.map(({ measure, values }) => {
          const value = values[actor] ?? Number.NaN
          return [measure, Number.isNaN(value) ? null : value]
        }),
      ),
    }
  })
  return buildDocument({
    language: 'fr',
    network: describeNetwork(demo.network, 1, '2015-01-05T09:00:00.000Z'),
    sources: collectSources([...demo.actors, ...demo.collaborations]),
    summary: {
      slice,
      actors: network.actorCount,
      countedActors: network.countedActors,
      notRecorded: isolated.filter(({ reason }) => reason === 'not-recorded').length,
      collaborations: network.collaborationCount,
      participations: network.collaborationMembers.length,
      ties,
      undatedCollaborations: 0,
    },
    answers: {
      openness: answers.openness,
      opennessByYear: answers.opennessByYear.map((finding) => ({
        year: Number(finding.slice.from?.slice(0, 4)),
        finding,
      })),
      isolation: answers.isolation,
      isolationByReason: ISOLATION_REASONS.map((reason) => {
        const those = isolated.filter((actor) => actor.reason === reason)
        const withoutTie = those.filter((actor) => actor.withoutTie).length
        return { reason, withoutTie, all: those.length }
      }),
      dependence: answers.dependence,
    },
    findings: computeFindings(network),
    isolated: isolated.map((actor) => {
      const { name, sectors: own, place } = recordOf(actor.id)
      const row = network.actorIds.indexOf(actor.id)
      return {
        ...actor,
        name,
        sectors: own,
        ...(place?.label === undefined ? {} : { place: place.label }),
        collaborations: collaborationCountOf(network, row),
        nearestHub: nearestHubOf(network, row),
      }
    }),
    measures: columns.map(({ measure, unit, reason }) => ({
      id: measure,
      unit,
      ...(reason === undefined ? {} : { reason }),
    })),
    actors: rows,
    picture: buildPicture(
      {
        sectors,
        nodes: {
          id: rows.map(({ id }) => id),
          name: rows.map(({ name }) => name),
          kind: rows.map(() => 'actor' as const),
          sector: rows.map(({ sectors: own }) => sectors.indexOf(own[0] ?? '')),
          x: rows.map((_, actor) => (shelved[actor] ? null : placeOf(actor).x)),
          y: rows.map((_, actor) => (shelved[actor] ? null : placeOf(actor).y)),
          outside: rows.map(({ counted }) => !counted),
          shelved,
        },
        edges,
        measures: { degree: rows.map(({ measures }) => measures['degree'] ?? null) },
      },
      { size: 'degree' },
    ),
  })
}
