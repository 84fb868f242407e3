import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import type { FastifyInstance } from 'fastify'
import { paths } from '../../contract/paths.ts'
import { VERSION } from '../../version.ts'

// The reader of the description puts style elements and pictures as data in its own page.
const READER_CSP =
  "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; " +
  "base-uri 'none'; frame-ancestors 'none'"

/** The description of the API: OpenAPI 3.1 made from the routes' own schemas, and a page to read it. */
export async function describeApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Maillage',
        description:
          'Who is isolated in a territory, how open its sectors are to each other, and why. ' +
          'Failures are application/problem+json with a stable code.',
        version: VERSION,
      },
      tags: [
        { name: 'service', description: 'Health, measures, jobs' },
        { name: 'networks', description: 'Networks and their settings' },
        { name: 'records', description: 'Actors, collaborations, participations' },
        { name: 'changes', description: 'History and undo' },
        { name: 'answers', description: 'Findings, synthesis, isolated actors, map' },
        { name: 'files', description: 'Imports, reports, exports' },
      ],
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      },
    },
  })
  await app.register(swaggerUi, { routePrefix: paths.docs(), staticCSP: READER_CSP })
  app.get(paths.openapi(), { schema: { hide: true } }, async () => app.swagger())
}
