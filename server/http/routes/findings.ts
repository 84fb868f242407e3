import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { SliceQuery } from '../../contract/atoms.ts'
import {
  Explanation,
  ExplanationQuery,
  Findings,
  FindingsQuery,
  IsolatedPage,
  IsolatedQuery,
  Overview,
  StabilityRequest,
} from '../../contract/findings.ts'
import { Job } from '../../contract/jobs.ts'
import { paths } from '../../contract/paths.ts'
import { languageOf } from '../../locales/locales.ts'
import { readMeasureChoice } from '../../services/measure-choice.ts'
import type { Services } from '../../services/services.ts'
import { failures, nothing } from '../answers.ts'
import { pattern } from '../patterns.ts'
import {
  choiceOf,
  MeasureParams,
  NetworkParams,
  pageAsked,
  pageOnWire,
  sliceOf,
  strict,
} from '../queries.ts'
import { sentUnchanged } from '../versioned.ts'
import { jobOnWire } from './jobs.ts'

const tags = ['answers']

/** The answers about a slice: findings, the synthesis, who is isolated, and why a number is what it is. */
export const findingRoutes =
  (services: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      pattern(paths.findings(':networkId')),
      {
        schema: {
          tags,
          summary:
            'Findings and columns of the measures asked for, of those computed unasked otherwise',
          params: NetworkParams,
          querystring: strict(FindingsQuery),
          response: { 200: Findings, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const slice = sliceOf(request.query)
        const { by } = request.query
        const choice = { ...choiceOf(request.query), ...(by && { by }) }
        if (
          await sentUnchanged(
            services,
            networkId,
            request,
            reply,
            await services.stability.stamp(networkId),
          )
        )
          return reply
        return reply.send(await services.findings.compute(networkId, slice, choice))
      },
    )

    app.get(
      pattern(paths.overview(':networkId')),
      {
        schema: {
          tags,
          summary:
            'The synthesis: openness and its trend, isolation, dependence, passage, what lasts',
          params: NetworkParams,
          querystring: strict(SliceQuery),
          response: { 200: Overview, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const slice = sliceOf(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        return reply.send(await services.findings.overview(networkId, slice))
      },
    )

    app.get(
      pattern(paths.isolated(':networkId')),
      {
        schema: {
          tags,
          summary: 'The worklist: everyone with a reason to be called isolated or little connected',
          params: NetworkParams,
          querystring: strict(IsolatedQuery),
          response: { 200: IsolatedPage, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const { reason } = request.query
        const slice = sliceOf(request.query)
        const page = pageAsked(request.query)
        if (await sentUnchanged(services, networkId, request, reply)) return reply
        const list = await services.findings.isolated(networkId, slice, {
          ...page,
          ...(reason !== undefined && { reason }),
        })
        return reply.send(pageOnWire(list))
      },
    )

    app.get(
      pattern(paths.explanation(':networkId', ':measure')),
      {
        schema: {
          tags,
          summary: 'Why a number is what it is: sentence, formula, example, limits, method',
          params: MeasureParams,
          querystring: strict(ExplanationQuery),
          response: { 200: Explanation, 304: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, measure } = request.params
        const slice = sliceOf(request.query)
        const { subject } = request.query
        const { options, seed } = choiceOf(request.query)
        const asked = {
          ...(options && { options }),
          ...(seed !== undefined && { seed }),
          ...(subject && { subject: [...subject] }),
        }
        if (
          await sentUnchanged(
            services,
            networkId,
            request,
            reply,
            await services.stability.stamp(networkId),
          )
        )
          return reply
        const language = languageOf(request.headers['accept-language'])
        return reply.send(
          await services.findings.explain(networkId, slice, { ...asked, measure, language }),
        )
      },
    )

    app.post(
      pattern(paths.stability(':networkId')),
      {
        schema: {
          tags,
          summary:
            'Starts checking how a measure holds when a tenth of the actors is left out; the result is in `stability` of its finding or column',
          params: NetworkParams,
          body: StabilityRequest,
          response: { 202: Job, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        const { measure, slice = {}, removed, draws, seed, options } = request.body
        const choice = readMeasureChoice({
          measures: [measure],
          options: options && JSON.stringify({ [measure]: options }),
        })
        const job = await services.stability.start(networkId, {
          measure,
          slice,
          removed,
          draws,
          seed,
          options: choice.options,
        })
        return reply
          .code(202)
          .header('location', paths.job(job.id))
          .send(jobOnWire(languageOf(request.headers['accept-language']), job))
      },
    )
  }
