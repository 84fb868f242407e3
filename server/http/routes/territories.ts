import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { paths } from '../../contract/paths.ts'
import { Territories, TerritoriesQuery } from '../../contract/territories.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams, sliceOf, strict, territoriesAsked } from '../queries.ts'
import { sentUnchanged } from '../versioned.ts'

/** Territories side by side, each held against chance; as a table they are in `view-exports.ts`. */
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
        const asked = { audience: 'internal' as const, ...territoriesAsked(request.query) }
        return reply.send(await services.territories.compare(networkId, slice, asked))
      },
    )
  }
