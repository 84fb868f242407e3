import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { SliceQuery } from '../../contract/atoms.ts'
import { ChangeDone } from '../../contract/changes.ts'
import { paths } from '../../contract/paths.ts'
import {
  CollaborationPage,
  CollaborationSheet,
  CollaborationWrite,
  RecordListQuery,
  RecordReferences,
  RemovalQuery,
} from '../../contract/records.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import {
  CollaborationParams,
  listAsked,
  NetworkParams,
  pageOnWire,
  sliceOf,
  strict,
} from '../queries.ts'
import { sentUnchanged, tagVersion } from '../versioned.ts'
import { removalInfo, writeInfo } from '../write-info.ts'

const tags = ['records']
const ALL = pattern(paths.collaborations(':networkId'))
const ONE = pattern(paths.collaboration(':networkId', ':collaborationId'))

/** Collaborations: list, search, sheet, create, change, delete. */
export const collaborationRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      ALL,
      {
        schema: {
          tags,
          summary: 'The collaborations of a slice',
          params: NetworkParams,
          querystring: strict(RecordListQuery),
          response: { 200: CollaborationPage, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const slice = sliceOf(request.query)
        const asked = listAsked(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        return reply.send(
          pageOnWire(await services.records.listCollaborations(networkId, slice, asked)),
        )
      },
    )

    app.post(
      ALL,
      {
        schema: {
          tags,
          summary: 'Adds a collaboration; without an id, its name becomes its id',
          params: NetworkParams,
          body: CollaborationWrite,
          response: { 201: ChangeDone, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const write = writeInfo(request, 'collaboration', 'created')
        const done = await services.records.createCollaboration(networkId, request.body, write)
        return reply
          .code(201)
          .header('location', paths.collaboration(networkId, done.id))
          .send(done)
      },
    )

    app.get(
      ONE,
      {
        schema: {
          tags,
          summary: 'A collaboration with everyone in it, and its place in a slice',
          params: CollaborationParams,
          querystring: strict(SliceQuery),
          response: { 200: CollaborationSheet, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, collaborationId } = request.params
        const slice = sliceOf(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        return reply.send(
          await services.records.getCollaboration(networkId, slice, collaborationId),
        )
      },
    )

    app.put(
      ONE,
      {
        schema: {
          tags,
          summary: 'Replaces what a person fills in; the source stays',
          params: CollaborationParams,
          body: CollaborationWrite,
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const { networkId, collaborationId } = request.params
        const write = writeInfo(request, 'collaboration', 'changed')
        return services.records.changeCollaboration(networkId, collaborationId, request.body, write)
      },
    )

    app.get(
      pattern(paths.collaborationReferences(':networkId', ':collaborationId')),
      {
        schema: {
          tags,
          summary: 'What refers to it, and what its removal would take along',
          params: CollaborationParams,
          response: { 200: RecordReferences, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, collaborationId } = request.params
        // Notes change without the network: whatever the reader has, it is looked up again.
        await tagVersion(services, networkId, request, reply)
        const of = { record: 'collaboration', id: collaborationId } as const
        return reply.send(await services.records.references(networkId, of))
      },
    )

    app.delete(
      ONE,
      {
        schema: {
          tags,
          summary: 'Removes a collaboration; with cascade, what refers to it goes along',
          params: CollaborationParams,
          querystring: strict(RemovalQuery),
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const { networkId, collaborationId } = request.params
        const removal = removalInfo(request, 'collaboration', request.query.cascade)
        return services.records.remove(
          networkId,
          { record: 'collaboration', id: collaborationId },
          removal,
        )
      },
    )
  }
