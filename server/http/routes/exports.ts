import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { SliceQuery } from '../../contract/atoms.ts'
import { paths } from '../../contract/paths.ts'
import { EXPORT_FORMATS } from '../../contract/reports.ts'
import { languageOf } from '../../locales/locales.ts'
import type { Services } from '../../services/services.ts'
import { failures } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams, sliceOf, strict } from '../queries.ts'

const ExportParams = Type.Object({
  ...NetworkParams.properties,
  format: Type.String({
    minLength: 1,
    maxLength: 50,
    description: EXPORT_FORMATS.join(', '),
  }),
})

// What is sent is bytes, which no serializer touches; the schema is for the description.
const File = Type.Unsafe<Buffer>(Type.String({ format: 'binary' }))

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
            'The actors of a slice with their measures (csv), or its network (gexf, svg, places-svg)',
          params: ExportParams,
          querystring: strict(SliceQuery),
          produces: ['text/csv', 'application/gexf+xml', 'image/svg+xml'],
          response: { 200: File, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, format } = request.params
        const { fileName, mediaType, bytes } = await exports.make(networkId, format, {
          slice: sliceOf(request.query),
          language: languageOf(request.headers['accept-language']),
        })
        return reply
          .type(mediaType)
          .header('content-disposition', `attachment; filename="${fileName}"`)
          .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
      },
    )
  }
