import { describe, expect, test } from 'vitest'
import { STATUSES } from '../../server/http/error-handler.ts'
import { isMessageKey } from '../../server/locales/locales.ts'
import { sayError, sayFailure } from '../../server/services/error-sentences.ts'

const codes = Object.keys(STATUSES)

describe('errors', () => {
  test.each(codes)('%s has a sentence in both languages, details or not', (code) => {
    expect(isMessageKey(`error.${code}`)).toBe(true)
    for (const language of ['fr', 'en'] as const) {
      const { message } = sayFailure(language, { code, details: {} })
      expect(message.length).toBeGreaterThan(10)
      expect(message).not.toMatch(/[{}]/)
    }
  })

  test('every status is one that a client can act on', () => {
    for (const status of Object.values(STATUSES)) {
      expect([400, 401, 403, 404, 406, 409, 413, 415, 422, 428, 429, 500, 503]).toContain(status)
    }
  })

  test('details fill the sentence, lists too', () => {
    const details = { format: 'docx', formats: ['csv', 'gexf'] }
    expect(sayError('en', 'format-not-found', details)).toBe(
      'The format “docx” is not offered. Possible formats: csv, gexf.',
    )
  })

  test('what an inner folder calls by its id alone is still named', () => {
    expect(sayError('en', 'network-not-found', { id: 'x' })).toContain('“x”')
    expect(sayError('en', 'version-conflict', { expected: 1, actual: 7 })).toContain('version 7')
  })
})
