import { pino, type Logger } from 'pino'
import type { Config } from '../config.ts'

/** Headers and fields that must never reach the log, whoever logs the object that holds them. */
const SECRETS = ['authorization', 'cookie', 'proxy-authorization', 'token', 'password']

/**
 * The one log of the process: JSON lines on standard error, or on `stream` (tests read what it writes).
 * Secrets are cut out at any of the depths at which Fastify and the drivers log objects.
 */
export function createLog(
  config: Pick<Config, 'logLevel'>,
  stream: { write(line: string): unknown } = process.stderr,
): Logger {
  return pino(
    {
      level: config.logLevel,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      redact: {
        paths: SECRETS.flatMap((name) => [
          `["${name}"]`,
          `*["${name}"]`,
          `*.headers["${name}"]`,
          `headers["${name}"]`,
        ]),
        censor: '[hidden]',
      },
    },
    { write: (line: string) => void stream.write(line) },
  )
}
