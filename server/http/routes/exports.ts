import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { paths, readIds } from '../../contract/paths.ts'
import { EXPORT_FORMATS, ExportQuery } from '../../contract/reports.ts'
import { languageOf } from '../../locales/locales.ts'
import type { Services } from '../../services/services.ts'
import { failures, FileBytes, sendFile, TABLE_TYPES } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { listOf, NetworkParams, sliceOf, strict } from '../queries.ts'

const ExportParams = Type.Object({
  ...NetworkParams.properties,
  format: Type.String({
    minLength: 1,
    maxLength: 50,
    description: EXPORT_FORMATS.join(', '),
  }),
})

type Seen = NonNullable<Parameters<Services['exports']['make']>[2]['seen']>

/** What is on screen. Another program wants every actor as a node: a gexf has no discs. */
function seenOf(format: string, query: ExportQuery): Seen {
  const { focus, size = 'degree' } = query
  const isPicture = format !== 'gexf'
  return {
    layout: query.layout ?? 'forces',
    look: {
      mode: isPicture ? (query.mode ?? 'actors') : 'actors',
      weighting: query.weighting ?? 'newman',
      colour: query.colour ?? 'sector',
      ...(size !== 'none' && { size }),
      hulls: query.hulls ?? false,
      names: query.labels ?? 'important',
    },
    least: query.least ?? 0,
    hidden: readIds(query.hidden),
    kept: readIds(query.kept),
    chosen: readIds(query.chosen),
    ...(focus !== undefined && { focus }),
    ...(isPicture && { unfolded: (listOf(query.unfolded) ?? []).map(Number) }),
  }
}

/** A slice as a file for other programs. */
export const exportRoutes =
  ({ exports }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      pattern(paths.export(':networkId', ':format')),
      {
        schema: {
          tags: ['files'],
          summary:
            'The actors of a slice with their measures, or those little connected (csv, xlsx, ods), its network (gexf, svg, places-svg), or every record (records-…)',
          params: ExportParams,
          querystring: strict(ExportQuery),
          produces: [...Object.values(TABLE_TYPES), 'application/gexf+xml', 'image/svg+xml'],
          response: { 200: FileBytes, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, format } = request.params
        const { reason } = request.query
        const file = await exports.make(networkId, format, {
          ...(reason !== undefined && { reason }),
          seen: seenOf(format, request.query),
          slice: sliceOf(request.query),
          language: languageOf(request.headers['accept-language']),
        })
        return sendFile(reply, file)
      },
    )
  }
