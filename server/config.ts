import { isAbsolute, resolve } from 'node:path'
import { Type, type Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { AppError } from './errors.ts'

/**
 * Everything that the environment decides, checked once and frozen. Nothing else reads
 * `process.env`.
 */
export const Config = Type.Object({
  host: Type.String({ minLength: 1 }),
  port: Type.Integer({ minimum: 0, maximum: 65_535 }),
  /** Folder of the embedded store, of reports and of uploads waiting to be confirmed. */
  dataFolder: Type.String({ minLength: 1 }),
  /** Bearer token that every request must carry; required to listen beyond the loopback. */
  token: Type.Optional(Type.String({ minLength: 16 })),
  /** Names under which the service may be reached besides the loopback ones, for the Host check. */
  allowedHosts: Type.Array(Type.String({ minLength: 1 })),
  neo4j: Type.Optional(
    Type.Object({
      uri: Type.String({ pattern: '^(neo4j|bolt)(\\+s|\\+ssc)?://' }),
      user: Type.String(),
      password: Type.String(),
    }),
  ),
  /** Language that the command line speaks unless told otherwise. */
  language: Type.Enum(['fr', 'en']),
  logLevel: Type.Enum(['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace']),
  limits: Type.Object({
    /** Bytes of one uploaded file, as sent and once decompressed. */
    fileBytes: Type.Integer({ minimum: 1 }),
    decompressedBytes: Type.Integer({ minimum: 1 }),
    files: Type.Integer({ minimum: 1 }),
    rows: Type.Integer({ minimum: 1 }),
    columns: Type.Integer({ minimum: 1 }),
    lineBytes: Type.Integer({ minimum: 1 }),
    /** Actors above which a page or a measure of quadratic cost is refused. */
    exactActors: Type.Integer({ minimum: 1 }),
  }),
})
export type Config = Readonly<Static<typeof Config>>

const check = Compile(Config)
const MEGABYTE = 1024 * 1024

/**
 * Reads the settings from an environment.
 * @throws AppError config-invalid, naming the setting and what would be right
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const neo4jUri = text(env['NEO4J_URI'])
  const token = text(env['MAILLAGE_TOKEN'])
  const config = {
    host: text(env['HOST']) ?? '127.0.0.1',
    port: integer(env, 'PORT', 4870),
    dataFolder: absolute(text(env['MAILLAGE_DATA']) ?? './data'),
    ...(token !== undefined && { token }),
    allowedHosts: (text(env['MAILLAGE_HOSTS']) ?? '').split(',').flatMap((h) => h.trim() || []),
    ...(neo4jUri !== undefined && {
      neo4j: {
        uri: neo4jUri,
        user: text(env['NEO4J_USER']) ?? 'neo4j',
        password: env['NEO4J_PASSWORD'] ?? '',
      },
    }),
    language: /^en/i.test(
      text(env['LC_ALL']) ?? text(env['LC_MESSAGES']) ?? text(env['LANG']) ?? '',
    )
      ? 'en'
      : 'fr',
    logLevel: text(env['LOG_LEVEL']) ?? 'info',
    limits: {
      fileBytes: integer(env, 'MAILLAGE_MAX_FILE_MB', 200) * MEGABYTE,
      decompressedBytes: integer(env, 'MAILLAGE_MAX_UNPACKED_MB', 1000) * MEGABYTE,
      files: integer(env, 'MAILLAGE_MAX_FILES', 20),
      rows: integer(env, 'MAILLAGE_MAX_ROWS', 2_000_000),
      columns: integer(env, 'MAILLAGE_MAX_COLUMNS', 1000),
      lineBytes: integer(env, 'MAILLAGE_MAX_LINE_KB', 16_384) * 1024,
      exactActors: integer(env, 'MAILLAGE_EXACT_ACTORS', 10_000),
    },
  }
  if (!check.Check(config)) {
    const [first] = check.Errors(config)
    throw new AppError('config-invalid', {
      setting: SETTING_OF[first?.instancePath ?? ''] ?? first?.instancePath ?? '',
      expected: first?.message ?? '',
    })
  }
  return Object.freeze(config)
}

const SETTING_OF: Readonly<Record<string, string>> = {
  '/host': 'HOST',
  '/port': 'PORT',
  '/dataFolder': 'MAILLAGE_DATA',
  '/token': 'MAILLAGE_TOKEN',
  '/neo4j/uri': 'NEO4J_URI',
  '/logLevel': 'LOG_LEVEL',
}

function text(value: string | undefined): string | undefined {
  const trimmed = value?.trim()
  return trimmed === undefined || trimmed === '' ? undefined : trimmed
}

function integer(
  env: Readonly<Record<string, string | undefined>>,
  setting: string,
  otherwise: number,
): number {
  const value = text(env[setting])
  if (value === undefined) return otherwise
  if (!/^\d{1,9}$/.test(value)) {
    throw new AppError('config-invalid', { setting, expected: 'a whole number', value })
  }
  return Number(value)
}

function absolute(path: string): string {
  return isAbsolute(path) ? path : resolve(path)
}
