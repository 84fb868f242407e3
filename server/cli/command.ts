import type { Config } from '../config.ts'
import type { Language, MessageKey, MessageValues } from '../locales/locales.ts'
import type { Services } from '../services/services.ts'

/** Exit statuses, part of what the command line promises. */
export const DONE = 0
/** Nothing usable, or `--strict` and something was refused, or the command failed. */
export const FAILED = 1
/** The command was written wrongly; nothing was done. */
export const USAGE = 2

/** What a command works with; main wires it. */
export type CommandContext = {
  config: Config
  language: Language
  /** Standard output: results only. */
  out: (text: string) => void
  /** Standard error: everything else. */
  err: (text: string) => void
  /** Aborts on SIGINT and SIGTERM. */
  signal: AbortSignal
  /** Opens the store and what works on it; closed by main when the command ends. */
  openServices: () => Promise<Services>
}

/** A command: resolves to the exit status. @throws UsageError */
export type Run = (args: readonly string[], context: CommandContext) => Promise<number>

/** The command was written wrongly: one sentence says how, then its usage is shown. */
export class UsageError extends Error {
  override readonly name = 'UsageError'
  readonly key: MessageKey
  readonly values: MessageValues

  constructor(key: MessageKey, values: MessageValues = {}) {
    super(key)
    this.key = key
    this.values = values
  }
}
