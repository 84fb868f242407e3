import fastifyMultipart from '@fastify/multipart'
import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import type { FastifyRequest } from 'fastify'
import { Type } from 'typebox'
import {
  ImportChange,
  ImportDraft,
  ImportList,
  ProblemPage,
  ProblemQuery,
} from '../../contract/imports.ts'
import { paths } from '../../contract/paths.ts'
import { AppError } from '../../errors.ts'
import { languageOf, type Language } from '../../locales/locales.ts'
import type { DraftRecord } from '../../services/imports/imports.ts'
import { tellProblem } from '../../services/problem-sentences.ts'
import { sayWhy } from '../../services/say-why.ts'
import type { Services } from '../../services/services.ts'
import { CsvText, failures, nothing, sendCsv } from '../answers.ts'
import { draftOnWire } from '../draft-on-wire.ts'
import { ImportParts } from '../import-parts.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams, pageAsked, pageOnWire, strict } from '../queries.ts'
import { isLenient, waitOf } from '../waiting.ts'

const tags = ['files']
const ImportParams = Type.Object({
  ...NetworkParams.properties,
  importId: Type.String({ minLength: 1, maxLength: 100 }),
})
/** Which of the preview’s `refusedTables`, from 0. */
const RefusedQuery = Type.Object({
  table: Type.Optional(Type.Integer({ minimum: 0, maximum: 10_000 })),
})
const ALL = pattern(paths.imports(':networkId'))
const ONE = pattern(paths.import(':networkId', ':importId'))

const MAPPING_FIELD_BYTES = 1024 * 1024

/** Files in, a preview, and one change set out; taken back as a whole. */
export const importRoutes =
  ({ imports }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    await app.register(fastifyMultipart, {
      limits: {
        fileSize: imports.limits.fileBytes + 1,
        // One more than is taken, so that the service refuses it and says how many may come.
        files: imports.limits.files + 1,
        fields: 1,
        fieldSize: MAPPING_FIELD_BYTES,
      },
      throwFileSizeLimit: false,
    })

    app.get(
      ALL,
      {
        schema: {
          tags,
          summary: 'Imports of a network, newest first',
          params: NetworkParams,
          response: { 200: ImportList, ...failures },
        },
      },
      async (request) => {
        const drafts = await imports.list(request.params.networkId)
        return { items: drafts.map((draft) => draftOnWire(languageFor(request), draft)) }
      },
    )

    app.post(
      ALL,
      {
        schema: {
          tags,
          summary: 'Takes files in (multipart, field `files`; a field `mapping` may come first)',
          description:
            'Reads them and previews what they would change: nothing is written. Answers 201 with the ' +
            'preview, or 202 with the job to follow when reading takes longer than `Prefer: wait=` ' +
            '(seconds, at most 30; 1 unless said). Files that cannot be used leave nothing behind; with ' +
            '`Prefer: handling=lenient`, those of which rows would go in once fixes are accepted can be used.',
          consumes: ['multipart/form-data'],
          params: NetworkParams,
          response: { 201: ImportDraft, 202: ImportDraft, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId } = request.params
        if (!request.isMultipart()) throw new AppError('unsupported-media-type')
        const parts = new ImportParts(request)
        const asked = () => parts.asked
        const draft = await imports.create(networkId, parts.files(), asked, isLenient(request))
        let settled: DraftRecord
        try {
          settled = await imports.settled(draft, waitOf(request))
        } catch (error) {
          await imports.remove(networkId, draft.id)
          throw error
        }
        return reply
          .code(settled.state === 'reading' ? 202 : 201)
          .header('location', paths.import(networkId, draft.id))
          .send(draftOnWire(languageFor(request), settled))
      },
    )

    app.get(
      ONE,
      {
        schema: {
          tags,
          summary: 'An import: its files, how they are understood, and what it would change',
          params: ImportParams,
          response: { 200: ImportDraft, ...failures },
        },
      },
      async (request) => {
        const { networkId, importId } = request.params
        return draftOnWire(languageFor(request), await imports.get(networkId, importId))
      },
    )

    app.patch(
      ONE,
      {
        schema: {
          tags,
          summary:
            'Says what the columns mean, which fixes are accepted, where the files come from, what they replace',
          description: 'The files are read again, and compared again with the network as it is.',
          params: ImportParams,
          body: ImportChange,
          response: { 200: ImportDraft, 202: ImportDraft, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, importId } = request.params
        const draft = await imports.change(networkId, importId, request.body)
        const settled = await imports.settled(draft, waitOf(request))
        return reply
          .code(settled.state === 'reading' ? 202 : 200)
          .send(draftOnWire(languageFor(request), settled))
      },
    )

    app.delete(
      ONE,
      {
        schema: {
          tags,
          summary: 'Gives up an import that is not confirmed, with its files',
          params: ImportParams,
          response: { 204: nothing, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, importId } = request.params
        await imports.remove(networkId, importId)
        return reply.code(204).send(null)
      },
    )

    for (const verb of ['confirm', 'undo'] as const) {
      app.post(
        pattern(
          verb === 'confirm'
            ? paths.importConfirm(':networkId', ':importId')
            : paths.importUndo(':networkId', ':importId'),
        ),
        {
          schema: {
            tags,
            summary:
              verb === 'confirm'
                ? 'Writes what the preview shows, as one change set'
                : 'Takes a confirmed import back, or says what stands in the way',
            params: ImportParams,
            response: { 200: ImportDraft, 202: ImportDraft, ...failures },
          },
        },
        async (request, reply) => {
          const { networkId, importId } = request.params
          const language = languageFor(request)
          const { uploads } = await imports.get(networkId, importId)
          const code = verb === 'confirm' ? 'change.imported' : 'change.import-undone'
          const files = uploads.map(({ name }) => name).join(', ')
          const draft = await imports[verb](networkId, importId, sayWhy(language, code, { files }))
          const settled = await imports.settled(draft, waitOf(request))
          return reply
            .code(settled.state === 'confirming' ? 202 : 200)
            .send(draftOnWire(language, settled))
        },
      )
    }

    app.get(
      pattern(paths.importRefused(':networkId', ':importId')),
      {
        schema: {
          tags,
          summary: 'The lines of one table that are left out, as CSV with the reason of each',
          description:
            'With the table’s own columns and delimiter: once corrected, the file can be sent as it is. ' +
            'It is there until the import is confirmed or given up. At most 50,000 lines.',
          params: ImportParams,
          querystring: strict(RefusedQuery),
          produces: ['text/csv'],
          response: { 200: CsvText, ...failures },
        },
      },
      async (request, reply) => {
        const { networkId, importId } = request.params
        const { table = 0 } = request.query
        const language = languageFor(request)
        const asked = { table, language }
        const { fileName, csv } = await imports.refusedRows(networkId, importId, asked)
        return sendCsv(reply, fileName, csv)
      },
    )

    app.get(
      pattern(paths.importProblems(':networkId', ':importId')),
      {
        schema: {
          tags,
          summary: 'Everything that is wrong in the files, place by place',
          description:
            'All of it, or that of one rule or one severity (`repaired`: the fixes that were accepted), ' +
            'page by page. It is there until the import is confirmed or given up; then the first ones are.',
          params: ImportParams,
          querystring: strict(ProblemQuery),
          response: { 200: ProblemPage, ...failures },
        },
      },
      async (request) => {
        const { networkId, importId } = request.params
        const language = languageFor(request)
        const { rule, severity } = request.query
        const { offset, limit } = pageAsked(request.query)
        const page = await imports.problems(networkId, importId, {
          after: offset,
          limit,
          ...(rule !== undefined && { rule }),
          ...(severity && { severity }),
        })
        const items = page.items.map((problem) => tellProblem(language, problem))
        return pageOnWire({ ...page, items })
      },
    )
  }

function languageFor(request: FastifyRequest): Language {
  return languageOf(request.headers['accept-language'])
}
