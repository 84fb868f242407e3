import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ChangeDone } from '../../contract/changes.ts'
import { SliceQuery } from '../../contract/atoms.ts'
import { paths } from '../../contract/paths.ts'
import {
  ActorPage,
  ActorSheet,
  ActorWrite,
  RecordListQuery,
  RecordReferences,
  RemovalQuery,
} from '../../contract/records.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { ActorParams, listAsked, NetworkParams, pageOnWire, sliceOf, strict } from '../queries.ts'
import { sentUnchanged, tagVersion } from '../versioned.ts'
import { removalInfo, writeInfo } from '../write-info.ts'

const tags = ['records']
const ALL = pattern(paths.actors(':networkId'))
const ONE = pattern(paths.actor(':networkId', ':actorId'))

/** Actors: list with measures, search, sheet, create, change, delete. */
export const actorRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      ALL,
      {
        schema: {
          tags,
          summary: 'The actors of a slice, with their measures',
          params: NetworkParams,
          querystring: strict(RecordListQuery),
          response: { 200: ActorPage, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const slice = sliceOf(request.query)
        const asked = listAsked(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        return reply.send(pageOnWire(await services.records.listActors(networkId, slice, asked)))
      },
    )

    app.post(
      ALL,
      {
        schema: {
          tags,
          summary: 'Adds an actor; without an id, its name becomes its id',
          params: NetworkParams,
          body: ActorWrite,
          response: { 201: ChangeDone, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const write = writeInfo(request, 'actor', 'created')
        const done = await services.records.createActor(networkId, request.body, write)
        return reply.code(201).header('location', paths.actor(networkId, done.id)).send(done)
      },
    )

    app.get(
      ONE,
      {
        schema: {
          tags,
          summary: "An actor's sheet in a slice; a merged actor's former id is followed",
          params: ActorParams,
          querystring: strict(SliceQuery),
          response: { 200: ActorSheet, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, actorId } = request.params
        const slice = sliceOf(request.query)
        const stamp = await services.stability.stamp(networkId)
        if (await sentUnchanged(services, networkId, request, reply, stamp)) return reply
        const { version } = await services.networks.get(networkId)
        const { actor, sheet } = await services.records.getActor(networkId, slice, actorId)
        const book = await services.stability.at(networkId, version)
        const measures = sheet.measures.map((measure) => {
          const stability = book.find(slice, measure.id)
          return stability ? { ...measure, stability } : measure
        })
        return reply.send({ actor, ...sheet, measures })
      },
    )

    app.put(
      ONE,
      {
        schema: {
          tags,
          summary: 'Replaces what a person fills in; former ids and source stay',
          params: ActorParams,
          body: ActorWrite,
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const { networkId, actorId } = request.params
        const write = writeInfo(request, 'actor', 'changed')
        return services.records.changeActor(networkId, actorId, request.body, write)
      },
    )

    app.get(
      pattern(paths.actorReferences(':networkId', ':actorId')),
      {
        schema: {
          tags,
          summary: 'What refers to it, and what its removal would take along',
          params: ActorParams,
          response: { 200: RecordReferences, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, actorId } = request.params
        // Notes change without the network: whatever the reader has, it is looked up again.
        await tagVersion(services, networkId, request, reply)
        const of = { record: 'actor', id: actorId } as const
        return reply.send(await services.records.references(networkId, of))
      },
    )

    app.delete(
      ONE,
      {
        schema: {
          tags,
          summary: 'Removes an actor; with cascade, what refers to it goes along',
          params: ActorParams,
          querystring: strict(RemovalQuery),
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const { networkId, actorId } = request.params
        const removal = removalInfo(request, 'actor', request.query.cascade)
        return services.records.remove(networkId, { record: 'actor', id: actorId }, removal)
      },
    )
  }
