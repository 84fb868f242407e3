import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { SliceQuery } from '../../contract/atoms.ts'
import { BeforeAfterQuery } from '../../contract/before-after.ts'
import { BrokersQuery } from '../../contract/brokers.ts'
import { MatrixQuery } from '../../contract/matrix.ts'
import { paths } from '../../contract/paths.ts'
import { TerritoriesQuery } from '../../contract/territories.ts'
import { languageOf } from '../../locales/locales.ts'
import type { Services } from '../../services/services.ts'
import { CsvText, failures, sendCsv } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams, sliceOf, strict } from '../queries.ts'

const MatrixTableQuery = Type.Object({
  ...MatrixQuery.properties,
  audience: TerritoriesQuery.properties.audience,
})
const { cursor: _cursor, limit: _limit, ...brokersTable } = BrokersQuery.properties
const BrokersTableQuery = Type.Object(brokersTable)

const schemaOf = (summary: string) => ({
  tags: ['files'],
  summary,
  params: NetworkParams,
  produces: ['text/csv'],
  response: { 200: CsvText, ...failures },
})

/** The views beside the synthesis as tables: every row, every digit. */
export const viewExportRoutes =
  ({ views }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      pattern(paths.export(':networkId', 'matrix-csv')),
      {
        schema: {
          ...schemaOf('All pairs of sectors; what is told of fewer than 3 actors is withheld'),
          querystring: strict(MatrixTableQuery),
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        // Whoever does not say for whom it is gets what may be handed on.
        const { partition = 'sectors', audience = 'public' } = request.query
        const text = await views.tabulate(networkId, sliceOf(request.query), {
          view: 'matrix',
          partition,
          audience,
          language: languageOf(request.headers['accept-language']),
        })
        return sendCsv(reply, `${networkId}-matrix.csv`, text)
      },
    )

    app.get(
      pattern(paths.export(':networkId', 'brokers-csv')),
      {
        schema: {
          ...schemaOf('Who is between two partners that are not tied, in every role'),
          querystring: strict(BrokersTableQuery),
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const { sort, order } = request.query
        const text = await views.tabulate(networkId, sliceOf(request.query), {
          view: 'brokers',
          ...(sort !== undefined && { sort }),
          ...(order !== undefined && { order }),
          language: languageOf(request.headers['accept-language']),
        })
        return sendCsv(reply, `${networkId}-brokers.csv`, text)
      },
    )

    app.get(
      pattern(paths.export(':networkId', 'cuts-csv')),
      {
        schema: {
          ...schemaOf('Actors, collaborations and ties without which others come apart, and whom'),
          querystring: strict(SliceQuery),
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const text = await views.tabulate(networkId, sliceOf(request.query), {
          view: 'cuts',
          language: languageOf(request.headers['accept-language']),
        })
        return sendCsv(reply, `${networkId}-cuts.csv`, text)
      },
    )

    for (const view of ['before-after', 'change'] as const) {
      app.get(
        pattern(paths.export(':networkId', `${view}-csv`)),
        {
          schema: {
            ...schemaOf(
              view === 'change'
                ? 'What each collaboration adds to the change of openness between two periods'
                : 'The actors of two periods, and in which they are active',
            ),
            querystring: strict(BeforeAfterQuery),
          },
        },
        async (request, reply) => {
          const { networkId } = request.params
          const { firstFrom, firstTo, secondFrom, secondTo } = request.query
          const text = await views.tabulate(networkId, sliceOf(request.query), {
            view,
            ...(firstFrom !== undefined && { firstFrom }),
            ...(firstTo !== undefined && { firstTo }),
            ...(secondFrom !== undefined && { secondFrom }),
            ...(secondTo !== undefined && { secondTo }),
            language: languageOf(request.headers['accept-language']),
          })
          return sendCsv(reply, `${networkId}-${view}.csv`, text)
        },
      )
    }
  }
