import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { MapQuery, NetworkMap } from '../../contract/map.ts'
import { paths } from '../../contract/paths.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { listOf, NetworkParams, sliceOf, strict } from '../queries.ts'
import { isUnchanged } from '../versioned.ts'

/**
 * What the network view draws. Its text is made where the drawing is, by the type of the contract: to
 * write it here would hold up everybody else for as long as a large drawing takes.
 */
export const mapRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      pattern(paths.map(':networkId')),
      {
        schema: {
          tags: ['answers'],
          summary: 'Nodes, edges, positions, and measures as columns',
          params: NetworkParams,
          querystring: strict(MapQuery),
          response: { 200: Type.Unsafe<string>(NetworkMap), 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const slice = sliceOf(request.query)
        const stamp = await services.map.stamp(networkId)
        if (await isUnchanged(services, networkId, request, reply, stamp)) {
          return reply.code(304).send(null)
        }
        const text = await services.map.draw(networkId, slice, {
          mode: request.query.mode ?? 'actors',
          measures: listOf(request.query.measures) ?? [],
        })
        return reply.type('application/json; charset=utf-8').serializer(String).send(text)
      },
    )
  }
