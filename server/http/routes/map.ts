import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ActorPath, MapQuery, NetworkMap, PathQuery } from '../../contract/map.ts'
import { paths } from '../../contract/paths.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing, sendJsonText } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { choiceOf, listOf, NetworkParams, sliceOf, strict } from '../queries.ts'
import { sentUnchanged } from '../versioned.ts'

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
        // Ids that are no measure are told as such where the columns are made.
        const { measures: _ids, ...asked } = request.query
        const { options, seed } = choiceOf(asked)
        const stamp = await services.map.stamp(networkId)
        if (await sentUnchanged(services, networkId, request, reply, stamp)) return reply
        const text = await services.map.draw(networkId, slice, {
          mode: request.query.mode ?? 'actors',
          measures: listOf(request.query.measures) ?? [],
          ...((options || seed !== undefined) && {
            how: { ...(options && { options }), ...(seed !== undefined && { seed }) },
          }),
          layout: request.query.layout ?? 'forces',
          weighting: request.query.weighting ?? 'newman',
          ...(request.query.fold === 'communities' && {
            unfolded: (listOf(request.query.unfolded) ?? []).map(Number),
          }),
        })
        return sendJsonText(reply, text)
      },
    )

    app.get(
      pattern(paths.path(':networkId')),
      {
        schema: {
          tags: ['answers'],
          summary: 'A shortest way between two actors, and the collaborations that make it',
          params: NetworkParams,
          querystring: strict(PathQuery),
          response: { 200: ActorPath, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const { source, target } = request.query
        const slice = sliceOf(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        return reply.send(await services.map.path(networkId, slice, { source, target }))
      },
    )
  }
