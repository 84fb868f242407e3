import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { paths } from '../../contract/paths.ts'
import { Territories, TerritoriesQuery } from '../../contract/territories.ts'
import { languageOf } from '../../locales/locales.ts'
import type { Services } from '../../services/services.ts'
import { CsvText, failures, nothing, sendCsv } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams, sliceOf, strict } from '../queries.ts'
import { sentUnchanged } from '../versioned.ts'

/** Territories side by side, each held against chance: as an answer, and as a table to hand on. */
export const territoryRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      pattern(paths.territories(':networkId')),
      {
        schema: {
          tags: ['answers'],
          summary: 'The funnel: EI_N of each territory beside chance, with its control limits',
          params: NetworkParams,
          querystring: strict(TerritoriesQuery),
          response: { 200: Territories, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const slice = sliceOf(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        const asked = { audience: 'internal' as const, ...askedOf(request.query) }
        return reply.send(await services.territories.compare(networkId, slice, asked))
      },
    )

    app.get(
      pattern(paths.export(':networkId', 'territories-csv')),
      {
        schema: {
          tags: ['files'],
          summary: 'The territories as a table; what is told of fewer than 3 actors is withheld',
          params: NetworkParams,
          querystring: strict(TerritoriesQuery),
          produces: ['text/csv'],
          response: { 200: CsvText, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        // Whoever does not say for whom it is gets what may be handed on.
        const asked = { audience: 'public' as const, ...askedOf(request.query) }
        const language = languageOf(request.headers['accept-language'])
        const text = await services.territories.tabulate(networkId, sliceOf(request.query), {
          ...asked,
          language,
        })
        return sendCsv(reply, `${networkId}-territories.csv`, text)
      },
    )
  }

/** A slice without a territory has no use for `members`; each territory's slice does. */
function askedOf({ level, audience, members }: TerritoriesQuery) {
  return {
    level: level ?? 'commune',
    ...(audience !== undefined && { audience }),
    ...(members === 'inside' && { members }),
  }
}
