import compress from '@fastify/compress'
import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import { constants } from 'node:zlib'

// Event streams are sent as they happen: compression would hold them back.
const COMPRESSED =
  /^(?:text\/(?!event-stream)\S+|application\/(?:json|problem\+json|javascript|xml|gexf\+xml|wasm)|image\/svg\+xml)(?:;|$)/

/** Headers that tell browsers what the page may do, and compression of what gains by it. */
export async function registerHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // Sigma's and the layout's workers are made from blobs.
        workerSrc: ["'self'", 'blob:'],
        // Styles set by scripts on elements are not concerned; style elements are none of the page's.
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // The service itself speaks plain HTTP on the loopback; a proxy that adds TLS adds this too.
    strictTransportSecurity: false,
    referrerPolicy: { policy: 'no-referrer' },
  })
  await app.register(compress, {
    global: true,
    threshold: 1024,
    encodings: ['br', 'gzip'],
    customTypes: COMPRESSED,
    // The default quality of brotli is for files compressed once; answers are made at each request.
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  })
}
