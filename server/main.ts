import type { Services } from './services/services.ts'
import type { Store } from './store/store.ts'
import { readConfig, type Config } from './config.ts'
import { COMMANDS } from './cli/commands.ts'
import { DONE, FAILED, USAGE, UsageError, type CommandContext } from './cli/command.ts'
import { isAppError, type ErrorCode } from './errors.ts'
import { translate, type Language } from './locales/locales.ts'
import { sayError } from './services/error-sentences.ts'
import { sayProblem } from './services/problem-sentences.ts'

// Commands load what they use when they use it: most need no store, no web server and no typesetter.

/** Opens what the settings ask for: Neo4j where it is named, else the store in the data folder. */
async function openStore(config: Config): Promise<Store> {
  if (config.neo4j) {
    const { openNeo4jStore } = await import('./store/neo4j/neo4j-store.ts')
    return openNeo4jStore(config.neo4j)
  }
  const { openEmbeddedStore } = await import('./store/embedded/embedded-store.ts')
  return openEmbeddedStore({ folder: config.dataFolder })
}

/** Opens the store and the services. Only `serve` has a log worth reading; a command says what is wrong. */
async function open(config: Config, hasLog: boolean): Promise<Opened> {
  const { createLog } = await import('./http/logging.ts')
  const { createServices } = await import('./services/services.ts')
  const log = createLog(hasLog ? config : { logLevel: 'fatal' })
  const store = await openStore(config)
  return { store, services: await createServices({ store, config, log, now: () => new Date() }) }
}

const out = (text: string) => void process.stdout.write(text)
const err = (text: string) => void process.stderr.write(text)

type Opened = { store: Store; services: Services }

/** Reads the command, wires what it needs, runs it, and closes what was opened. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...args] = argv
  let language: Language = 'fr'
  let opening: Promise<Opened> | undefined
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => stop.abort())
  }
  try {
    const config = readConfig(process.env)
    language = askedLanguage(args) ?? config.language
    const command = COMMANDS.find((candidate) => candidate.name === name)
    if (!command) {
      if (name === '--help' || name === '-h') {
        out(usages(language))
        return DONE
      }
      if (name !== undefined) {
        err(`${translate(language, 'cli.unknown-command', { command: name })}\n`)
      }
      err(usages(language))
      return USAGE
    }
    if (args.includes('--help') || args.includes('-h')) {
      out(`${translate(language, command.usage)}\n`)
      return DONE
    }
    const context: CommandContext = {
      config,
      language,
      out,
      err,
      signal: stop.signal,
      openServices: async () =>
        (await (opening ??= open(config, command.name === 'serve'))).services,
    }
    const run = await command.load()
    return await run(args, context)
  } catch (error) {
    return tellFailure(error, language, name)
  } finally {
    await close(opening)
  }
}

async function close(opening: Promise<Opened> | undefined): Promise<void> {
  // A store that could not be opened was already told of, and holds nothing.
  const opened = await opening?.catch(() => undefined)
  if (!opened) return
  await opened.services.close()
  await opened.store.close()
}

/** What only options can be wrong of; nothing was done. */
const WRITTEN_WRONGLY: ReadonlySet<ErrorCode> = new Set<ErrorCode>([
  'invalid-slice',
  'unknown-measure',
  'invalid-options',
  'format-not-found',
])

function tellFailure(error: unknown, language: Language, name: string | undefined): number {
  if (error instanceof UsageError) {
    err(`${translate(language, error.key, error.values)}\n`)
    const command = COMMANDS.find((candidate) => candidate.name === name)
    if (command) err(`${translate(language, command.usage)}\n`)
    return USAGE
  }
  if (isAppError(error)) {
    for (const problem of error.problems) {
      err(`${problem.file}:${problem.line}: ${sayProblem(language, problem)}\n`)
    }
    err(`${sayError(language, error.code, error.details)}\n`)
    return WRITTEN_WRONGLY.has(error.code) ? USAGE : FAILED
  }
  err(`${sayError(language, 'internal-error')}\n`)
  err(`${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
  return FAILED
}

/** The language asked for, before the command has read its arguments. */
function askedLanguage(args: readonly string[]): Language | undefined {
  const place = args.indexOf('--lang')
  const value =
    place === -1 ? args.find((arg) => arg.startsWith('--lang='))?.slice(7) : args[place + 1]
  return value === 'fr' || value === 'en' ? value : undefined
}

function usages(language: Language): string {
  const lines = COMMANDS.map((command) => `  ${translate(language, command.usage)}\n`)
  return `${translate(language, 'cli.usage')}\n${lines.join('')}`
}

// The event loop ends by itself once everything is closed: ending the process could cut a write short.
process.exitCode = await main(process.argv.slice(2))
