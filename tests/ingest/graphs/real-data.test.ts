import { basename } from 'node:path'
import { describe, expect, test } from 'vitest'
import { detectTables } from '../../../server/ingest/detect/detect-file.ts'
import { DEFAULT_LIMITS } from '../../../server/ingest/limits.ts'
import { openSheets } from '../../../server/ingest/readers/open-sheets.ts'
import { readRecords } from '../../../server/ingest/read-records.ts'
import { suggestMapping } from '../../../server/ingest/suggest/suggest.ts'
import { isAppError } from '../../../server/errors.ts'
import { readCsv, sharedData } from '../../support/shared-data.ts'

const FOLDER = 'formats-import'
const isHere = sharedData(FOLDER) !== undefined
const SKIPPED = isHere ? '' : ' (skipped: the shared test data is not here)'

const fileOf = (path: string) => ({ name: basename(path), path: sharedData(path) ?? '' })

async function sheetsOf(path: string) {
  const opened = await openSheets(fileOf(path), DEFAULT_LIMITS)
  return opened?.sheets ?? []
}

async function imported(path: string) {
  const file = fileOf(path)
  const { mapping } = suggestMapping(await detectTables(file, DEFAULT_LIMITS))
  if (mapping === undefined) throw new Error('nothing was understood')
  return readRecords([file], mapping)
}

const expectedOf = (name: string) =>
  readCsv(sharedData(`${FOLDER}/gephi/spreadsheet__expected__${name}.csv`) ?? '', ',')

// Gephi writes 1 as 1.0 and sets of intervals in its own brackets: the numbers are compared.
const plain = (text = '') => {
  const numbers = text.match(/-?\d+(\.\d+)?/g)?.map((part) => part.replace(/\.0$/, ''))
  return /^[\d<[(-]/.test(text) ? numbers?.join(' ') : text.toLowerCase()
}

describe.skipIf(!isHere)(`files of other tools${SKIPPED}`, () => {
  // Nodes and ties as the data's READMEs, or the tool that the file is a test of, count them.
  test.each([
    ['gephi/Les Miserables.gexf', 77, 254],
    ['graphology/les_miserables.gexf', 77, 254],
    ['graphology/miserables.graphml', 77, 254],
    ['graphology/multigraph.graphml', 6, 9],
    ['gephi/gexf__slice.gexf', 2, 1],
    ['gephi/emptyattribute.vna', 3, 3],
    ['gephi/dot__subgraph.dot', 2, 1],
    ['gephi/emojis.gml', 1, 0],
    ['igraph/karate.gml', 34, 78],
    ['igraph/graph1.gml', 3, 2],
    ['igraph/weighted.gml', 2, 1],
    ['igraph/links.net', 4, 7],
    ['igraph/pajek2.net', 10, 9],
    ['igraph/pajek_signed.net', 10, 45],
    ['igraph/utf8_with_bom.net', 10, 6],
    ['igraph/edgelist3.dl', 5, 5],
    ['igraph/nodelist1.dl', 5, 5],
    ['gephi/spreadsheet__matrix.xlsx', 5, 6],
    ['kumu/snap-to-tutorial-data.xlsx', 51, 113],
    ['kumu/snap-to-tutorial-project.json', 51, 113],
  ])('%s: %i nodes, %i ties', async (path, nodes, ties) => {
    const sheets = await sheetsOf(`${FOLDER}/${path}`)
    expect(sheets.map(({ rows }) => rows.length - 1)).toEqual([nodes, ties])
  })

  test.each([
    ['igraph/bipartite.net', 8, 5, 11],
    ['igraph/pajek_bip.net', 10, 5, 25],
  ])('%s: %i actors, %i collaborations, %i participations', async (path, ...counts) => {
    const sheets = await sheetsOf(`${FOLDER}/${path}`)
    expect(sheets.map(({ rows }) => rows.length - 1)).toEqual(counts)
  })

  test.each([
    ['matrix.csv', 'testMatrix_CSV'],
    ['complex_matrix.csv', 'testComplexMatrix'],
    ['adj_list.csv', 'testAdjacencyList'],
  ])('%s: the ties that Gephi makes of it', async (name, expected) => {
    const [, edges] = await sheetsOf(`${FOLDER}/gephi/spreadsheet__${name}`)
    const [header, ...rows] = edges?.rows.map(({ cells }) => cells) ?? []
    const weightAt = header?.indexOf('weight') ?? -1
    const ours = new Set(
      rows.flatMap(([source = '', target = '', directed, ...rest]) => {
        const weight = Number(weightAt < 0 ? 1 : rest[weightAt - 3] || 1)
        const tie = JSON.stringify([source, target, weight])
        // Gephi reads a matrix that is its own mirror image as ties in both directions.
        return directed === 'true' ? [tie] : [tie, JSON.stringify([target, source, weight])]
      }),
    )
    const path = sharedData(`${FOLDER}/gephi/spreadsheet__expected__${expected}_edges.csv`) ?? ''
    const theirs = readCsv(path, ',').map((row) =>
      JSON.stringify([row['Source']?.trim(), row['Target']?.trim(), Number(row['Weight'])]),
    )
    expect([...ours].toSorted()).toEqual([...new Set(theirs)].toSorted())
  })

  test.each([
    ['edges_table_repeated_with_ids', 'testEdgesTableRepeatedWithIds_edges'],
    ['edges_table_repeated_without_ids', 'testEdgesTableRepeatedWithoutIds_Merged_edges'],
    ['edges_table_types_test', 'testEdgesTableTypesTest_edges'],
  ])('%s: the ties, weights and attributes that Gephi makes of it', async (name, expected) => {
    const read = await imported(`${FOLDER}/gephi/spreadsheet__${name}.csv`)
    const ours = read.collaborations.map(({ id, weight = 1, directed, attributes = {} }) => {
      const ends = read.participations.filter((one) => one.collaborationId === id)
      return {
        ends: ends.map(({ actorId }) => actorId),
        weight,
        directed,
        kind: attributes['kind'],
      }
    })
    const theirs = expectedOf(expected).map((row) => ({
      ends: [row['Source'], row['Target']],
      weight: Number(row['Weight']),
      // Where a table says nothing of direction, Gephi takes arcs and Maillage none.
      directed: name.includes('types') && row['Type'] === 'Directed',
      kind: row['Kind'],
    }))
    expect(ours).toEqual(theirs)
  })

  test('timeset intervals: a tie for each spell, together those that Gephi makes of them', async () => {
    const read = await imported(
      `${FOLDER}/gephi/spreadsheet__edges_table_with_timeset_intervals.csv`,
    )
    const spells = new Map<string, string[]>()
    for (const { id, startsOn = '-Infinity', endsOn = 'Infinity' } of read.collaborations) {
      const ends = read.participations.filter((one) => one.collaborationId === id)
      const pair = ends.map(({ actorId }) => actorId).join(' ')
      spells.set(pair, [...(spells.get(pair) ?? []), `[${startsOn}, ${endsOn}]`])
    }
    const theirs = expectedOf('testEdgesTableWithTimeset_Interval_edges').map((row) => [
      `${row['Source'] ?? ''} ${row['Target'] ?? ''}`,
      (row['timeset'] ?? '').replace(/[<>]/g, '').split('; '),
    ])
    expect([...spells]).toEqual(theirs)
  })

  test.each([
    ['nodes_table_types_test', 'testNodesTableTypesTest_nodes'],
    ['test_utf8_chars', 'testUTF8Chars_nodes'],
    ['test_utf8_chars_with_bom', 'testUTF8CharsWithBOM_nodes'],
  ])('%s: the nodes and attributes that Gephi makes of it', async (name, expected) => {
    const read = await imported(`${FOLDER}/gephi/spreadsheet__${name}.csv`)
    const rows = expectedOf(expected)
    const names = Object.keys(rows[0] ?? {}).filter((key) => key !== 'Id' && key !== 'Label')
    const ours = read.actors.map(({ id, name: label, attributes = {} }) => {
      return [id, label, ...names.map((key) => plain(String(attributes[key] ?? '')))]
    })
    const theirs = rows.map((row) => {
      const { Id: id = '', Label: label = '' } = row
      return [id, label === '' ? id : label, ...names.map((key) => plain(row[key]))]
    })
    expect(ours).toEqual(theirs)
  })

  test.each([
    ['igraph-malformed/invalid1.graphml', 'broken-file', 15],
    ['igraph-malformed/invalid2.gml', 'broken-file', 1],
    ['igraph-malformed/invalid3.graphml', 'broken-file', 1],
    ['igraph-malformed/invalid4.gml', 'broken-file', 1],
    ['igraph-malformed/invalid_pajek1.net', 'broken-file', 1],
    ['igraph-malformed/invalid_pajek2.net', 'broken-file', 3],
    ['gephi/gexf__meta.gexf', 'broken-file', 0],
  ])('%s is refused as a whole: %s, line %i', async (path, code, line) => {
    const failure = await sheetsOf(`${FOLDER}/${path}`).catch((error: unknown) => error)
    expect(isAppError(failure)).toBe(true)
    expect(failure).toMatchObject({ code, details: { line } })
  })

  test.each([['bug_2506_1.graphml'], ['invalid2.graphml']])(
    '%s: a graph that holds nothing is refused with the line where rows would be',
    async (name) => {
      const reading = imported(`${FOLDER}/igraph-malformed/${name}`)
      await expect(reading).rejects.toMatchObject({ code: 'no-usable-row', details: { line: 1 } })
    },
  )

  test('a GraphML file that uses attributes it does not declare keeps them, and says so', async () => {
    const whole = await imported(`${FOLDER}/graphology/miserables.graphml`)
    const broken = await imported(`${FOLDER}/graphology/miserables_broken.graphml`)
    expect(broken.actors.map(({ id, name }) => [id, name])).toEqual(
      whole.actors.map(({ id, name }) => [id, name]),
    )
    expect(broken.problems.map(({ rule, line, value }) => [rule, line, value])).toEqual([
      ['undeclared-attribute', 12, 'label'],
      ['undeclared-attribute', 13, 'modularity_class'],
    ])
  })

  test('a GML file whose first node is misspelled loses the ties of that node alone', async () => {
    const read = await imported(`${FOLDER}/igraph-malformed/invalid1.gml`)
    expect(read.actors).toHaveLength(33)
    const refused = read.problems.filter(({ severity }) => severity === 'refused')
    expect(new Set(refused.map(({ rule, value }) => `${rule} ${value ?? ''}`))).toEqual(
      new Set(['unknown-actor 1']),
    )
  })
})

describe.skipIf(!isHere)(`UCINET and Pajek collections${SKIPPED}`, () => {
  // Counts of the data's README: marriage 20 and business 15, information 49 and money 22, and so on.
  test.each([
    ['ucinet-classics/PADGETT.DAT', 16, [20, 15]],
    ['ucinet-classics/Knok.dat', 10, [49, 22]],
    ['ucinet-classics/KAPMINE.DAT', 15, [19, 25]],
    ['ucinet-classics/Zachary.DAT', 34, [78, 78]],
    ['ucinet-classics/TARO.DAT', 22, [39]],
  ])('%s: %i nodes, ties %j', async (path, nodes, ties) => {
    const sheets = await sheetsOf(path)
    const count = (role: string) =>
      sheets.filter((sheet) => sheet.role === role).map(({ rows }) => rows.length - 1)
    expect(count('ties')).toEqual(ties)
    expect(new Set(count('nodes'))).toEqual(new Set([nodes]))
  })

  test('Scotland’s interlocks: two modes by the partition beside them', async () => {
    const read = await imported('pajek-esna/Scotland.paj')
    expect(read.actors).toHaveLength(108)
    expect(read.collaborations).toHaveLength(136)
    expect(read.participations).toHaveLength(358)
  })

  test('karate twice: the relation keeps the ties of both readings apart', async () => {
    const read = await imported('ucinet-classics/Zachary.DAT')
    const weights = read.collaborations.reduce((sum, { weight = 1 }) => sum + weight, 0)
    expect(read.collaborations).toHaveLength(156)
    // 78 ties of weight one, and 231 in the weighted reading.
    expect(weights).toBe(78 + 231)
  })
})
