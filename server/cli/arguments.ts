import { readFile } from 'node:fs/promises'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { Compile } from 'typebox/compile'
import { Value } from 'typebox/value'
import { Slice } from '../contract/atoms.ts'
import { ImportMapping } from '../contract/imports.ts'
import { queryToSlice } from '../contract/slice-query.ts'
import { TerritoriesQuery } from '../contract/territories.ts'
import { AppError } from '../errors.ts'
import type { Language } from '../locales/locales.ts'
import { readMeasureChoice, type MeasureChoice } from '../services/measure-choice.ts'
import { UsageError } from './command.ts'

type Options = NonNullable<ParseArgsConfig['options']>

/** Options of every command that looks at a slice of a network. */
export const SLICE_OPTIONS = {
  from: { type: 'string' },
  to: { type: 'string' },
  territory: { type: 'string' },
  members: { type: 'string' },
  kinds: { type: 'string', multiple: true },
  domains: { type: 'string', multiple: true },
  scope: { type: 'string' },
  support: { type: 'string' },
  actors: { type: 'string' },
  'min-collaborations': { type: 'string' },
} as const satisfies Options

/** Which measures a command computes, and how. */
export const MEASURE_OPTIONS = {
  measures: { type: 'string', multiple: true },
  options: { type: 'string' },
  seed: { type: 'string' },
} as const satisfies Options

/** Options of every command that reads files. */
export const MAPPING_OPTIONS = {
  mapping: { type: 'string' },
  name: { type: 'string' },
  strict: { type: 'boolean' },
} as const satisfies Options

/** Options of every command. */
export const COMMON_OPTIONS = {
  lang: { type: 'string' },
  help: { type: 'boolean', short: 'h' },
} as const satisfies Options

/**
 * Reads a command's arguments.
 * @throws UsageError for an unknown option, or one without its value
 */
export function readArguments<T extends Options>(args: readonly string[], options: T) {
  try {
    return parseArgs({
      args: [...args],
      options: { ...COMMON_OPTIONS, ...options },
      allowPositionals: true,
      strict: true,
    })
  } catch (error) {
    // parseArgs says what is wrong in its message only, in English: the option is what matters.
    const message = error instanceof Error ? error.message : String(error)
    const option = /'(-[^' ]*)/.exec(message)?.[1] ?? message
    throw new UsageError(
      message.startsWith('Unknown option') ? 'cli.unknown-option' : 'cli.bad-option',
      { option },
    )
  }
}

/** The values of one option that must be given. @throws UsageError */
export function required(value: string | undefined, option: string): string {
  if (value === undefined || value === '') throw new UsageError('cli.missing-option', { option })
  return value
}

type SliceValues = { readonly [K in keyof typeof SLICE_OPTIONS]?: string | string[] | undefined }

const isSlice = Compile(Slice)

/**
 * The slice that the options say; lists are given by repeating the option or by commas.
 * @throws UsageError naming the option whose value is none that a slice takes
 */
export function sliceOf(values: SliceValues): Slice {
  const query = new URLSearchParams()
  for (const [option, given] of Object.entries(values)) {
    if (!(option in SLICE_OPTIONS) || given === undefined) continue
    const name = option === 'min-collaborations' ? 'minCollaborations' : option
    const list = [given].flat()
    for (const text of name === 'kinds' ? list.flatMap((part) => part.split(',')) : list) {
      query.append(name, text.trim())
    }
  }
  const slice = queryToSlice(query)
  // queryToSlice drops what it does not understand; on the command line that is a mistake to tell.
  for (const name of new Set(query.keys())) {
    const kept = Object.entries(slice).find(([key]) => key === name)?.[1]
    const isLost = Array.isArray(kept)
      ? kept.length !== new Set(query.getAll(name)).size
      : kept === undefined
    if (isLost || !isSlice.Check(slice)) {
      const option = name === 'minCollaborations' ? 'min-collaborations' : name
      throw new UsageError('cli.bad-value', {
        option: `--${option}`,
        value: query.getAll(name).join(', '),
      })
    }
  }
  return slice
}

/** A random generator takes 32 bits of seed. */
const MAX_SEED = 0xffff_ffff

/**
 * The measures that the options ask for: `--measures` by commas or repeated, `--options` as JSON by
 * measure id.
 * @throws UsageError for a seed that is none; AppError unknown-measure, invalid-options
 */
export function choiceOf(values: {
  measures?: string[] | undefined
  options?: string | undefined
  seed?: string | undefined
}): MeasureChoice {
  const { options, seed } = values
  if (seed !== undefined && !(/^\d{1,10}$/.test(seed) && Number(seed) <= MAX_SEED)) {
    throw new UsageError('cli.bad-value', { option: '--seed', value: seed })
  }
  const measures = values.measures
    ?.flatMap((list) => list.split(','))
    .map((id) => id.trim())
    .filter((id) => id !== '')
  return readMeasureChoice({
    measures: measures?.length === 0 ? undefined : measures,
    options,
    seed: seed === undefined ? undefined : Number(seed),
  })
}

const isLevel = Compile(TerritoriesQuery.properties.level)

/** Which territories are compared, and for whom. @throws UsageError */
export function territoriesOf(values: {
  territories?: string | undefined
  audience?: string | undefined
}): { level: string; audience: 'internal' | 'public' } | undefined {
  const { territories: level, audience } = values
  if (audience !== undefined && audience !== 'internal' && audience !== 'public') {
    throw new UsageError('cli.bad-value', { option: '--audience', value: audience })
  }
  if (level === undefined) return undefined
  if (!isLevel.Check(level)) {
    throw new UsageError('cli.bad-value', { option: '--territories', value: level })
  }
  return { level, audience: audience ?? 'internal' }
}

/** The language asked for with `--lang`. @throws UsageError */
export function languageOption(value: string | undefined, otherwise: Language): Language {
  if (value === undefined) return otherwise
  if (value === 'fr' || value === 'en') return value
  throw new UsageError('cli.bad-value', { option: '--lang', value })
}

/**
 * Reads a mapping file.
 * @throws AppError unreadable-file, invalid-mapping (with the field that is wrong)
 */
export async function readMapping(path: string): Promise<ImportMapping> {
  let text: string
  try {
    text = await readFile(path, 'utf8')
  } catch (cause) {
    throw new AppError('unreadable-file', { file: path, line: 0, expected: 'JSON' }, { cause })
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (cause) {
    throw new AppError('invalid-mapping', { field: path, expected: 'JSON' }, { cause })
  }
  if (Value.Check(ImportMapping, value)) return value
  const [first] = Value.Errors(ImportMapping, value)
  throw new AppError('invalid-mapping', {
    field: first?.instancePath || '/',
    expected: first?.message ?? '',
  })
}
