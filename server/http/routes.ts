import type { FastifyInstance } from 'fastify'
import type { Services } from '../services/services.ts'
import { healthRoutes } from './routes/health.ts'
import { jobRoutes } from './routes/jobs.ts'

/** Every resource of the API: a file in routes/ and a line here. */
export async function registerRoutes(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(healthRoutes(services))
  await app.register(jobRoutes(services))
}
