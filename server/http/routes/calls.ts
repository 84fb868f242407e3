import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { PageQuery } from '../../contract/atoms.ts'
import {
  ApplicationPage,
  ApplicationWrite,
  CallPage,
  CallRow,
  CallWrite,
  CollaborationApplications,
} from '../../contract/calls.ts'
import { ChangeDone } from '../../contract/changes.ts'
import { paths } from '../../contract/paths.ts'
import { RemovalQuery } from '../../contract/records.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import {
  ApplicationParams,
  CallParams,
  CollaborationParams,
  NetworkParams,
  pageAsked,
  pageOnWire,
  strict,
} from '../queries.ts'
import { sentUnchanged } from '../versioned.ts'
import { removalInfo, writeInfo } from '../write-info.ts'

const tags = ['records']
const ALL = pattern(paths.calls(':networkId'))
const ONE = pattern(paths.call(':networkId', ':callId'))
const FILED = pattern(paths.applications(':networkId', ':callId'))
const FILED_ONE = pattern(paths.application(':networkId', ':callId', ':collaborationId'))

/** Calls for projects and the collaborations filed for them: list, create, change, delete. */
export const callRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      ALL,
      {
        schema: {
          tags,
          summary: 'The calls for projects, each with its applications by status',
          params: NetworkParams,
          querystring: strict(PageQuery),
          response: { 200: CallPage, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const asked = pageAsked(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        return reply.send(pageOnWire(await services.calls.list(networkId, asked)))
      },
    )

    app.post(
      ALL,
      {
        schema: {
          tags,
          summary: 'Adds a call for projects; without an id, its name makes one',
          params: NetworkParams,
          body: CallWrite,
          response: { 201: ChangeDone, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const write = writeInfo(request, 'call', 'created')
        const done = await services.calls.create(networkId, request.body, write)
        return reply.code(201).header('location', paths.call(networkId, done.id)).send(done)
      },
    )

    app.get(
      ONE,
      {
        schema: {
          tags,
          summary: 'One call for projects',
          params: CallParams,
          response: { 200: CallRow, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, callId } = request.params
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        return reply.send(await services.calls.get(networkId, callId))
      },
    )

    app.put(
      ONE,
      {
        schema: {
          tags,
          summary: 'Replaces what is known of a call for projects',
          params: CallParams,
          body: CallWrite,
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const { networkId, callId } = request.params
        const write = writeInfo(request, 'call', 'changed')
        return services.calls.change(networkId, callId, request.body, write)
      },
    )

    app.delete(
      ONE,
      {
        schema: {
          tags,
          summary: 'Removes a call for projects; with cascade, its applications go along',
          params: CallParams,
          querystring: strict(RemovalQuery),
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const { networkId, callId } = request.params
        const removal = removalInfo(request, 'call', request.query.cascade)
        return services.calls.remove(networkId, callId, removal)
      },
    )

    app.get(
      FILED,
      {
        schema: {
          tags,
          summary: 'The applications to a call, by collaboration',
          params: CallParams,
          querystring: strict(PageQuery),
          response: { 200: ApplicationPage, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, callId } = request.params
        const asked = pageAsked(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        return reply.send(pageOnWire(await services.calls.applications(networkId, callId, asked)))
      },
    )

    app.get(
      pattern(paths.collaborationApplications(':networkId', ':collaborationId')),
      {
        schema: {
          tags,
          summary: 'What was filed of a collaboration, by call',
          params: CollaborationParams,
          response: { 200: CollaborationApplications, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, collaborationId } = request.params
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        const items = await services.calls.ofCollaboration(networkId, collaborationId)
        return reply.send({ items })
      },
    )

    app.put(
      FILED_ONE,
      {
        schema: {
          tags,
          summary: 'Files a collaboration for a call, or changes its status',
          params: ApplicationParams,
          body: ApplicationWrite,
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const { networkId, callId, collaborationId } = request.params
        const write = writeInfo(request, 'application', 'changed')
        const of = { callId, collaborationId }
        return services.calls.putApplication(networkId, of, request.body, write)
      },
    )

    app.delete(
      FILED_ONE,
      {
        schema: {
          tags,
          summary: 'Removes an application',
          params: ApplicationParams,
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const { networkId, callId, collaborationId } = request.params
        const write = writeInfo(request, 'application', 'removed')
        return services.calls.removeApplication(networkId, { callId, collaborationId }, write)
      },
    )
  }
