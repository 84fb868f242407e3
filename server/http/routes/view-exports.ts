import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { SliceQuery } from '../../contract/atoms.ts'
import { BeforeAfterQuery } from '../../contract/before-after.ts'
import { BrokersQuery } from '../../contract/brokers.ts'
import { MatrixQuery } from '../../contract/matrix.ts'
import { paths } from '../../contract/paths.ts'
import { TABLE_FORMATS } from '../../contract/reports.ts'
import { TerritoriesQuery } from '../../contract/territories.ts'
import { languageOf } from '../../locales/locales.ts'
import type { Services } from '../../services/services.ts'
import { failures, FileBytes, sendFile, TABLE_TYPES } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams, sliceOf, strict, territoriesAsked } from '../queries.ts'

const MatrixTableQuery = Type.Object({
  ...MatrixQuery.properties,
  audience: TerritoriesQuery.properties.audience,
})
const { cursor: _cursor, limit: _limit, ...brokersTable } = BrokersQuery.properties
const BrokersTableQuery = Type.Object(brokersTable)

type Format = (typeof TABLE_FORMATS)[number]

/** Whoever does not say for whom a table is gets what may be handed on. */
const UNSAID = 'public' as const

/** The views beside the synthesis as tables, in each format: every row, every digit. */
export const viewExportRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    for (const format of TABLE_FORMATS) await app.register(tablesIn(format, services))
  }

const schemaOf = (format: Format, summary: string) => ({
  tags: ['files'],
  summary,
  params: NetworkParams,
  produces: [TABLE_TYPES[format]],
  response: { 200: FileBytes, ...failures },
})

const at = (view: string, format: Format) =>
  pattern(paths.export(':networkId', `${view}-${format}`))

const tablesIn =
  (format: Format, { views }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      at('matrix', format),
      {
        schema: {
          ...schemaOf(
            format,
            'All pairs of sectors; what is told of fewer than 3 actors is withheld',
          ),
          querystring: strict(MatrixTableQuery),
        },
      },
      async ({ params, query, headers }, reply) => {
        const { partition = 'sectors', audience = UNSAID } = query
        const language = languageOf(headers['accept-language'])
        const asked = { view: 'matrix' as const, partition, audience, language }
        const file = await views.writeTable(params.networkId, sliceOf(query), asked, format)
        return sendFile(reply, file)
      },
    )

    app.get(
      at('brokers', format),
      {
        schema: {
          ...schemaOf(format, 'Who is between two partners that are not tied, in every role'),
          querystring: strict(BrokersTableQuery),
        },
      },
      async ({ params, query, headers }, reply) => {
        const { sort, order } = query
        const asked = {
          view: 'brokers' as const,
          ...(sort !== undefined && { sort }),
          ...(order !== undefined && { order }),
          language: languageOf(headers['accept-language']),
        }
        const file = await views.writeTable(params.networkId, sliceOf(query), asked, format)
        return sendFile(reply, file)
      },
    )

    app.get(
      at('cuts', format),
      {
        schema: {
          ...schemaOf(
            format,
            'Actors, collaborations and ties without which others come apart, and whom',
          ),
          querystring: strict(SliceQuery),
        },
      },
      async ({ params, query, headers }, reply) => {
        const asked = { view: 'cuts' as const, language: languageOf(headers['accept-language']) }
        const file = await views.writeTable(params.networkId, sliceOf(query), asked, format)
        return sendFile(reply, file)
      },
    )

    for (const view of ['before-after', 'change'] as const) {
      app.get(
        at(view, format),
        {
          schema: {
            ...schemaOf(
              format,
              view === 'change'
                ? 'What each collaboration adds to the change of openness between two periods'
                : 'The actors of two periods, and in which they are active',
            ),
            querystring: strict(BeforeAfterQuery),
          },
        },
        async ({ params, query, headers }, reply) => {
          const { firstFrom, firstTo, secondFrom, secondTo } = query
          const asked = {
            view,
            ...(firstFrom !== undefined && { firstFrom }),
            ...(firstTo !== undefined && { firstTo }),
            ...(secondFrom !== undefined && { secondFrom }),
            ...(secondTo !== undefined && { secondTo }),
            language: languageOf(headers['accept-language']),
          }
          const file = await views.writeTable(params.networkId, sliceOf(query), asked, format)
          return sendFile(reply, file)
        },
      )
    }

    app.get(
      at('territories', format),
      {
        schema: {
          ...schemaOf(
            format,
            'The territories as a table; what is told of fewer than 3 is withheld',
          ),
          querystring: strict(TerritoriesQuery),
        },
      },
      async ({ params, query, headers }, reply) => {
        const asked = {
          view: 'territories' as const,
          audience: UNSAID,
          ...territoriesAsked(query),
          language: languageOf(headers['accept-language']),
        }
        const file = await views.writeTable(params.networkId, sliceOf(query), asked, format)
        return sendFile(reply, file)
      },
    )
  }
