import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { PageQuery } from '../../contract/atoms.ts'
import {
  ChangeDetails,
  ChangeDone,
  ChangePage,
  RecordHistory,
  UndoObstacles,
} from '../../contract/changes.ts'
import { paths } from '../../contract/paths.ts'
import { languageOf } from '../../locales/locales.ts'
import { inLanguage, sayWhy } from '../../services/say-why.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import {
  ActorParams,
  ChangeParams,
  CollaborationParams,
  NetworkParams,
  pageAsked,
  pageOnWire,
  strict,
} from '../queries.ts'
import { sentUnchanged } from '../versioned.ts'

const tags = ['changes']

/** The history: who wrote what, when, from what source; and undo. */
export const changeRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      pattern(paths.changes(':networkId')),
      {
        schema: {
          tags,
          summary: 'Lists the change sets, newest first',
          params: NetworkParams,
          querystring: strict(PageQuery),
          response: { 200: ChangePage, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const { offset: before, limit } = pageAsked(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        const page = { limit, ...(before > 0 && { before }) }
        const { items, ...rest } = await services.changes.list(networkId, page)
        const language = languageOf(request.headers['accept-language'])
        const told = items.map((one) => inLanguage(language, one))
        return reply.send(pageOnWire({ items: told, ...rest }))
      },
    )

    app.get(
      pattern(paths.change(':networkId', ':changeSetId')),
      {
        schema: {
          tags,
          summary: 'One change set, with its first thousand entries',
          params: ChangeParams,
          response: { 200: ChangeDetails, ...failures },
        },
      },
      async (request) => {
        const { networkId, changeSetId } = request.params
        const language = languageOf(request.headers['accept-language'])
        return inLanguage(language, await services.changes.get(networkId, changeSetId))
      },
    )

    app.get(
      pattern(paths.changeObstacles(':networkId', ':changeSetId')),
      {
        schema: {
          tags,
          summary: 'What keeps a change set from being taken back: which records, changed by what',
          params: ChangeParams,
          response: { 200: UndoObstacles, ...failures },
        },
      },
      async (request) => {
        const { networkId, changeSetId } = request.params
        const language = languageOf(request.headers['accept-language'])
        const { count, changes } = await services.changes.obstacles(networkId, changeSetId)
        return {
          count,
          changes: changes.map(({ changeSet, records }) => ({
            changeSet: inLanguage(language, changeSet),
            records,
          })),
        }
      },
    )

    app.post(
      pattern(paths.changeUndo(':networkId', ':changeSetId')),
      {
        schema: {
          tags,
          summary: 'Takes a change set back, by a change set that is its inverse',
          params: ChangeParams,
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const language = languageOf(request.headers['accept-language'])
        const { networkId, changeSetId } = request.params
        return services.changes.undo(networkId, changeSetId, sayWhy(language, 'change.undone'))
      },
    )

    app.get(
      pattern(paths.actorHistory(':networkId', ':actorId')),
      {
        schema: {
          tags,
          summary: 'What happened to one actor, newest first',
          params: ActorParams,
          response: { 200: RecordHistory, ...failures },
        },
      },
      async (request) => {
        const { networkId, actorId: id } = request.params
        return historyOf(services, request, networkId, { record: 'actor', id })
      },
    )

    app.get(
      pattern(paths.collaborationHistory(':networkId', ':collaborationId')),
      {
        schema: {
          tags,
          summary: 'What happened to one collaboration, newest first',
          params: CollaborationParams,
          response: { 200: RecordHistory, ...failures },
        },
      },
      async (request) => {
        const { networkId, collaborationId: id } = request.params
        return historyOf(services, request, networkId, { record: 'collaboration', id })
      },
    )
  }

/** The changes of one record, each with its reason in the language of who asks. */
async function historyOf(
  services: Services,
  request: FastifyRequest,
  networkId: string,
  of: Parameters<Services['changes']['ofRecord']>[1],
) {
  const language = languageOf(request.headers['accept-language'])
  const items = await services.changes.ofRecord(networkId, of)
  return {
    items: items.map((item) => ({ ...item, changeSet: inLanguage(language, item.changeSet) })),
  }
}
