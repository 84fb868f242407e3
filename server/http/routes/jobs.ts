import { fastifySSE } from '@fastify/sse'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Job, JobList } from '../../contract/jobs.ts'
import { paths } from '../../contract/paths.ts'
import { AppError } from '../../errors.ts'
import { languageOf, type Language } from '../../locales/locales.ts'
import { sayFailure } from '../../services/error-sentences.ts'
import type { JobRecord, Jobs } from '../../services/jobs.ts'
import { failures } from '../answers.ts'

const JobParams = Type.Object({ jobId: Type.String({ minLength: 1, maxLength: 100 }) })
const PATTERN = paths.job(':jobId').replace('%3A', ':')
const tags = ['service']

/** Work longer than a second: list, state, events, cancel, run again. */
export function jobRoutes({ jobs }: { jobs: Jobs }): FastifyPluginAsyncTypebox {
  return async (app) => {
    await app.register(fastifySSE)

    app.get(
      paths.jobs(),
      {
        schema: {
          tags,
          summary: 'Lists the jobs, newest first',
          querystring: Type.Object({ networkId: Type.Optional(Type.String({ maxLength: 64 })) }),
          response: { 200: JobList, ...failures },
        },
      },
      async (request) => {
        const language = languageOf(request.headers['accept-language'])
        const records = await jobs.list(request.query.networkId)
        return { items: records.map((record) => jobOnWire(language, record)) }
      },
    )

    app.get(
      PATTERN,
      {
        schema: {
          tags,
          summary: 'One job',
          params: JobParams,
          response: { 200: Job, ...failures },
        },
      },
      async (request) =>
        jobOnWire(
          languageOf(request.headers['accept-language']),
          await jobs.get(request.params.jobId),
        ),
    )

    app.delete(
      PATTERN,
      {
        schema: {
          tags,
          summary: 'Cancels a job; one that has ended stays as it is',
          params: JobParams,
          response: { 202: Job, ...failures },
        },
      },
      async (request, reply) => {
        const record = await jobs.cancel(request.params.jobId)
        return reply
          .code(202)
          .send(jobOnWire(languageOf(request.headers['accept-language']), record))
      },
    )

    app.post(
      `${PATTERN}/retry`,
      {
        schema: {
          tags,
          summary: 'Runs a failed or cancelled job again, as a new job',
          params: JobParams,
          response: { 202: Job, ...failures },
        },
      },
      async (request, reply) => {
        const record = await jobs.retry(request.params.jobId)
        return reply
          .code(202)
          .header('location', paths.job(record.id))
          .send(jobOnWire(languageOf(request.headers['accept-language']), record))
      },
    )

    app.get(
      `${PATTERN}/events`,
      {
        sse: 'dual',
        schema: {
          tags,
          summary: 'The job at each change until it ends, as server-sent events named `job`',
          params: JobParams,
          produces: ['text/event-stream'],
          response: failures,
        },
      },
      async (request, reply) => {
        const { jobId } = request.params
        const language = languageOf(request.headers['accept-language'])
        // Without `Accept: text/event-stream` the plugin leaves `sse` away, whatever its type says.
        if (!reply.sse) {
          throw new AppError('not-acceptable', { formats: 'text/event-stream' })
        }
        await jobs.get(jobId)
        const gone = new AbortController()
        reply.sse.onClose(() => gone.abort())
        for await (const record of jobs.follow(jobId, gone.signal)) {
          await reply.sse.send({ event: 'job', data: jobOnWire(language, record) })
        }
      },
    )
  }
}

/** A job as it crosses the wire: its failure said in the reader's language. */
export function jobOnWire(language: Language, record: JobRecord): Job {
  const { parameters: _kept, failure, ...rest } = record
  return { ...rest, ...(failure && { failure: sayFailure(language, failure) }) }
}
