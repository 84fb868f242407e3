import { isAbsolute, resolve } from 'node:path'
import { translate, type Language } from '../locales/locales.ts'
import { sayProblem } from '../services/problem-sentences.ts'
import { readFiles, type FilesRead } from '../services/read-files.ts'
import { readMapping } from './arguments.ts'
import { UsageError, type CommandContext } from './command.ts'

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
