import { isAbsolute, resolve } from 'node:path'
import type { Analysis } from '../contract/analysis.ts'
import { translate, type Language } from '../locales/locales.ts'
import { analyseNetwork } from '../services/analyse-network.ts'
import { sayProblem } from '../services/problem-sentences.ts'
import { readFiles, type FilesRead } from '../services/read-files.ts'
import {
  languageOption,
  MAPPING_OPTIONS,
  readArguments,
  readMapping,
  SLICE_OPTIONS,
  sliceOf,
} from './arguments.ts'
import { DONE, FAILED, UsageError, type Command, type CommandContext } from './command.ts'
import { printAnalysis } from './print-analysis.ts'

/** `maillage analyse FILE…`: reads files into memory, computes and prints; no store is opened. */
export const analyse: Command = {
  name: 'analyse',
  usage: 'cli.usage.analyse',
  async run(args, context) {
    const { values, positionals } = readArguments(args, {
      ...MAPPING_OPTIONS,
      ...SLICE_OPTIONS,
      json: { type: 'boolean' },
    })
    const language = languageOption(values.lang, context.language)
    const slice = sliceOf(values)
    const read = await readGivenFiles(positionals, values, context)
    const { problems } = read
    const answer = analyseNetwork(read.packed, slice)
    tellRefused(language, read, context)
    const analysis: Analysis = {
      ...answer,
      isolated: answer.isolated.map(({ id, reason, reasons }) => ({ id, reason, reasons })),
      problems: problems.map((problem) => ({
        ...problem,
        message: sayProblem(language, problem),
      })),
    }
    if (values.json === true) context.out(`${JSON.stringify(analysis)}\n`)
    else printAnalysis(language, analysis, context.out)
    return values.strict === true && read.refusedRows > 0 ? FAILED : DONE
  },
}

/** Files named on the command line, read with the mapping named there. @throws UsageError, AppError */
export async function readGivenFiles(
  paths: readonly string[],
  values: { mapping?: string | undefined; name?: string | undefined },
  context: CommandContext,
): Promise<FilesRead> {
  if (paths.length === 0) throw new UsageError('cli.missing-file')
  const mapping = values.mapping === undefined ? undefined : await readMapping(values.mapping)
  return readFiles(
    paths.map((path) => (isAbsolute(path) ? path : resolve(path))),
    {
      limits: context.config.limits,
      signal: context.signal,
      ...(mapping && { mapping }),
      ...(values.name !== undefined && { name: values.name }),
    },
  )
}

/** Says on standard error which rows were left out, one line each, and how often the rest was noted. */
export function tellRefused(language: Language, read: FilesRead, context: CommandContext): void {
  for (const problem of read.problems) {
    if (problem.severity !== 'refused') continue
    context.err(`${problem.file}:${problem.line}: ${sayProblem(language, problem)}\n`)
  }
  if (read.refusedRows === 0 && read.notedProblems === 0) return
  context.err(
    `${translate(language, 'cli.problems', {
      refused: read.refusedRows,
      noted: read.notedProblems,
    })}\n`,
  )
}
