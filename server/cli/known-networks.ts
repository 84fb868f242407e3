import { isAppError } from '../errors.ts'
import { translate, type Language } from '../locales/locales.ts'
import type { Services } from '../services/services.ts'
import type { CommandContext } from './command.ts'

/** Networks that are named where one was sought and not found: there is no list to look at here. */
const NAMED = 20

/** Runs what looks for a network; where there is none of that id, says which there are. */
export async function withNetwork<T>(
  { networks }: Services,
  language: Language,
  context: CommandContext,
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (!isAppError(error, 'network-not-found')) throw error
    const known = await networks.list()
    const ids = known.map(({ network }) => network.id)
    const more = ids.length > NAMED ? ', …' : ''
    const names = ids.slice(0, NAMED).join(', ') + more
    context.err(`${translate(language, 'cli.networks', { count: ids.length, names })}\n`)
    throw error
  }
}
