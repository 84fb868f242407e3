import { AppError } from '../../errors.ts'

/** What a graph file says, before anything is decided about what its nodes and ties are. */
export type Graph = {
  /** As the file names it; files of several networks name each. */
  name?: string
  nodes: GraphNode[]
  edges: GraphEdge[]
  /** Two kinds of nodes, and no tie within a kind: actors and what brings them together. */
  isTwoMode: boolean
  /** How the file writes times, where it has any. */
  times: 'dates' | 'numbers'
  /** Attributes that are used without being declared, where the format asks for it, and where first. */
  undeclared?: Map<string, number>
}

export type GraphNode = {
  id: string
  label?: string
  /** Where the file speaks of it, from 1. */
  line: number
  /** Of the second kind in a two-mode file. */
  isSecond?: boolean
  start?: string
  end?: string
  attributes: Map<string, string>
}

export type GraphEdge = {
  id?: string
  label?: string
  source: string
  target: string
  line: number
  directed: boolean
  weight?: string
  start?: string
  end?: string
  attributes: Map<string, string>
}

export function newGraph(name?: string): Graph {
  return {
    ...(name !== undefined && name !== '' && { name }),
    nodes: [],
    edges: [],
    isTwoMode: false,
    times: 'dates',
  }
}

/**
 * Nodes that a file may announce in a number, without a line for each: a larger one is a mistake, or
 * meant to fill the memory. Files that write their nodes may have as many as their text can hold.
 */
const ANNOUNCED_NODES = 500_000

/** @throws AppError too-many-rows */
export function checkAnnounced(file: string, line: number, nodes: number): void {
  if (nodes > ANNOUNCED_NODES) {
    throw new AppError('too-many-rows', { file, line, limit: ANNOUNCED_NODES })
  }
}

/** A file of graphs that breaks the rules of its format. Lines count from 1; 0 is the whole file. */
export function brokenFile(file: string, format: string, line: number, found: string): AppError {
  return new AppError('broken-file', { file, format, line, found: found.slice(0, 100) })
}
