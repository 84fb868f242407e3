import type { FastifyReply } from 'fastify'
import { Type } from 'typebox'
import { ProblemDetails } from '../contract/problem-details.ts'

const problem = {
  description: 'A problem, with its stable code',
  content: { 'application/problem+json': { schema: ProblemDetails } },
}

/** Failures that every route can answer; spread into its `response`. */
export const failures = { '4xx': problem, '5xx': problem }

/** 204, or 304 where the reader has the answer already. */
export const nothing = Type.Null({ description: 'No content' })

// What is sent is text, which no serializer touches; the schema is for the description.
export const CsvText = Type.Unsafe<string>(Type.String({ format: 'binary' }))

/** Sends CSV text as a file of a name that is plain ASCII. */
export function sendCsv(reply: FastifyReply, fileName: string, text: string): FastifyReply {
  return reply
    .type('text/csv; charset=utf-8; header=present')
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(text)
}

/** What the formats of tables are called where they are described. */
export const TABLE_TYPES = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
} as const

// What is sent is bytes, which no serializer touches; the schema is for the description.
export const FileBytes = Type.Unsafe<Buffer>(Type.String({ format: 'binary' }))

/** Sends bytes as a file of a name that is plain ASCII. */
export function sendFile(
  reply: FastifyReply,
  { fileName, mediaType, bytes }: { fileName: string; mediaType: string; bytes: Uint8Array },
): FastifyReply {
  return reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
}

/** Sends JSON that a worker wrote already, as it is. */
export function sendJsonText(reply: FastifyReply, text: string): FastifyReply {
  return reply.type('application/json; charset=utf-8').serializer(String).send(text)
}
