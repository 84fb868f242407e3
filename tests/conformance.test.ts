import { readdirSync, readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { Type } from 'typebox'
import Schema from 'typebox/schema'
import { Value } from 'typebox/value'
import { beforeAll, describe, expect, test } from 'vitest'
import { ISOLATION_REASONS, REASONS } from '../server/domain/findings.ts'
import { listMeasures } from '../server/measures/registry.ts'
import { differences } from './support/conformance/differences.ts'
import {
  fileFor,
  keptText,
  parseFile,
  pathOf,
  SCHEMA_NAME,
  schemaPath,
  textOf,
} from './support/conformance/files.ts'
import type { ConformanceFile } from './support/conformance/format.ts'
import { CONFORMANCE_NETWORKS } from './support/conformance/networks.ts'
import { expectNear } from './support/measured.ts'

// What this program says of the networks of the conformance set, held to what it said when the set was
// written. After a measure is added or redefined: `npm run conformance`, and read what changed.

const schema = Value.Parse(
  Type.Record(Type.String(), Type.Unknown()),
  JSON.parse(readFileSync(schemaPath, 'utf8')),
)
const shape = Schema.Compile(schema)

const idsIn = ({ answers }: ConformanceFile) =>
  new Set(
    answers.flatMap(({ findings, columns }) =>
      [...findings, ...columns].map(({ measure }) => measure),
    ),
  )

/** Findings and columns by their names, of some measures: one more does not move all others. */
function byName({ answers, ...rest }: ConformanceFile, measures?: ReadonlySet<string>) {
  return {
    ...rest,
    answers: answers.map(({ findings, columns, ...answer }) => ({
      ...answer,
      said: Object.fromEntries(
        [...findings.map((one) => ({ ...one, scope: one.ids.join('|') })), ...columns]
          .filter(({ measure }) => measures?.has(measure) !== false)
          .map((one) => [`${one.measure} ${JSON.stringify(one.options)} ${one.scope}`, one]),
      ),
    })),
  }
}

describe.each(CONFORMANCE_NETWORKS)('$name', (network) => {
  const text = keptText(network.name)
  let kept: ConformanceFile
  beforeAll(() => {
    kept = parseFile(text ?? '{}')
  })

  test('has every measure: if not, run `npm run conformance`', () => {
    const ids = listMeasures().map(({ id }) => id)
    const inFile = idsIn(kept)
    expect({
      notInFile: ids.filter((id) => !inFile.has(id)),
      noLongerMeasured: [...inFile].filter((id) => !ids.includes(id)),
    }).toEqual({ notInFile: [], noLongerMeasured: [] })
  })

  test('is said again to nine digits', () => {
    const now = parseFile(textOf(fileFor(network)))
    expect(differences(byName(kept), byName(now, idsIn(kept))).slice(0, 20)).toEqual([])
  })

  test('has the shape of the schema', () => {
    const file: unknown = JSON.parse(text ?? '{}')
    // What is wrong is looked for where something is: it takes ten times as long.
    expect(shape.Check(file) || Schema.Errors(schema, file)).toBe(true)
  })
})

describe('the conformance set', () => {
  test('has no file of a network that is not in it', () => {
    const files = readdirSync(dirname(schemaPath)).filter((file) => file.endsWith('.json'))
    const names = CONFORMANCE_NETWORKS.map(({ name }) => `${name}.json`)
    expect(files.toSorted()).toEqual([...names, SCHEMA_NAME].toSorted())
  })

  test('has a schema that knows every reason', () => {
    const Reasons = Type.Object({ enum: Type.Array(Type.String()) })
    const Defs = Type.Object({ reason: Reasons, isolationReason: Reasons })
    const { $defs } = Value.Parse(Type.Object({ $defs: Defs }), schema)
    expect([$defs.reason.enum, $defs.isolationReason.enum]).toEqual([REASONS, ISOLATION_REASONS])
  })

  test.each([
    ['a value that is a text', '"value":6,', '"value":"6",'],
    ['a reason that there is not', '"reason":"no-variance"', '"reason":"who-knows"'],
    ['a field that there is not', '"coverage":', '"cover":{},"coverage":'],
    ['a date that is none', '{"id":"A"', '{"knownSince":"May 2012","id":"A"'],
    ['an actor without id', '{"id":"A",', '{'],
  ])('has a schema that refuses %s', (_, right, wrong) => {
    const text = readFileSync(pathOf('hand'), 'utf8')
    expect(text).toContain(right)
    expect(shape.Check(JSON.parse(text.replace(right, wrong)))).toBe(false)
  })
})

// design/measures.md section 4: networkx 3.6.1, R sna 2.7-1, or printed. [file, measure, expected,
// field of the finding or id of the actor].
const GOLDEN = [
  ['karate', 'ei', -0.717948717949, 'value'],
  ['karate', 'ei', 0.030303030303, 'expectation'],
  ['karate', 'ei', 0.09501838309, 'sd'],
  ['karate', 'ei', -7.87481036741, 'z'],
  ['karate', 'assortativity', 0.717530864198, 'value'],
  ['karate', 'gupta', 0.717530864198, 'value'],
  ['karate', 'freeman', 0.726244343891, 'value'],
  ['karate', 'sector-modularity', 0.358234714004, 'value'],
  ['karate', 'density', 0.139037433155, 'value'],
  ['karate', 'transitivity', 0.255681818182, 'value'],
  ['karate', 'mean-clustering', 0.570638478208, 'value'],
  ['karate', 'global-efficiency', 0.492008318479, 'value'],
  ['karate', 'articulation-actors', 1, 'value'],
  ['karate', 'bridges', 1, 'value'],
  ['karate', 'closeness', 0.568965517241, '0'],
  ['karate', 'harmonic', 0.70202020202, '0'],
  ['karate', 'betweenness', 0.437635281385, '0'],
  ['karate', 'eigenvector', 0.355491444525, '0'],
  // networkx run until it no longer moves; measures.md has it at its tolerance of 1e-6 (pagerank.ts).
  ['karate', 'pagerank', 0.0969972853883, '0'],
  ['karate', 'constraint', 0.155423297647, '0'],
  ['karate', 'constraint', 1, '11'],
  ['karate', 'effective-size', 13.75, '0'],
  ['karate', 'participation', 0.1171875, '0'],
  // Ordered pairs in measures.md: 174, 0, 15 and 15.
  ['karate', 'brokerage-coordinator', 87, '0'],
  ['karate', 'brokerage-itinerant', 0, '0'],
  ['karate', 'brokerage-boundary', 15, '0'],
  ['karate', 'brokerage-coordinator', 5, '2'],
  ['karate', 'brokerage-itinerant', 6, '2'],
  ['karate', 'brokerage-boundary', 23, '2'],
  ['davis', 'ties', 139, 'value'],
  ['davis', 'two-mode-links', 89, 'value'],
  ['davis', 'strength', 8, 'Evelyn'],
  ['davis', 'redundancy', 0.964285714286, 'Evelyn'],
  ['davis', 'latapy-clustering', 0.317943331179, 'Evelyn'],
  ['davis', 'two-mode-clustering', 0.467764060357, 'value'],
  ['davis', 'transitivity', 0.928396272683, 'value'],
  ['davis', 'ei', -0.0215827338129, 'value'],
  ['davis', 'ei-newman', -0.538513920536, 'value'],
  ['davis', 'ei-newman', 0.0588235294118, 'expectation'],
  ['davis', 'ei-newman', 0.0834496105294, 'sd'],
  ['davis', 'ei-newman', -7.15806156743, 'z'],
  ['hand', 'ei', 0.666666666667, 'value'],
  ['hand', 'ei-newman', 0.62962962963, 'value'],
  ['hand', 'isolated', 2, 'value'],
] as const

describe('what the set says of karate, davis and the hand fixture is what others found', () => {
  test.each(GOLDEN)('%s, %s: %f (%s)', (name, measure, expected, at) => {
    const answer = parseFile(keptText(name) ?? '{}').answers[0]
    const isAsked = (one: { measure: string; options: object }) =>
      one.measure === measure && Object.keys(one.options).length === 0
    const finding = answer?.findings.find(isAsked)
    const column = answer?.columns.find(isAsked)
    const said = finding === undefined ? column?.values : finding
    expectNear(Number(new Map<string, unknown>(Object.entries(said ?? {})).get(at)), expected)
  })
})
