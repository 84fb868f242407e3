import type { AddressInfo } from 'node:net'
import { basename } from 'node:path'
import type { ImportMapping } from '../contract/imports.ts'
import { buildApp } from '../http/app.ts'
import { assertListenAllowed } from '../http/plugins/security.ts'
import { translate, type Language } from '../locales/locales.ts'
import { nameOf } from '../services/read-files.ts'
import type { Services } from '../services/services.ts'
import { languageOption, MAPPING_OPTIONS, readArguments, readMapping } from './arguments.ts'
import { DONE, FAILED, type Run, type CommandContext } from './command.ts'
import { sayWhy } from '../services/say-why.ts'
import { importFiles } from './import-files.ts'
import { tellDraft, tellRefused } from './import.ts'

/**
 * `maillage serve [FILE…]`: the service, until it is told to end. Files open in a new network. The one
 * line on standard output is the address, once it answers there.
 */
export const serve: Run = async (args, context) => {
  const { values, positionals } = readArguments(args, MAPPING_OPTIONS)
  const language = languageOption(values.lang, context.language)
  const { config, signal } = context
  assertListenAllowed(config)
  const mapping = values.mapping === undefined ? undefined : await readMapping(values.mapping)
  const services = await context.openServices()
  const view =
    positionals.length === 0
      ? await openDemonstration(services, language)
      : await openFiles(services, language, context, {
          files: positionals,
          ...(mapping && { mapping }),
          ...(values.name !== undefined && { name: values.name }),
        })
  const app = await buildApp(config, services)
  try {
    await app.listen({ host: config.host, port: config.port })
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EADDRINUSE')) throw error
    context.err(`${translate(language, 'cli.port-taken', { port: String(config.port) })}\n`)
    await app.close()
    return FAILED
  }
  context.out(`${addressOf(app.server.address())}${view}\n`)
  await stopped(signal)
  await app.close()
  return DONE
}

async function openDemonstration(services: Services, language: Language): Promise<string> {
  await services.demonstration.loadOnFirstRun(sayWhy(language, 'change.demonstration-loaded'))
  return '/'
}

/** The user's own files in a network of their own; the address of what to look at then. */
async function openFiles(
  services: Services,
  language: Language,
  context: CommandContext,
  asked: { files: readonly string[]; mapping?: ImportMapping; name?: string },
): Promise<string> {
  const { files, mapping } = asked
  const name = asked.name ?? nameOf(files.map((file) => ({ name: basename(file) })))
  const created = sayWhy(language, 'change.network-created')
  const { network } = await services.networks.create({ name }, created)
  try {
    const draft = await importFiles(services, {
      networkId: network.id,
      paths: files,
      ...(mapping && { asked: { mapping } }),
      why: sayWhy(language, 'change.imported', {
        files: files.map((path) => basename(path)).join(', '),
      }),
      signal: context.signal,
      onRead: (read) => tellRefused(services, language, read, context),
    })
    tellDraft(language, draft, context)
    const base = `/networks/${encodeURIComponent(network.id)}`
    return draft.state === 'confirmed'
      ? `${base}/overview`
      : `${base}/imports/${encodeURIComponent(draft.id)}`
  } catch (error) {
    await services.networks.remove(network.id)
    throw error
  }
}

function addressOf(address: AddressInfo | string | null): string {
  if (address === null || typeof address === 'string') return String(address)
  const host = address.family === 'IPv6' ? `[${address.address}]` : address.address
  return `http://${host}:${address.port}`
}

async function stopped(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return
  await new Promise<void>((resolve) => {
    signal.addEventListener('abort', () => resolve(), { once: true })
  })
}
