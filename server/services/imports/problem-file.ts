import { closeSync, createReadStream, openSync, writeFileSync, writeSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import { createInterface } from 'node:readline'
import { Type } from 'typebox'
import { Compile } from 'typebox/compile'
import { Problem } from '../../domain/problems.ts'

/** What a page of problems is asked for: those of one rule, or of one severity. */
export type ProblemFilter = { rule?: string; severity?: Problem['severity'] }
export type ProblemsAsked = ProblemFilter & { after?: number; limit: number }
export type ProblemPage = { items: Problem[]; total: number; next: number | null }

/** More than anyone looks through; beyond, problems of one kind are counted only. */
const MOST_OF_KIND = 250_000
const MOST_BYTES = 256_000_000
const CHUNK_LENGTH = 256 * 1024

const isProblem = Compile(Problem)
const isCounts = Compile(Type.Record(Type.String(), Type.Integer({ minimum: 0 })))

/** Keeps every problem of an import in a file as it is told, one JSON line each, and how many of each kind. */
export class ProblemFile {
  readonly #path: string
  readonly #file: number
  readonly #counts: Record<string, number> = {}
  #text = ''
  #bytes = 0

  constructor(path: string) {
    this.#path = path
    this.#file = openSync(path, 'w', 0o600)
  }

  add(problem: Problem): void {
    const kind = kindOf(problem)
    const count = this.#counts[kind] ?? 0
    if (count >= MOST_OF_KIND || this.#bytes >= MOST_BYTES) return
    this.#counts[kind] = count + 1
    const line = `${JSON.stringify(problem)}\n`
    this.#bytes += Buffer.byteLength(line)
    this.#text += line
    if (this.#text.length >= CHUNK_LENGTH) this.#flush()
  }

  close(): void {
    this.#flush()
    closeSync(this.#file)
    // Last, so that a file that was not written to its end is never read.
    writeFileSync(countsPathOf(this.#path), JSON.stringify(this.#counts), { mode: 0o600 })
  }

  #flush(): void {
    writeSync(this.#file, this.#text)
    this.#text = ''
  }
}

/** What an earlier reading kept is about other mappings and other fixes. */
export async function forgetProblems(path: string): Promise<void> {
  await rm(countsPathOf(path), { force: true })
}

/**
 * A page of the problems that a file keeps, in the order in which they were found; of `otherwise` where
 * there is no such file. `next` is where the next page begins, to be given as `after`.
 */
export async function readProblemPage(
  path: string,
  asked: ProblemsAsked,
  otherwise: readonly Problem[],
): Promise<ProblemPage> {
  const { after = 0, limit } = asked
  const counts = await countsOf(path)
  if (counts === undefined) {
    const all = otherwise.filter((problem) => isAsked(problem, asked))
    const items = all.slice(after, after + limit)
    const end = after + items.length
    return { items, total: all.length, next: end < all.length ? end : null }
  }
  const total = Object.entries(counts).reduce((sum, [kind, count]) => {
    const [rule = '', severity = ''] = kind.split(' ')
    return isAsked({ rule, severity }, asked) ? sum + count : sum
  }, 0)
  const items: Problem[] = []
  const sought = asked.rule === undefined ? '' : `"rule":${JSON.stringify(asked.rule)}`
  const input = createReadStream(path, { encoding: 'utf8', start: after })
  let at = after
  try {
    for await (const line of createInterface({ input, crlfDelay: Infinity })) {
      const place = at
      at += Buffer.byteLength(line) + 1
      if (!line.includes(sought)) continue
      const problem: unknown = JSON.parse(line)
      if (!isProblem.Check(problem) || !isAsked(problem, asked)) continue
      // One more was found: there is a next page, which begins with it.
      if (items.length === limit) return { items, total, next: place }
      items.push(problem)
    }
  } finally {
    input.destroy()
  }
  return { items, total, next: null }
}

function isAsked(
  { rule, severity }: { rule: string; severity: string },
  asked: ProblemFilter,
): boolean {
  if (asked.rule !== undefined && asked.rule !== rule) return false
  return asked.severity === undefined || asked.severity === severity
}

async function countsOf(path: string): Promise<Record<string, number> | undefined> {
  const text = await readFile(countsPathOf(path), 'utf8').catch(() => undefined)
  if (text === undefined) return undefined
  const counts: unknown = JSON.parse(text)
  return isCounts.Check(counts) ? counts : undefined
}

function kindOf({ rule, severity }: Problem): string {
  return `${rule} ${severity}`
}

function countsPathOf(path: string): string {
  return `${path}.counts`
}
