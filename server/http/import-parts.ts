import type { FastifyRequest } from 'fastify'
import { Value } from 'typebox/value'
import { ImportMapping } from '../contract/imports.ts'
import { AppError } from '../errors.ts'
import type { Upload } from '../services/imports/uploads.ts'

/** The parts of a multipart request: files as they come, and a mapping where there is one. */
export class ImportParts {
  readonly asked: { mapping?: ImportMapping } = {}
  readonly #request: FastifyRequest

  constructor(request: FastifyRequest) {
    this.#request = request
  }

  async *files(): AsyncGenerator<Upload> {
    for await (const part of this.#request.parts()) {
      if (part.type === 'file') yield { name: part.filename, content: part.file }
      else this.asked.mapping = readMapping(part.fieldname, part.value)
    }
  }
}

/** @throws AppError invalid-request, invalid-mapping */
function readMapping(field: string, value: unknown): ImportMapping {
  if (field !== 'mapping') {
    throw new AppError('invalid-request', { field, expected: ['files', 'mapping'] })
  }
  const mapping: unknown = parseJson(value)
  if (Value.Check(ImportMapping, mapping)) return mapping
  const [first] = Value.Errors(ImportMapping, mapping)
  throw new AppError('invalid-mapping', {
    field: first?.instancePath || '/',
    expected: first?.message ?? '',
  })
}

function parseJson(value: unknown): unknown {
  try {
    return JSON.parse(String(value))
  } catch {
    throw new AppError('invalid-mapping', { field: '/', expected: 'JSON' })
  }
}
