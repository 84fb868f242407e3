import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { parsePath } from '../../contract/page-paths.ts'
import { AppError } from '../../errors.ts'
import { pathOf, sendProblem } from '../error-handler.ts'

// Beside dist/server when built, in dist/ when the sources run.
const BUILT_PAGE = fileURLToPath(
  new URL(
    import.meta.url.endsWith('.ts') ? '../../../dist/web/' : '../../../web/',
    import.meta.url,
  ),
)

/**
 * The page: its files, and index.html for every address of a view (the page itself reads the address).
 * What is under /api, and what is not there, answers a problem.
 */
export async function servePages(app: FastifyInstance, folder = BUILT_PAGE): Promise<void> {
  const built = existsSync(`${folder}/index.html`)
  if (built) {
    await app.register(fastifyStatic, {
      root: folder,
      wildcard: false,
      cacheControl: false,
      setHeaders(reply, path) {
        // Files under assets/ carry a digest of their content in their name.
        reply.header(
          'cache-control',
          /[\\/]assets[\\/]/.test(path) ? 'public, max-age=31536000, immutable' : 'no-cache',
        )
      },
    })
  }
  app.setNotFoundHandler((request, reply) => {
    if (built && isForThePage(request)) {
      // The page tells the person; the status tells everyone else.
      if (parsePath(pathOf(request)).page === 'unknown') reply.status(404)
      return reply.sendFile('index.html')
    }
    return sendProblem(request, reply, new AppError('page-not-found', { path: pathOf(request) }))
  })
}

function isForThePage(request: FastifyRequest): boolean {
  const path = pathOf(request)
  return (
    (request.method === 'GET' || request.method === 'HEAD') &&
    path !== '/api' &&
    !path.startsWith('/api/') &&
    // An address of a view has no file extension; an asset that is gone must not answer a page.
    !/\.[a-z0-9]+$/i.test(path)
  )
}
