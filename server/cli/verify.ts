import { translate } from '../locales/locales.ts'
import { languageOption, readArguments } from './arguments.ts'
import { DONE, UsageError, type Run } from './command.ts'

/** `maillage verify [FILE]`: reads the whole store, or a backup file, and checks every record and change. */
export const verify: Run = async (args, context) => {
  const { values, positionals } = readArguments(args, {})
  const language = languageOption(values.lang, context.language)
  const [path, ...more] = positionals
  if (more.length > 0) throw new UsageError('cli.one-file')
  const { backups } = await context.openServices()
  const summary = path === undefined ? await backups.verifyStore() : await backups.verifyFile(path)
  context.out(`${translate(language, 'cli.verified', { ...summary })}\n`)
  return DONE
}
