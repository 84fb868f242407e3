import { readdirSync, readFileSync } from 'node:fs'
import * as journalQueries from '../../server/store/neo4j/journal-queries.ts'
import * as queries from '../../server/store/neo4j/queries.ts'
import type { Query } from '../../server/store/neo4j/query.ts'
import { SCHEMA } from '../../server/store/neo4j/schema.ts'

const folder = new URL('../../cypher/', import.meta.url)

/** Every statement file, as `read/get-actors.cypher`. */
export const files: string[] = ['schema', 'read', 'write'].flatMap((part) =>
  readdirSync(new URL(part, folder))
    .toSorted()
    .map((name) => `${part}/${name}`),
)

export const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8')

/** The statement without its comments. */
export const codeOf = (file: string): string =>
  textOf(file)
    .split('\n')
    .filter((line) => !line.startsWith('//'))
    .join('\n')

/** Everything that queries.ts, journal-queries.ts and schema.ts bind. */
export const bound: Query[] = [...collect(queries), ...collect(journalQueries), ...SCHEMA]

function collect(value: unknown): Query[] {
  if (typeof value !== 'object' || value === null) return []
  return isQuery(value) ? [value] : Object.values(value).flatMap(collect)
}

function isQuery(value: object): value is Query {
  return 'file' in value && 'text' in value
}
