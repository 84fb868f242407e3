import { writeOutput } from '../services/output-file.ts'
import { readSlice } from '../services/slices.ts'
import { languageOption, readArguments, required, SLICE_OPTIONS, sliceOf } from './arguments.ts'
import { DONE, UsageError, type Run } from './command.ts'
import { withNetwork } from './known-networks.ts'

/** `maillage export --network ID --format F --out FILE`: a slice of a stored network as a file. */
export const exportCommand: Run = async (args, context) => {
  const { values, positionals } = readArguments(args, {
    ...SLICE_OPTIONS,
    network: { type: 'string' },
    format: { type: 'string' },
    out: { type: 'string' },
  })
  if (positionals[0] !== undefined) {
    throw new UsageError('cli.unexpected', { value: positionals[0] })
  }
  const language = languageOption(values.lang, context.language)
  const slice = readSlice(sliceOf(values))
  const network = required(values.network, '--network')
  const format = required(values.format, '--format')
  const path = required(values.out, '--out')
  const services = await context.openServices()
  const { signal } = context
  const { bytes } = await withNetwork(services, language, context, () =>
    services.exports.make(network, format, { slice, language, signal }),
  )
  await writeOutput(path, bytes)
  return DONE
}
