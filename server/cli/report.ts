import { reportOnFiles } from '../services/file-reports.ts'
import { writeOutput } from '../services/output-file.ts'
import { readGivenFiles, tellRefused } from './given-files.ts'
import {
  languageOption,
  MAPPING_OPTIONS,
  readArguments,
  required,
  SLICE_OPTIONS,
  sliceOf,
} from './arguments.ts'
import { DONE, FAILED, type Run } from './command.ts'

/** `maillage report FILE… --out R.pdf`: an accessible PDF about files, without any store. */
export const report: Run = async (args, context) => {
  const { values, positionals } = readArguments(args, {
    ...MAPPING_OPTIONS,
    ...SLICE_OPTIONS,
    out: { type: 'string' },
  })
  const language = languageOption(values.lang, context.language)
  const slice = sliceOf(values)
  const path = required(values.out, '--out')
  const read = await readGivenFiles(positionals, values, context)
  tellRefused(language, read, context)
  await writeOutput(path, await reportOnFiles(read, { slice, language, format: 'pdf' }))
  return values.strict === true && read.refusedRows > 0 ? FAILED : DONE
}
