import { readFileSync } from 'node:fs'
import neo4j from 'neo4j-driver'
import type { Static, TObject, TProperties } from 'typebox'
import { Compile } from 'typebox/compile'

/** One statement of `cypher/` with the shapes of what goes in and of each row that comes out. */
export type Query<P extends TObject = TObject, R extends TObject = TObject> = {
  /** Path below `cypher/`. */
  readonly file: string
  readonly text: string
  readonly parameters: P
  readonly isRow: (row: unknown) => row is Static<R>
  /** Makes the driver's values: what the schema calls an integer would go as a float. */
  readonly toDriver: (parameters: Static<P>) => Record<string, unknown>
}

const folder = new URL('../../../cypher/', import.meta.url)

/** Binds a file. It is read at once, so that a missing one stops the start and not a request. */
export function query<P extends TProperties, R extends TProperties>(
  file: string,
  parameters: TObject<P>,
  row: TObject<R>,
): Query<TObject<P>, TObject<R>> {
  const check = Compile(row)
  const integers = Object.entries(parameters.properties)
    .filter(([, schema]) => 'type' in schema && schema.type === 'integer')
    .map(([name]) => name)
  return {
    file,
    text: readFileSync(new URL(file, folder), 'utf8'),
    parameters,
    isRow: (value): value is Static<TObject<R>> => check.Check(value),
    toDriver: (given) => {
      const values: Record<string, unknown> = { ...given }
      for (const name of integers) values[name] = neo4j.int(Number(values[name]))
      return values
    },
  }
}
