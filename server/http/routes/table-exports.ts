import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { paths } from '../../contract/paths.ts'
import { TableQuery } from '../../contract/records.ts'
import { TABLE_FORMATS } from '../../contract/reports.ts'
import type { Services } from '../../services/services.ts'
import { failures, FileBytes, sendFile, TABLE_TYPES } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams, sliceOf, strict, tableAsked } from '../queries.ts'

/** The tables of actors and of collaborations as files. */
export const tableExportRoutes =
  ({ records }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    for (const list of ['actors', 'collaborations'] as const) {
      for (const format of TABLE_FORMATS) {
        app.get(
          pattern(paths.export(':networkId', `${list}-table-${format}`)),
          {
            schema: {
              tags: ['files'],
              summary: `A table of ${list} as it is seen: its columns, filters and order, every row`,
              params: NetworkParams,
              querystring: strict(TableQuery),
              produces: [TABLE_TYPES[format]],
              response: { 200: FileBytes, ...failures },
            },
          },
          async (request, reply) => {
            const { networkId } = request.params
            const { query, headers } = request
            const asked = { list, ...tableAsked(query, headers['accept-language']) }
            const file = await records.writeTable(networkId, sliceOf(query), asked, format)
            return sendFile(reply, file)
          },
        )
      }
    }
  }
