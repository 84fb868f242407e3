import { translate } from '../locales/locales.ts'
import { writeOutput } from '../services/output-file.ts'
import { makeTemplate } from '../services/templates.ts'
import { languageOption, readArguments } from './arguments.ts'
import { DONE, UsageError, type Run } from './command.ts'

/**
 * `maillage template [--format xlsx|csv] [--example] [--locale fr|en] [--to FILE]`: a table for people to
 * fill. Without --to it is written where the command runs, under the name that the page gives it too.
 */
export const template: Run = async (args, context) => {
  const { values, positionals } = readArguments(args, {
    format: { type: 'string' },
    example: { type: 'boolean' },
    locale: { type: 'string' },
    to: { type: 'string' },
  })
  if (positionals[0] !== undefined) {
    throw new UsageError('cli.unexpected', { value: positionals[0] })
  }
  const language = languageOption(values.locale ?? values.lang, context.language)
  // The workbook has the example on a sheet of its own.
  const format = values.format ?? (values.example === true ? 'csv' : 'xlsx')
  const isCsvExample = values.example === true && format === 'csv'
  const name = isCsvExample ? 'example.csv' : `participations.${format}`
  const { fileName, bytes } = await makeTemplate(name, language)
  const path = values.to ?? fileName
  await writeOutput(path, bytes)
  context.err(`${translate(language, 'cli.template-written', { file: path })}\n`)
  return DONE
}
