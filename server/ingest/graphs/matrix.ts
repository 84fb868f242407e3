import { newGraph, type Graph } from './graph.ts'
import type { CsvRow } from '../readers/csv.ts'

const MIN_ROWS = 3
const MOST_CELLS = 0.9

/**
 * A table of numbers whose first row and first column are names, as a graph: the same names on both
 * sides make ties (of a matrix that is not its own mirror image: directed ones), other names make a
 * two-mode network of actors (rows) and what they share (columns). Zeros and empty cells are no tie.
 * undefined where the table is none: names on one side only, or numbered rows.
 */
export function readMatrix(rows: readonly CsvRow[]): Graph | undefined {
  const table = namedCells(rows)
  if (!table) return undefined
  const { names, columns, lines, cells } = table
  const isSquare = names.every((name) => columns.includes(name))
  if (!isSquare && !isIncidence(table)) return undefined
  const graph = newGraph()
  graph.isTwoMode = !isSquare
  names.forEach((name, i) => addNode(graph, name, lines[i] ?? 0, false))
  const known = new Set(isSquare ? names : [])
  for (const name of columns) if (!known.has(name)) addNode(graph, name, 1, !isSquare)
  const mirrored = isSquare && isSymmetric(table)
  const rowOf = new Map(names.map((name, i) => [name, i]))
  names.forEach((source, row) => {
    columns.forEach((target, column) => {
      const weight = cells[row]?.[column] ?? 0
      if (weight === 0 || source === '' || target === '') return
      if (mirrored && (rowOf.get(target) ?? 0) < row) return
      graph.edges.push({
        source,
        target,
        line: lines[row] ?? 0,
        directed: isSquare && !mirrored,
        attributes: new Map(),
        ...(weight !== 1 && { weight: String(weight) }),
      })
    })
  })
  return graph
}

type NamedCells = {
  corner: string
  columns: string[]
  names: string[]
  lines: number[]
  /** Empty ones as 0. */
  cells: number[][]
}

function namedCells(rows: readonly CsvRow[]): NamedCells | undefined {
  const [header, ...body] = rows
  if (!header || body.length < MIN_ROWS - 1) return undefined
  const [corner = '', ...columns] = header.cells.map((cell) => cell.trim())
  const names = body.map(({ cells }) => (cells[0] ?? '').trim())
  const isNumbered = corner === '' && columns.length > 2 && hasSameNumbers(columns, names)
  if (columns.length < 2) return undefined
  if (!isNumbered && (!areNames(columns) || !areNames(names))) return undefined
  const cells = body.map((row) => columns.map((_, i) => number(row.cells[i + 1] ?? '')))
  const isWide = body.some((row) => row.cells.length > header.cells.length)
  if (isWide || cells.some((row) => row.some(Number.isNaN))) return undefined
  return { corner, columns, names, lines: body.map(({ line }) => line), cells }
}

function isSymmetric({ names, columns, cells }: NamedCells): boolean {
  const rowOf = new Map(names.map((name, i) => [name, i]))
  const columnOf = new Map(columns.map((name, i) => [name, i]))
  return names.every((name, row) =>
    columns.every((other, column) => {
      const mirror = cells[rowOf.get(other) ?? -1]?.[columnOf.get(name) ?? -1]
      return cells[row]?.[column] === (mirror ?? 0)
    }),
  )
}

function addNode(graph: Graph, id: string, line: number, isSecond: boolean): void {
  if (id !== '')
    graph.nodes.push({ id, line, attributes: new Map(), ...(isSecond && { isSecond }) })
}

/**
 * A list of neighbours: each line a node and those it is tied to, of different lengths and without a
 * header. undefined where the lines are all as long, or no name comes back in another role.
 */
export function readAdjacencyList(rows: readonly CsvRow[]): Graph | undefined {
  const lists = rows.map(({ line, cells }) => ({
    line,
    names: cells.map((cell) => cell.trim()).filter((cell) => cell !== ''),
  }))
  const widths = new Set(rows.map(({ cells }) => cells.length))
  if (widths.size < 2 || rows.some(({ fault }) => fault !== undefined)) return undefined
  const first = new Set(lists.flatMap(({ names }) => names.slice(0, 1)))
  const others = new Set(lists.flatMap(({ names }) => names.slice(1)))
  const [head] = lists
  const comesBack = head?.names.some((name, i) => (i === 0 ? others : first).has(name)) ?? false
  if (!comesBack || [...first, ...others].some((name) => name.length > 200)) return undefined
  const graph = newGraph()
  const known = new Set<string>()
  for (const { line, names } of lists) {
    for (const name of names) {
      if (!known.has(name)) graph.nodes.push({ id: name, line, attributes: new Map() })
      known.add(name)
    }
    const [source = '', ...targets] = names
    for (const target of targets) {
      graph.edges.push({ source, target, line, directed: true, attributes: new Map() })
    }
  }
  return graph
}

/** Filled, each its own, and not numbers: years over a table of figures are no actors. */
function areNames(texts: readonly string[]): boolean {
  if (new Set(texts).size !== texts.length) return false
  return texts.some((text) => text !== '' && Number.isNaN(number(text)))
}

/** Actors that go by numbers: the same ones, each once, in the same order on both sides. */
function hasSameNumbers(columns: readonly string[], names: readonly string[]): boolean {
  if (columns.length !== names.length || new Set(names).size !== names.length) return false
  return names.every((name, i) => name === columns[i] && /^\d+$/.test(name))
}

/** Who × what: nothing stands in the corner, and nearly every cell is nothing, 0 or 1. */
function isIncidence({ corner, columns, names, cells }: NamedCells): boolean {
  if (corner !== '' || names.includes('') || columns.includes('')) return false
  const all = cells.flat()
  return all.filter((cell) => cell === 0 || cell === 1).length >= all.length * MOST_CELLS
}

/** An empty cell is 0; NaN is no number. */
function number(text: string): number {
  return Number(text.trim().replace(',', '.'))
}
