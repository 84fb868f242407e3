import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { SliceQuery } from '../../contract/atoms.ts'
import { BeforeAfter, BeforeAfterQuery } from '../../contract/before-after.ts'
import { BrokerPage, BrokersQuery, Cuts, Removal } from '../../contract/brokers.ts'
import { MatrixQuery, SectorMatrix } from '../../contract/matrix.ts'
import { paths } from '../../contract/paths.ts'
import { ComparedSelection, SelectionRequest } from '../../contract/selection.ts'
import { Timeline, TimelineQuery } from '../../contract/timeline.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams, pageAsked, pageOnWire, sliceOf, strict } from '../queries.ts'
import { sentUnchanged } from '../versioned.ts'

const tags = ['answers']

/** What the matrix, the brokers, the comparison of two periods and the timeline show. */
export const viewRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      pattern(paths.matrix(':networkId')),
      {
        schema: {
          tags,
          summary: 'Who works with whom, sector by sector, beside what chance would give',
          params: NetworkParams,
          querystring: strict(MatrixQuery),
          response: { 200: SectorMatrix, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const slice = sliceOf(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        const { partition } = request.query
        return reply.send(await services.views.matrix(networkId, slice, partition ?? 'sectors'))
      },
    )

    app.get(
      pattern(paths.brokers(':networkId')),
      {
        schema: {
          tags,
          summary: 'Who links sectors: roles beside chance, spread of ties, betweenness',
          params: NetworkParams,
          querystring: strict(BrokersQuery),
          response: { 200: BrokerPage, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const { sort, order } = request.query
        const slice = sliceOf(request.query)
        const page = pageAsked(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        const list = await services.views.brokers(networkId, slice, {
          ...page,
          ...(sort !== undefined && { sort }),
          ...(order !== undefined && { order }),
        })
        return reply.send(pageOnWire(list))
      },
    )

    app.get(
      pattern(paths.cuts(':networkId')),
      {
        schema: {
          tags,
          summary: 'What would come apart without one actor, one collaboration or one tie',
          params: NetworkParams,
          querystring: strict(SliceQuery),
          response: { 200: Cuts, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const slice = sliceOf(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        return reply.send(await services.views.cuts(networkId, slice))
      },
    )

    // By POST, because two hundred ids may be longer than an address: it changes nothing.
    app.post(
      pattern(paths.selection(':networkId')),
      {
        schema: {
          tags,
          summary: 'Some actors beside each other, and what they do together',
          params: NetworkParams,
          querystring: strict(SliceQuery),
          body: SelectionRequest,
          response: { 200: ComparedSelection, ...failures },
        },
      },
      async (request) => {
        const { networkId } = request.params
        return services.views.select(networkId, sliceOf(request.query), request.body.actors)
      },
    )

    app.get(
      pattern(paths.removal(':networkId')),
      {
        schema: {
          tags,
          summary: 'What stays linked when the most central actors go one by one',
          params: NetworkParams,
          querystring: strict(SliceQuery),
          response: { 200: Removal, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const slice = sliceOf(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        return reply.send(await services.views.removal(networkId, slice))
      },
    )

    app.get(
      pattern(paths.beforeAfter(':networkId')),
      {
        schema: {
          tags,
          summary: 'Two periods beside each other, and what made openness change between them',
          params: NetworkParams,
          querystring: strict(BeforeAfterQuery),
          response: { 200: BeforeAfter, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const { firstFrom, firstTo, secondFrom, secondTo } = request.query
        const slice = sliceOf(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        const compared = await services.views.compare(networkId, slice, {
          ...(firstFrom !== undefined && { firstFrom }),
          ...(firstTo !== undefined && { firstTo }),
          ...(secondFrom !== undefined && { secondFrom }),
          ...(secondTo !== undefined && { secondTo }),
        })
        return reply.send(compared)
      },
    )

    app.get(
      pattern(paths.timeline(':networkId')),
      {
        schema: {
          tags,
          summary: 'The dated collaborations by beginning, in groups, and how many each year has',
          params: NetworkParams,
          querystring: strict(TimelineQuery),
          response: { 200: Timeline, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const { group } = request.query
        const slice = sliceOf(request.query)
        const page = pageAsked(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        const list = await services.views.timeline(networkId, slice, {
          ...page,
          group: group ?? 'none',
        })
        return reply.send(pageOnWire(list))
      },
    )
  }
