import type { TObject } from 'typebox'
import { packRecords } from '../../../server/domain/pack.ts'
import { newActor, newCollaboration, newNetwork } from '../../../server/domain/records.ts'
import type { Slice } from '../../../server/domain/slice.ts'
import type { Geography } from '../../../server/measures/geography.ts'
import { listIsolated } from '../../../server/measures/isolation/isolation.ts'
import {
  measureContext,
  type Measure,
  type MeasureContext,
} from '../../../server/measures/measure.ts'
import { listMeasures } from '../../../server/measures/registry.ts'
import { sliceNetwork } from '../../../server/network/slice-network.ts'
import type { SlicedNetwork } from '../../../server/network/sliced-network.ts'
import { toTwoMode, type TwoMode } from '../../../server/network/two-mode.ts'
import type { Finding } from '../../../server/domain/findings.ts'
import type { AnsweredColumn, AnsweredFinding, Answer, Communes, SparseRecords } from './format.ts'

type Options = Readonly<Record<string, unknown>>

/** Options whose other choices are drawn at random, or need a data set of their own. */
const NOT_VARIED = new Set(['nullModel', 'draws', 'within'])

type Asked = {
  records: SparseRecords
  communes: Communes
  slices: readonly Slice[]
  /** The measures with other options too, for the first slice. */
  variants: boolean
  seed: number
}

/** Everything that this program says of a network, seen through each of the slices. */
export function answersFor({ records, communes, slices, variants, seed }: Asked): Answer[] {
  const whole = twoModeOf(records)
  const context = measureContext({ seed, geography: geographyOf(communes) })
  return slices.map((slice, place) => {
    const network = sliceNetwork(whole, slice, communesOf(slice.territory, communes))
    const asked = listMeasures().flatMap((measure) =>
      (variants && place === 0 ? optionsToTry(measure.options) : [{}]).map((options) => ({
        measure,
        options,
      })),
    )
    return {
      slice,
      findings: asked.flatMap((one) => findingsOf(network, one, context)),
      columns: asked.flatMap((one) => columnsOf(network, one, context)),
      isolated: listIsolated(network),
    }
  })
}

function twoModeOf({ network, actors, collaborations, participations }: SparseRecords): TwoMode {
  const settings = newNetwork({
    ...network,
    id: 'conformance',
    name: 'Conformance',
    createdAt: '2020-01-01T00:00:00Z',
  })
  return toTwoMode(
    packRecords(settings, 1, {
      actors: actors.map((actor) => newActor({ name: actor.id, ...actor })),
      collaborations: collaborations.map((one) => newCollaboration({ name: one.id, ...one })),
      participations: participations.map((one) => ({ role: 'partner', ...one })),
    }),
  )
}

/** The communes of a territory: one, or those of an EPCI or a département. */
function communesOf(territory: string | undefined, communes: Communes): Set<string> | undefined {
  if (territory === undefined) return undefined
  const [kind, code] = territory.split(':')
  if (code === undefined) return new Set([territory])
  const isIn = ({ epci, departement }: Communes[string]) =>
    (kind === 'epci' && epci === code) || (kind === 'departement' && departement === code)
  return new Set(Object.keys(communes).filter((commune) => isIn(communes[commune] ?? {})))
}

function geographyOf(communes: Communes): Geography {
  return {
    communeOf: (commune) => commune,
    epciOf: (commune) => communes[commune]?.epci,
    departementOf: (commune) => communes[commune]?.departement,
    populationOf(codes) {
      const known = [...codes].flatMap((code) => communes[code]?.population ?? [])
      return known.length === 0 ? undefined : known.reduce((sum, one) => sum + one, 0)
    },
    populationSource: 'conformance set',
  }
}

/** The options of a measure as they are unless said, and with each yes, no and named choice once. */
function optionsToTry({ properties }: TObject): Options[] {
  return [
    {},
    ...Object.entries(properties).flatMap(([name, schema]) =>
      NOT_VARIED.has(name) ? [] : otherChoices(schema).map((choice) => ({ [name]: choice })),
    ),
  ]
}

function otherChoices(schema: object): unknown[] {
  const usual: unknown = 'default' in schema ? schema.default : undefined
  if (typeof usual === 'boolean') return [!usual]
  const named: unknown = 'enum' in schema ? schema.enum : []
  return Array.isArray(named) && usual !== undefined ? named.filter((one) => one !== usual) : []
}

type One = { measure: Measure; options: Options }

function findingsOf(
  network: SlicedNetwork,
  { measure, options }: One,
  context: MeasureContext,
): AnsweredFinding[] {
  const asked = { ...context, options: { [measure.id]: options } }
  switch (measure.scope) {
    case 'network':
      return [answered(measure.compute(network, asked), options)]
    case 'sector':
    case 'sector-pair':
      return measure.compute(network, asked).map((finding) => answered(finding, options))
    default:
      return []
  }
}

function answered(finding: Finding, options: Options): AnsweredFinding {
  const { measure, subject, slice: _slice, stability: _stability, method, ...said } = finding
  return { measure, options, ids: subject.ids, ...said, ...howOf(method) }
}

function howOf({ nullModel, exact, version }: Finding['method']) {
  return { ...(nullModel === undefined ? {} : { nullModel }), exact, version }
}

function columnsOf(
  network: SlicedNetwork,
  { measure, options }: One,
  context: MeasureContext,
): AnsweredColumn[] {
  if (measure.scope !== 'actor' && measure.scope !== 'collaboration') return []
  const asked = { ...context, options: { [measure.id]: options } }
  const { values, method, unit, reason } = measure.compute(network, asked)
  const ids = measure.scope === 'actor' ? network.actorIds : network.collaborationIds
  const entries = ids.map((id, row) => {
    const value = values[row] ?? Number.NaN
    return [id, Number.isNaN(value) ? null : value]
  })
  return [
    {
      measure: measure.id,
      options,
      scope: measure.scope,
      unit,
      ...(reason === undefined ? {} : { reason }),
      ...howOf(method),
      values: Object.fromEntries(entries),
    },
  ]
}
