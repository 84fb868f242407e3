import { fastify, LogController, type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import type { Config } from '../config.ts'
import { AppError } from '../errors.ts'
import type { Services } from '../services/services.ts'
import { handleErrors, sendProblem } from './error-handler.ts'
import { createLog } from './logging.ts'
import { registerHeaders } from './plugins/headers.ts'
import { registerMetrics } from './plugins/metrics.ts'
import { describeApi } from './plugins/openapi.ts'
import { servePages } from './plugins/pages.ts'
import { logRequests } from './plugins/request-log.ts'
import { guard } from './plugins/security.ts'
import { registerRoutes } from './routes.ts'
import { validatorCompiler } from './validation.ts'

// A participation's key is three ids of 200 bytes and a date, each byte percent-encoded.
const MAX_PARAM_LENGTH = 4000
// A record written by hand, or a column mapping; files come in by another way (multipart).
const MAX_BODY_BYTES = 2 * 1024 * 1024

export type AppOptions = {
  log?: FastifyBaseLogger
  /** Folder of the built page. */
  pageFolder?: string
}

/**
 * The whole HTTP application, the same in production and in tests; it does not listen yet (see
 * assertListenAllowed). Closing it leaves the services open: who made them closes them.
 */
export async function buildApp(
  config: Config,
  services: Services,
  options: AppOptions = {},
): Promise<FastifyInstance> {
  const log: FastifyBaseLogger = options.log ?? createLog(config)
  const app = fastify({
    loggerInstance: log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: MAX_BODY_BYTES,
    routerOptions: { maxParamLength: MAX_PARAM_LENGTH },
    requestTimeout: 0,
    forceCloseConnections: true,
    frameworkErrors: (error, request, reply) => {
      log.info({ code: error.code }, 'unreadable address')
      void sendProblem(request, reply, new AppError('page-not-found'))
    },
  })
  app.setValidatorCompiler(validatorCompiler)
  // What may be said in many ways (findings, mappings) asks for a serializer that takes up to seconds to
  // compile, for each route, at its first answer and in the main thread. The services give exactly what
  // the schemas say.
  app.setSerializerCompiler(() => (data) => JSON.stringify(data))
  handleErrors(app)
  logRequests(app)
  guard(app, config, services.savedViews)
  await registerHeaders(app)
  await describeApi(app)
  registerMetrics(app)
  await registerRoutes(app, services)
  await servePages(app, options.pageFolder)
  app.addHook('onListen', async () => {
    await services.snapshots.warm()
  })
  await app.ready()
  return app
}
