import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { Value } from 'typebox/value'
import { answersFor } from './answer.ts'
import { ConformanceFile } from './format.ts'
import type { ConformanceNetwork } from './networks.ts'

const FOLDER = new URL('../../fixtures/conformance/', import.meta.url)
const SEED = 1
/** Beside the files, hence not one of them. */
export const SCHEMA_NAME = 'conformance.schema.json'

export const pathOf = (name: string) => fileURLToPath(new URL(`${name}.json`, FOLDER))
export const schemaPath = fileURLToPath(new URL(SCHEMA_NAME, FOLDER))

/** The file of a network as this program writes it today. */
export function fileFor({
  name,
  about,
  records,
  communes = {},
  slices = [{}],
  variants = false,
}: ConformanceNetwork): ConformanceFile {
  return {
    $schema: `./${SCHEMA_NAME}`,
    format: 1,
    name,
    about,
    records,
    communes,
    seed: SEED,
    answers: answersFor({ records, communes, slices, variants, seed: SEED }),
  }
}

/** The file as it is kept, not yet read; undefined where there is none. */
export function keptText(name: string): string | undefined {
  return existsSync(pathOf(name)) ? readFileSync(pathOf(name), 'utf8') : undefined
}

/** @throws where the file is not of this shape */
export function parseFile(text: string): ConformanceFile {
  return Value.Parse(ConformanceFile, JSON.parse(text))
}

/** A file as text: a line for each record, finding and column, so that a change can be read. */
export function textOf({ records, answers, ...rest }: ConformanceFile): string {
  const { network, ...lists } = records
  return objectOf({
    ...mapped(rest, JSON.stringify),
    records: objectOf({ network: JSON.stringify(network), ...mapped(lists, linesOf) }, 1),
    answers: `[\n${answers
      .map(({ slice, ...parts }) =>
        objectOf({ slice: JSON.stringify(slice), ...mapped(parts, linesOf) }, 2),
      )
      .join(',\n')}\n]`,
  })
}

function mapped<T>(record: Readonly<Record<string, T>>, text: (value: T) => string) {
  return Object.fromEntries(Object.entries(record).map(([key, value]) => [key, text(value)]))
}

function objectOf(fields: Readonly<Record<string, string>>, depth = 0): string {
  const lines = Object.entries(fields).map(([key, text]) => `${JSON.stringify(key)}: ${text}`)
  return `{\n${lines.join(',\n')}\n}${depth === 0 ? '\n' : ''}`
}

function linesOf(list: readonly unknown[]): string {
  return list.length === 0 ? '[]' : `[\n${list.map((one) => JSON.stringify(one)).join(',\n')}\n]`
}
