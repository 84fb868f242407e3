import { translate } from '../locales/locales.ts'
import { languageOption, readArguments, required } from './arguments.ts'
import { DONE, type Run } from './command.ts'

/** `maillage backup --out FILE`: everything in one file that either store can take back. */
export const backup: Run = async (args, context) => {
  const { values } = readArguments(args, { out: { type: 'string' } })
  const language = languageOption(values.lang, context.language)
  const path = required(values.out, '--out')
  const { backups } = await context.openServices()
  const summary = await backups.toFile(path)
  context.err(`${translate(language, 'cli.backed-up', { ...summary, file: path })}\n`)
  return DONE
}
