import type { FastifyPluginAsyncTypebox } from '@fastify/type-provider-typebox'
import { Type } from 'typebox'
import { Note, NoteAbout, NoteWrite } from '../../contract/notes.ts'
import { paths } from '../../contract/paths.ts'
import type { Services } from '../../services/services.ts'
import { failures } from '../answers.ts'
import { pattern } from '../patterns.ts'
import { NetworkParams } from '../queries.ts'

const tags = ['records']
const NOTE = pattern(paths.note(':networkId', ':record', ':id'))
const NoteParams = Type.Object({
  ...NetworkParams.properties,
  ...NoteAbout.properties,
})

/** Notes of the team about actors and collaborations. */
export const noteRoutes =
  ({ notes }: Services): FastifyPluginAsyncTypebox =>
  async (app) => {
    app.get(
      NOTE,
      {
        schema: {
          tags,
          summary: 'What the team wrote about a record',
          params: NoteParams,
          response: { 200: Note, ...failures },
        },
      },
      (request) => notes.get(request.params),
    )

    app.put(
      NOTE,
      {
        schema: {
          tags,
          summary: 'Writes a note over the revision that was read; an empty text removes it',
          params: NoteParams,
          body: NoteWrite,
          response: { 200: Note, ...failures },
        },
      },
      (request) => notes.write(request.params, request.body),
    )
  }
