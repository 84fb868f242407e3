import type { FastifyInstance } from 'fastify'
import { collectDefaultMetrics, Histogram, Registry } from 'prom-client'
import { paths } from '../../contract/paths.ts'

// From an answer out of the cache to a large first computation.
const SECONDS = [0.005, 0.02, 0.05, 0.1, 0.3, 1, 3, 10, 30]

/**
 * `GET /metrics` for Prometheus: the process, and the time of requests by route. The label is the
 * route's pattern, never the path asked for: ids would make endless series and tell who looks at what.
 */
export function registerMetrics(app: FastifyInstance): void {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const duration = new Histogram({
    name: 'maillage_http_request_seconds',
    help: 'Time to answer requests, by method, route and status.',
    labelNames: ['method', 'route', 'status'],
    buckets: SECONDS,
    registers: [registry],
  })
  app.addHook('onResponse', async (request, reply) => {
    duration.observe(
      {
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        status: String(reply.statusCode),
      },
      reply.elapsedTime / 1000,
    )
  })
  app.get(paths.metrics(), { schema: { hide: true } }, async (_request, reply) =>
    reply.type(registry.contentType).send(await registry.metrics()),
  )
  app.addHook('onClose', async () => registry.clear())
}
