import type { FastifyInstance } from 'fastify'
import type { Services } from '../services/services.ts'
import { actorRoutes } from './routes/actors.ts'
import { callRoutes } from './routes/calls.ts'
import { changeRoutes } from './routes/changes.ts'
import { collaborationRoutes } from './routes/collaborations.ts'
import { duplicateRoutes } from './routes/duplicates.ts'
import { exportRoutes } from './routes/exports.ts'
import { findingRoutes } from './routes/findings.ts'
import { healthRoutes } from './routes/health.ts'
import { importRoutes } from './routes/imports.ts'
import { jobRoutes } from './routes/jobs.ts'
import { mapRoutes } from './routes/map.ts'
import { mappingRoutes } from './routes/mappings.ts'
import { measureRoutes } from './routes/measures.ts'
import { networkRoutes } from './routes/networks.ts'
import { noteRoutes } from './routes/notes.ts'
import { participationRoutes } from './routes/participations.ts'
import { placeRoutes } from './routes/places.ts'
import { reportRoutes } from './routes/reports.ts'
import { savedViewRoutes } from './routes/saved-views.ts'
import { tableExportRoutes } from './routes/table-exports.ts'
import { viewExportRoutes } from './routes/view-exports.ts'
import { viewRoutes } from './routes/views.ts'
import { templateRoutes } from './routes/templates.ts'
import { territoryRoutes } from './routes/territories.ts'

/** Every resource of the API: a file in routes/ and a line here. */
export async function registerRoutes(app: FastifyInstance, services: Services): Promise<void> {
  await app.register(healthRoutes(services))
  await app.register(measureRoutes(services))
  await app.register(networkRoutes(services))
  await app.register(actorRoutes(services))
  await app.register(collaborationRoutes(services))
  await app.register(participationRoutes(services))
  await app.register(noteRoutes(services))
  await app.register(callRoutes(services))
  await app.register(changeRoutes(services))
  await app.register(duplicateRoutes(services))
  await app.register(findingRoutes(services))
  await app.register(mapRoutes(services))
  await app.register(viewRoutes(services))
  await app.register(viewExportRoutes(services))
  await app.register(savedViewRoutes(services))
  await app.register(placeRoutes(services))
  await app.register(territoryRoutes(services))
  await app.register(importRoutes(services))
  await app.register(mappingRoutes(services))
  await app.register(reportRoutes(services))
  await app.register(tableExportRoutes(services))
  await app.register(exportRoutes(services))
  await app.register(templateRoutes)
  await app.register(jobRoutes(services))
}
