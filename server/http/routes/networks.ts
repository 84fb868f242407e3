import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { ChangeDone } from '../../contract/changes.ts'
import {
  NetworkChange,
  NetworkCreate,
  NetworkDetails,
  NetworkList,
  NetworkSummary,
} from '../../contract/networks.ts'
import { paths } from '../../contract/paths.ts'
import { isMessageKey, languageOf, translate, type Language } from '../../locales/locales.ts'
import { sayWhy } from '../../services/say-why.ts'
import type { NetworkRow } from '../../services/networks.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams } from '../queries.ts'
import { expectedVersion, sentUnchanged } from '../versioned.ts'

const tags = ['networks']
const ONE = pattern(paths.network(':networkId'))

/** Networks: list, create, read with everything a slice can be made of, change settings, delete. */
export const networkRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      paths.networks(),
      {
        schema: {
          tags,
          summary: 'Lists the networks, by id',
          response: { 200: NetworkList, ...failures },
        },
      },
      async () => ({ items: (await services.networks.list()).map(onWire) }),
    )

    app.post(
      paths.networks(),
      {
        schema: {
          tags,
          summary: 'Creates an empty network; its id is made of its name',
          body: NetworkCreate,
          response: { 201: NetworkSummary, ...failures },
        },
      },
      async (request, reply) => {
        const language = languageOf(request.headers['accept-language'])
        const why = sayWhy(language, 'change.network-created')
        const network = onWire(await services.networks.create(request.body, why))
        return reply.code(201).header('location', paths.network(network.id)).send(network)
      },
    )

    app.get(
      ONE,
      {
        schema: {
          tags,
          summary: 'A network with its settings and everything that a slice can be made of',
          params: NetworkParams,
          response: { 200: NetworkDetails, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        const { stored, choices } = await services.networks.describe(networkId)
        const { network } = stored
        const { supportActors, period, kinds, scopes, roles, ...rest } = choices
        const language = languageOf(request.headers['accept-language'])
        return reply.send({
          ...onWire({ ...stored, ...(period && { period }) }),
          settings: {
            supportActors,
            actorListComplete: network.actorListComplete,
            missingEnd: network.missingEnd,
            dormantAfterMonths: network.dormantAfterMonths,
            newWithinMonths: network.newWithinMonths,
            vocabularies: network.vocabularies,
          },
          choices: {
            ...rest,
            kinds: named(language, 'kind', kinds),
            scopes: named(language, 'scope', scopes),
            roles: named(language, 'role', roles),
          },
        })
      },
    )

    app.patch(
      ONE,
      {
        schema: {
          tags,
          summary: 'Changes settings of a network, as one change set',
          params: NetworkParams,
          body: NetworkChange,
          response: { 200: ChangeDone, ...failures },
        },
      },
      async (request) => {
        const language = languageOf(request.headers['accept-language'])
        return services.networks.change(request.params.networkId, request.body, {
          why: sayWhy(language, 'change.network-changed'),
          ...expectedVersion(request),
        })
      },
    )

    app.delete(
      ONE,
      {
        schema: {
          tags,
          summary: 'Deletes a network with its records and history; this cannot be undone',
          params: NetworkParams,
          response: { 204: nothing, ...failures },
        },
      },
      async (request, reply) => {
        await services.networks.remove(request.params.networkId)
        return reply.code(204).send(null)
      },
    )
  }

function onWire({ network, version, updatedAt, counts, period }: NetworkRow) {
  return {
    id: network.id,
    name: network.name,
    ...(network.description !== undefined && { description: network.description }),
    synthetic: network.synthetic ?? false,
    version,
    createdAt: network.createdAt,
    updatedAt,
    counts,
    ...(period && { period }),
  }
}

/** Choices out of a closed list, with the name of each in the reader's language. */
function named(
  language: Language,
  list: 'kind' | 'scope' | 'role',
  choices: readonly { value: string; label: string; count: number }[],
) {
  return choices.map((choice) => {
    const key = `${list}.${choice.value}`
    return { ...choice, label: isMessageKey(key) ? translate(language, key) : choice.label }
  })
}
