import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { MeasureList } from '../../contract/findings.ts'
import { paths } from '../../contract/paths.ts'
import { languageOf } from '../../locales/locales.ts'
import type { Services } from '../../services/services.ts'
import { failures } from '../answers.ts'

/** What can be computed. */
export const measureRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      paths.measures(),
      {
        schema: {
          tags: ['service'],
          summary: 'Lists the measures, with their names, options and references',
          response: { 200: MeasureList, ...failures },
        },
      },
      async (request) => ({
        items: services.findings.measures(languageOf(request.headers['accept-language'])),
      }),
    )
  }
