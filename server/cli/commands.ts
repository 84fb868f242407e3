import { analyse } from './analyse.ts'
import { backup } from './backup.ts'
import type { Command } from './command.ts'
import { restore } from './restore.ts'
import { verify } from './verify.ts'

/** Every command, in the order in which they are shown. A new one is one file and one line here. */
export const COMMANDS: readonly Command[] = [analyse, backup, restore, verify]
