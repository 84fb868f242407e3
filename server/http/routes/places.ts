import { createHash } from 'node:crypto'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { SliceQuery } from '../../contract/atoms.ts'
import { paths } from '../../contract/paths.ts'
import { Outlines, Places } from '../../contract/places.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing, sendJsonText } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams, sliceOf, strict } from '../queries.ts'
import { sentUnchanged } from '../versioned.ts'

const tags = ['answers']

/** What the geographic map draws: who is where, and the outlines under it. Both texts are sent as they are. */
export const placeRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      pattern(paths.places(':networkId')),
      {
        schema: {
          tags,
          summary:
            'Where the actors are and how exactly that is known, with the ties between places',
          params: NetworkParams,
          querystring: strict(SliceQuery),
          response: { 200: Type.Unsafe<string>(Places), 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const slice = sliceOf(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        const text = await services.places.locate(networkId, slice)
        return sendJsonText(reply, text)
      },
    )

    app.get(
      paths.outlines(),
      {
        schema: {
          tags,
          summary: 'The outlines of the départements of France, as TopoJSON',
          response: { 200: Type.Unsafe<string>(Outlines), 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const text = await services.places.outlines()
        const tag = `"${createHash('sha256').update(text).digest('base64url').slice(0, 16)}"`
        reply.header('etag', tag)
        reply.header('cache-control', 'private, max-age=86400')
        if (request.headers['if-none-match'] === tag) return reply.code(304).send(null)
        return sendJsonText(reply, text)
      },
    )
  }
