import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { SavedMapping, SavedMappingList, SavedMappingRequest } from '../../contract/mappings.ts'
import { paths } from '../../contract/paths.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'

const tags = ['files']
const MappingParams = Type.Object({ mappingId: Type.String({ minLength: 1, maxLength: 100 }) })
const ALL = paths.mappings()
const ONE = pattern(paths.mapping(':mappingId'))

/** What columns mean, saved under a name and used again. */
export const mappingRoutes =
  ({ savedMappings }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      ALL,
      {
        schema: {
          tags,
          summary: 'The saved mappings, by name',
          response: { 200: SavedMappingList, ...failures },
        },
      },
      async () => ({ items: await savedMappings.list() }),
    )

    app.post(
      ALL,
      {
        schema: {
          tags,
          summary: 'Saves what columns mean under a name',
          body: SavedMappingRequest,
          response: { 201: SavedMapping, ...failures },
        },
      },
      async (request, reply) => {
        const saved = await savedMappings.save(request.body)
        return reply.code(201).header('location', paths.mapping(saved.id)).send(saved)
      },
    )

    app.get(
      ONE,
      {
        schema: {
          tags,
          summary: 'A saved mapping',
          params: MappingParams,
          response: { 200: SavedMapping, ...failures },
        },
      },
      async (request) => savedMappings.get(request.params.mappingId),
    )

    app.put(
      ONE,
      {
        schema: {
          tags,
          summary: 'Replaces a saved mapping, name and content',
          params: MappingParams,
          body: SavedMappingRequest,
          response: { 200: SavedMapping, ...failures },
        },
      },
      async (request) => savedMappings.change(request.params.mappingId, request.body),
    )

    app.delete(
      ONE,
      {
        schema: {
          tags,
          summary: 'Removes a saved mapping; imports made with it stay',
          params: MappingParams,
          response: { 204: nothing, ...failures },
        },
      },
      async (request, reply) => {
        await savedMappings.remove(request.params.mappingId)
        return reply.code(204).send(null)
      },
    )
  }
