import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Health, Ready } from '../../contract/health.ts'
import { paths } from '../../contract/paths.ts'
import type { Services } from '../../services/services.ts'
import { VERSION } from '../../version.ts'
import { failures } from '../answers.ts'

/** Whether the process lives, and whether it can work. */
export const healthRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      paths.health(),
      {
        schema: {
          tags: ['service'],
          summary: 'The process answers',
          response: { 200: Health, ...failures },
        },
      },
      async () => ({ status: 'ok' as const, version: VERSION }),
    )
    app.get(
      paths.ready(),
      {
        schema: {
          tags: ['service'],
          summary: 'The store can be read and written',
          response: { 200: Ready, 503: Ready, ...failures },
        },
      },
      async (_request, reply) => {
        const store = await services.health()
        return reply.code(store.ok ? 200 : 503).send({ ready: store.ok, store })
      },
    )
  }
