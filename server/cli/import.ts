import { existsSync } from 'node:fs'
import { basename } from 'node:path'
import { Compile } from 'typebox/compile'
import { DISAPPEARED_CHOICES, PartialDate } from '../contract/imports.ts'
import { isAppError } from '../errors.ts'
import { isMessageKey, translate, type Language } from '../locales/locales.ts'
import { sayFailure } from '../services/error-sentences.ts'
import type { DraftAsked, DraftRecord } from '../services/imports/imports.ts'
import { sayProblem, sayRule } from '../services/problem-sentences.ts'
import type { Services } from '../services/services.ts'
import {
  languageOption,
  MAPPING_OPTIONS,
  readArguments,
  readMapping,
  required,
} from './arguments.ts'
import { DONE, FAILED, UsageError, type Run, type CommandContext } from './command.ts'
import { sayWhy } from '../services/say-why.ts'
import { importFiles } from './import-files.ts'
import { withNetwork } from './known-networks.ts'

const isDate = Compile(PartialDate)

/** Where files come from, and the import of which they are a newer edition. */
const EDITION_OPTIONS = {
  label: { type: 'string' },
  producer: { type: 'string' },
  licence: { type: 'string' },
  'as-of': { type: 'string' },
  replaces: { type: 'string' },
  disappeared: { type: 'string' },
} as const

/** `maillage import FILE… --network ID`: files into a stored network, which `--name` makes if need be. */
export const importCommand: Run = async (args, context) => {
  const { values, positionals } = readArguments(args, {
    ...MAPPING_OPTIONS,
    network: { type: 'string' },
    accept: { type: 'string', multiple: true },
    ...EDITION_OPTIONS,
  })
  const language = languageOption(values.lang, context.language)
  if (positionals.length === 0) throw new UsageError('cli.missing-file')
  const networkId = required(values.network, '--network')
  const decided = {
    ...(values.accept && { decisions: decisionsOf(values.accept) }),
    ...editionOf(values),
  }
  const given = values.mapping
  const isFile = given !== undefined && existsSync(given)
  const written = isFile ? await readMapping(given) : undefined
  const services = await context.openServices()
  // What is no file may be the name of a mapping that was saved; else the file is what was meant.
  const saved = given === undefined || isFile ? undefined : await services.savedMappings.find(given)
  const isLost = given !== undefined && !isFile && !saved
  const mapping = isLost ? await readMapping(given) : (written ?? saved?.mapping)
  const asked = { ...decided, ...(mapping && { mapping }) }
  const name = values.name
  await withNetwork(services, language, context, () =>
    ensureNetwork(services, language, networkId, name),
  )
  const draft = await importFiles(services, {
    networkId,
    paths: positionals,
    asked,
    why: sayWhy(language, 'change.imported', {
      files: positionals.map((path) => basename(path)).join(', '),
    }),
    signal: context.signal,
    onRead: (read) => tellRefused(services, language, read, context),
  })
  tellDraft(language, draft, context)
  if (draft.state !== 'confirmed') return FAILED
  return values.strict === true && (draft.preview?.refusedRows ?? 0) > 0 ? FAILED : DONE
}

/** All fixes of some rules. @throws UsageError for one that there is none of */
function decisionsOf(rules: string[]): NonNullable<DraftAsked['decisions']> {
  const wrong = rules.find((rule) => !isMessageKey(`problem.${rule}`))
  if (wrong !== undefined) {
    throw new UsageError('cli.bad-value', { option: '--accept', value: wrong })
  }
  return { rules, problems: [] }
}

type EditionValues = { readonly [K in keyof typeof EDITION_OPTIONS]?: string | undefined }

/** @throws UsageError for a date, a choice or an option that cannot be */
function editionOf(values: EditionValues): Pick<DraftAsked, 'source' | 'replaces'> {
  const { label, producer, licence, replaces, disappeared } = values
  const asOf = values['as-of']
  if (asOf !== undefined && !isDate.Check(asOf)) {
    throw new UsageError('cli.bad-value', { option: '--as-of', value: asOf })
  }
  const choice = DISAPPEARED_CHOICES.find((one) => one === (disappeared ?? 'keep'))
  if (choice === undefined) {
    throw new UsageError('cli.bad-value', { option: '--disappeared', value: disappeared ?? '' })
  }
  if (disappeared !== undefined) required(replaces, '--replaces')
  if (choice === 'close') required(asOf, '--as-of')
  const said = Object.entries({ label, producer, licence, asOf }).flatMap(([field, value]) =>
    value === undefined || value.trim() === '' ? [] : [[field, value.trim()]],
  )
  return {
    ...(said.length > 0 && { source: Object.fromEntries(said) }),
    ...(replaces !== undefined && { replaces: { importId: replaces, disappeared: choice } }),
  }
}

async function ensureNetwork(
  { networks }: Services,
  language: Language,
  id: string,
  name: string | undefined,
): Promise<void> {
  try {
    await networks.get(id)
  } catch (error) {
    if (name === undefined || !isAppError(error, 'network-not-found')) throw error
    await networks.create({ id, name }, sayWhy(language, 'change.network-created'))
  }
}

/** How many fixes were read, and those that could be, with the option that accepts them. */
function tellFixes(language: Language, { preview }: DraftRecord, context: CommandContext): void {
  const fixable = new Set(preview?.problems.flatMap(({ rule, fix }) => (fix ? [rule] : [])))
  for (const { rule, severity, count } of preview?.problemRules ?? []) {
    if (!fixable.has(rule)) continue
    const key = severity === 'repaired' ? 'cli.repaired' : 'cli.fixable'
    context.err(`${translate(language, key, { title: sayRule(language, rule), count, rule })}\n`)
  }
}

/** Problems that are read at once. */
const PAGE = 1000

/** Each line that is left out, on standard error; all of them, of which a preview holds the first. */
export async function tellRefused(
  { imports }: Services,
  language: Language,
  { networkId, id }: DraftRecord,
  context: CommandContext,
): Promise<void> {
  const asked = { severity: 'refused', limit: PAGE } as const
  let after: number | null = 0
  while (after !== null) {
    const page: Awaited<ReturnType<typeof imports.problems>> = await imports.problems(
      networkId,
      id,
      { ...asked, after },
    )
    for (const problem of page.items) {
      context.err(`${problem.file}:${problem.line}: ${sayProblem(language, problem)}\n`)
    }
    after = page.next
  }
}

/** What was written, on standard error. */
export function tellDraft(language: Language, draft: DraftRecord, context: CommandContext): void {
  const { preview, failure } = draft
  tellFixes(language, draft, context)
  if (failure) context.err(`${sayFailure(language, failure).message}\n`)
  if (!preview || draft.state !== 'confirmed') return
  const { actors, collaborations, participations, refusedRows, problemCount, disappeared } = preview
  const sum = (of: keyof typeof actors) => actors[of] + collaborations[of] + participations[of]
  context.err(
    `${translate(language, 'cli.imported', {
      created: sum('created'),
      changed: sum('changed'),
      unchanged: sum('unchanged'),
      refused: refusedRows,
      problems: problemCount,
    })}\n`,
  )
  if (disappeared) {
    context.err(
      `${translate(language, 'cli.disappeared', {
        found: disappeared.actors.found + disappeared.collaborations.found,
        participations: disappeared.participations.found,
        choice: draft.replaces?.disappeared ?? 'keep',
        written: disappeared.written,
      })}\n`,
    )
  }
  context.err(`${translate(language, 'cli.import-id', { id: draft.id })}\n`)
}
