import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ChangeDone } from '../../contract/changes.ts'
import {
  ActorMerges,
  DecisionWrite,
  DuplicatePage,
  DuplicateQuery,
  MergeWrite,
  UnmergeWrite,
} from '../../contract/duplicates.ts'
import { Job } from '../../contract/jobs.ts'
import { paths } from '../../contract/paths.ts'
import { languageOf } from '../../locales/locales.ts'
import { sayWhy } from '../../services/say-why.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { ActorParams, NetworkParams, pageAsked, pageOnWire, strict } from '../queries.ts'
import { expectedVersion, sentUnchanged } from '../versioned.ts'
import { waitOf } from '../waiting.ts'
import { jobOnWire } from './jobs.ts'

const tags = ['records']

/** Actors that may be one: the list to review, what is said of pairs, merging and taking apart. */
export const duplicateRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      pattern(paths.duplicates(':networkId')),
      {
        schema: {
          tags,
          summary: 'Pairs of actors that may be one, the most certain first, with their reasons',
          params: NetworkParams,
          querystring: strict(DuplicateQuery),
          response: { 200: DuplicatePage, 202: Job, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const { class: wanted } = request.query
        const page = pageAsked(request.query)
        const stamp = await services.duplicates.stamp(networkId)
        if (await sentUnchanged(services, networkId, request, reply, stamp)) return reply
        const list = await services.duplicates.list(networkId, {
          ...page,
          waitMs: waitOf(request),
          ...(wanted !== undefined && { class: wanted }),
        })
        if (!('job' in list)) return reply.send(pageOnWire(list))
        // The list is not there yet: whoever comes again must not be told that it is unchanged.
        const language = languageOf(request.headers['accept-language'])
        return reply
          .removeHeader('etag')
          .code(202)
          .header('location', paths.job(list.job.id))
          .send(jobOnWire(language, list.job))
      },
    )

    app.put(
      pattern(paths.duplicateDecisions(':networkId')),
      {
        schema: {
          tags,
          summary: 'Says that two actors are the same, different, or to be looked at later',
          params: NetworkParams,
          body: DecisionWrite,
          response: { 204: nothing, ...failures },
        },
      },
      async (request, reply) => {
        await services.duplicates.decide(request.params.networkId, request.body)
        return reply.code(204).send(null)
      },
    )

    app.post(
      pattern(paths.duplicateMerge(':networkId')),
      {
        schema: {
          tags,
          summary: 'Makes one actor of several, with their participations, in one change set',
          params: NetworkParams,
          body: MergeWrite,
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const language = languageOf(request.headers['accept-language'])
        return services.duplicates.merge(request.params.networkId, request.body, {
          sayWhy: (kept, merged) =>
            sayWhy(language, 'change.actors-merged', { kept, merged: merged.join(', ') }),
          ...expectedVersion(request),
        })
      },
    )

    app.post(
      pattern(paths.duplicateUnmerge(':networkId')),
      {
        schema: {
          tags,
          summary: 'Takes merged actors apart again, by the inverse of the change set',
          params: NetworkParams,
          body: UnmergeWrite,
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const language = languageOf(request.headers['accept-language'])
        const why = sayWhy(language, 'change.actors-unmerged')
        return services.duplicates.unmerge(request.params.networkId, request.body.changeSetId, why)
      },
    )

    app.get(
      pattern(paths.actorMerges(':networkId', ':actorId')),
      {
        schema: {
          tags,
          summary: 'The merges that made an actor what it is, newest first',
          params: ActorParams,
          response: { 200: ActorMerges, ...failures },
        },
      },
      async (request) => {
        const { networkId, actorId } = request.params
        return { items: await services.duplicates.merges(networkId, actorId) }
      },
    )
  }
