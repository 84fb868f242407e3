import { analyse } from './analyse.ts'
import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { exportCommand } from './export.ts'
import { importCommand } from './import.ts'
import { report } from './report.ts'
import { restore } from './restore.ts'
import { serve } from './serve.ts'
import { verify } from './verify.ts'

/** Every command, in the order in which they are shown. A new one is one file and one line here. */
export const COMMANDS: readonly Command[] = [
  serve,
  analyse,
  report,
  importCommand,
  exportCommand,
  backup,
  restore,
  verify,
]
