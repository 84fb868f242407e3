import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { paths } from '../../contract/paths.ts'
import { languageOf } from '../../locales/locales.ts'
import { makeTemplate, TEMPLATES } from '../../services/templates.ts'
import { failures } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { strict } from '../queries.ts'

const TemplateParams = Type.Object({
  name: Type.String({ minLength: 1, maxLength: 50, description: TEMPLATES.join(', ') }),
})
const TemplateQuery = Type.Object({ locale: Type.Optional(Type.Enum(['fr', 'en'])) })

// What is sent is bytes, which no serializer touches; the schema is for the description.
const File = Type.Unsafe<Buffer>(Type.String({ format: 'binary' }))

/** Tables for people to fill. */
export const templateRoutes: FastifyPluginAsyncTypebox = async (app) => {
  app.get(
    pattern(paths.template(':name')),
    {
      schema: {
        tags: ['files'],
        summary: 'An empty table to fill, with lists to choose from, or a filled example',
        params: TemplateParams,
        querystring: strict(TemplateQuery),
        produces: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
        response: { 200: File, ...failures },
      },
    },
    async (request, reply) => {
      const language = request.query.locale ?? languageOf(request.headers['accept-language'])
      const { fileName, mediaType, bytes } = await makeTemplate(request.params.name, language)
      return reply
        .type(mediaType)
        .header('content-disposition', `attachment; filename="${fileName}"`)
        .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
    },
  )
}
