import { translate } from '../locales/locales.ts'
import { languageOption, readArguments } from './arguments.ts'
import { DONE, UsageError, type Run } from './command.ts'

/** `maillage restore FILE`: what `backup` wrote, into this store; networks that are there are refused. */
export const restore: Run = async (args, context) => {
  const { values, positionals } = readArguments(args, {})
  const language = languageOption(values.lang, context.language)
  const [path, ...more] = positionals
  if (path === undefined || more.length > 0) throw new UsageError('cli.one-file')
  const { backups } = await context.openServices()
  const summary = await backups.fromFile(path)
  context.err(`${translate(language, 'cli.restored', { ...summary, file: path })}\n`)
  return DONE
}
