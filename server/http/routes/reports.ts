import type { Readable } from 'node:stream'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { ReportList, ReportRequest, ReportSummary } from '../../contract/reports.ts'
import { paths } from '../../contract/paths.ts'
import { languageOf } from '../../locales/locales.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams } from '../queries.ts'
import { waitOf } from '../waiting.ts'

const tags = ['files']
const ReportParams = Type.Object({
  ...NetworkParams.properties,
  reportId: Type.String({ minLength: 1, maxLength: 100 }),
})
const ALL = pattern(paths.reports(':networkId'))
const ONE = pattern(paths.report(':networkId', ':reportId'))

// What is sent is a stream, which no serializer touches; the schema is for the description.
const File = Type.Unsafe<Readable>(Type.String({ format: 'binary' }))

/** Reports: made by a job, kept, listed, downloaded. */
export const reportRoutes =
  ({ reports }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      ALL,
      {
        schema: {
          tags,
          summary: 'Reports of a network, newest first',
          params: NetworkParams,
          response: { 200: ReportList, ...failures },
        },
      },
      async (request) => ({ items: await reports.list(request.params.networkId) }),
    )

    app.post(
      ALL,
      {
        schema: {
          tags,
          summary: 'Makes an accessible PDF of a slice',
          params: NetworkParams,
          body: ReportRequest,
          response: { 201: ReportSummary, 202: ReportSummary, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const { slice = {}, locale } = request.body
        const language = locale ?? languageOf(request.headers['accept-language'])
        const made = await reports.make(networkId, { slice, language })
        const report = await reports.settled(made, waitOf(request))
        return reply
          .code(report.state === 'done' ? 201 : 202)
          .header('location', paths.report(networkId, report.id))
          .send(report)
      },
    )

    app.get(
      ONE,
      {
        schema: {
          tags,
          summary: 'One report, and whether it is there yet',
          params: ReportParams,
          response: { 200: ReportSummary, ...failures },
        },
      },
      async (request) => reports.get(request.params.networkId, request.params.reportId),
    )

    app.delete(
      ONE,
      {
        schema: {
          tags,
          summary: 'Removes a report and its file',
          params: ReportParams,
          response: { 204: nothing, ...failures },
        },
      },
      async (request, reply) => {
        await reports.remove(request.params.networkId, request.params.reportId)
        return reply.code(204).send(null)
      },
    )

    app.get(
      `${ONE}/file`,
      {
        schema: {
          tags,
          summary: 'The report itself',
          params: ReportParams,
          produces: ['application/pdf'],
          response: { 200: File, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, reportId } = request.params
        const { bytes, content } = await reports.open(networkId, reportId)
        return reply
          .type('application/pdf')
          .header('content-length', bytes)
          .header('content-disposition', `attachment; filename="${networkId}.pdf"`)
          .send(content)
      },
    )
  }
