import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { paths } from '../../contract/paths.ts'
import { SavedView, SavedViewList, SavedViewRequest } from '../../contract/saved-views.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams } from '../queries.ts'

const tags = ['views']
const ViewId = { viewId: Type.String({ minLength: 1, maxLength: 100 }) }
const ALL = pattern(paths.savedViews(':networkId'))

/** Views under a name, and the one that a shared link names. */
export const savedViewRoutes =
  ({ savedViews }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      ALL,
      {
        schema: {
          tags,
          summary: 'The saved views of a network, the latest first',
          params: NetworkParams,
          response: { 200: SavedViewList, ...failures },
        },
      },
      async (request) => ({ items: await savedViews.list(request.params.networkId) }),
    )

    app.post(
      ALL,
      {
        schema: {
          tags,
          summary: 'Saves a view under a name; its id gives reading access to who knows it',
          params: NetworkParams,
          body: SavedViewRequest,
          response: { 201: SavedView, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const saved = await savedViews.save(networkId, request.body)
        return reply.code(201).header('location', paths.sharedView(saved.id)).send(saved)
      },
    )

    app.delete(
      pattern(paths.savedView(':networkId', ':viewId')),
      {
        schema: {
          tags,
          summary: 'Removes a saved view: links to it read nothing any more',
          params: Type.Object({ ...NetworkParams.properties, ...ViewId }),
          response: { 204: nothing, ...failures },
        },
      },
      async (request, reply) => {
        await savedViews.remove(request.params.networkId, request.params.viewId)
        return reply.code(204).send(null)
      },
    )

    app.get(
      pattern(paths.sharedView(':viewId')),
      {
        schema: {
          tags,
          summary: 'The view that a shared link names; asked for without a token',
          params: Type.Object(ViewId),
          response: { 200: SavedView, ...failures },
        },
      },
      async (request) => savedViews.get(request.params.viewId),
    )
  }
