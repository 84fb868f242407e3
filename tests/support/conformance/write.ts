// `npm run conformance` writes the conformance set anew: run it when a measure is added or its definition
// changes, and read the difference before it is committed. The networks are in networks.ts.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { format, resolveConfig } from 'prettier'
import { ISOLATION_REASONS, REASONS } from '../../../server/domain/findings.ts'
import { fileFor, pathOf, SCHEMA_NAME, schemaPath, textOf } from './files.ts'
import { CONFORMANCE_NETWORKS } from './networks.ts'

const names = new Set(CONFORMANCE_NETWORKS.map(({ name }) => `${name}.json`))
const folder = dirname(pathOf('any'))
for (const file of readdirSync(folder)) {
  if (file.endsWith('.json') && file !== SCHEMA_NAME && !names.has(file))
    rmSync(`${folder}/${file}`)
}
for (const network of CONFORMANCE_NETWORKS) {
  writeFileSync(pathOf(network.name), textOf(fileFor(network)))
  process.stdout.write(`${network.name}\n`)
}

// The lists of reasons grow with the measures; the rest of the schema is written by hand.
const schema: unknown = JSON.parse(
  readFileSync(schemaPath, 'utf8'),
  function (key, value: unknown) {
    if (key === 'reason' && isReasonList(value)) return { ...value, enum: REASONS }
    if (key === 'isolationReason' && isReasonList(value))
      return { ...value, enum: ISOLATION_REASONS }
    return value
  },
)
const settings = await resolveConfig(schemaPath)
writeFileSync(schemaPath, await format(JSON.stringify(schema), { ...settings, parser: 'json' }))

function isReasonList(value: unknown): value is { enum: readonly string[] } {
  return typeof value === 'object' && value !== null && 'enum' in value
}
