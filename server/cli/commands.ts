import type { MessageKey } from '../locales/locales.ts'
import type { Run } from './command.ts'

type Listed = { name: string; usage: MessageKey; load: () => Promise<Run> }

/**
 * Every command, in the order in which they are shown. A new one is one file and one line here. Each
 * is loaded when it is asked for: `analyse` needs no web server, and starts in half the time without.
 */
export const COMMANDS: readonly Listed[] = [
  { name: 'serve', usage: 'cli.usage.serve', load: async () => (await import('./serve.ts')).serve },
  {
    name: 'analyse',
    usage: 'cli.usage.analyse',
    load: async () => (await import('./analyse.ts')).analyse,
  },
  {
    name: 'report',
    usage: 'cli.usage.report',
    load: async () => (await import('./report.ts')).report,
  },
  {
    name: 'import',
    usage: 'cli.usage.import',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'export',
    usage: 'cli.usage.export',
    load: async () => (await import('./export.ts')).exportCommand,
  },
  {
    name: 'template',
    usage: 'cli.usage.template',
    load: async () => (await import('./template.ts')).template,
  },
  {
    name: 'backup',
    usage: 'cli.usage.backup',
    load: async () => (await import('./backup.ts')).backup,
  },
  {
    name: 'restore',
    usage: 'cli.usage.restore',
    load: async () => (await import('./restore.ts')).restore,
  },
  {
    name: 'verify',
    usage: 'cli.usage.verify',
    load: async () => (await import('./verify.ts')).verify,
  },
]
