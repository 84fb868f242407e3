import type { Analysis } from '../contract/analysis.ts'
import { analyseNetwork } from '../services/analyse-network.ts'
import { tellProblem } from '../services/problem-sentences.ts'
import {
  choiceOf,
  languageOption,
  MAPPING_OPTIONS,
  MEASURE_OPTIONS,
  readArguments,
  SLICE_OPTIONS,
  sliceOf,
  territoriesOf,
} from './arguments.ts'
import { DONE, FAILED, type Run } from './command.ts'
import { readGivenFiles, tellRefused } from './given-files.ts'
import { printAnalysis } from './print-analysis.ts'

/** `maillage analyse FILE…`: reads files into memory, computes and prints; no store is opened. */
export const analyse: Run = async (args, context) => {
  const { values, positionals } = readArguments(args, {
    ...MAPPING_OPTIONS,
    ...SLICE_OPTIONS,
    ...MEASURE_OPTIONS,
    territories: { type: 'string' },
    audience: { type: 'string' },
    json: { type: 'boolean' },
  })
  const language = languageOption(values.lang, context.language)
  const slice = sliceOf(values)
  const choice = choiceOf(values)
  const territories = territoriesOf(values)
  const read = await readGivenFiles(positionals, values, context)
  const { problems } = read
  const answer = analyseNetwork(read.packed, slice, choice, territories)
  tellRefused(language, read, context)
  const analysis: Analysis = {
    ...answer,
    isolated: answer.isolated.map(({ id, reason, reasons, confidence, lastActivity }) => ({
      id,
      reason,
      reasons,
      confidence,
      ...(lastActivity !== undefined && { lastActivity }),
    })),
    problems: problems.map((problem) => tellProblem(language, problem)),
  }
  if (values.json === true) context.out(`${JSON.stringify(analysis)}\n`)
  else printAnalysis(language, analysis, context.out)
  return values.strict === true && read.refusedRows > 0 ? FAILED : DONE
}
