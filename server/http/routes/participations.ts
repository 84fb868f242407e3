import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ChangeDone } from '../../contract/changes.ts'
import { paths } from '../../contract/paths.ts'
import {
  ParticipationListQuery,
  ParticipationPage,
  ParticipationWrite,
} from '../../contract/records.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams, pageAsked, pageOnWire, ParticipationParams, strict } from '../queries.ts'
import { sentUnchanged } from '../versioned.ts'
import { writeInfo } from '../write-info.ts'

const tags = ['records']
const ALL = pattern(paths.participations(':networkId'))
const ONE = pattern(paths.participation(':networkId', ':participationKey'))

/** Participations: list, create, change, delete. */
export const participationRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      ALL,
      {
        schema: {
          tags,
          summary: 'The participations, of one actor or collaboration where asked, by key',
          params: NetworkParams,
          querystring: strict(ParticipationListQuery),
          response: { 200: ParticipationPage, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const { actorId, collaborationId } = request.query
        const asked = {
          ...pageAsked(request.query),
          ...(actorId !== undefined && { actorId }),
          ...(collaborationId !== undefined && { collaborationId }),
        }
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        const page = await services.records.listParticipations(networkId, asked)
        return reply.send(pageOnWire(page))
      },
    )

    app.post(
      ALL,
      {
        schema: {
          tags,
          summary: 'Adds a participation of an actor in a collaboration',
          params: NetworkParams,
          body: ParticipationWrite,
          response: { 201: ChangeDone, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const write = writeInfo(request, 'participation', 'created')
        const done = await services.records.createParticipation(networkId, request.body, write)
        return reply
          .code(201)
          .header('location', paths.participation(networkId, done.id))
          .send(done)
      },
    )

    app.put(
      ONE,
      {
        schema: {
          tags,
          summary: 'Replaces a participation; another role or start makes it another one',
          params: ParticipationParams,
          body: ParticipationWrite,
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const { networkId, participationKey } = request.params
        const write = writeInfo(request, 'participation', 'changed')
        return services.records.changeParticipation(
          networkId,
          participationKey,
          request.body,
          write,
        )
      },
    )

    app.delete(
      ONE,
      {
        schema: {
          tags,
          summary: 'Removes a participation',
          params: ParticipationParams,
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const { networkId, participationKey } = request.params
        const write = writeInfo(request, 'participation', 'removed')
        return services.records.removeParticipation(networkId, participationKey, write)
      },
    )
  }
