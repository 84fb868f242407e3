import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { completeLock, parseLock } from '../../tools/complete-lock.ts'

const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')

describe('the lock file', () => {
  test('names every optional package of every platform, so that npm ci takes it', () => {
    expect(completeLock(parseLock(text)).added).toEqual([])
  })

  test('names no address to fetch packages from', () => {
    expect(text).not.toContain('"resolved": "http')
  })

  test('gets a stub with system and processor for a missing one', () => {
    const owner = { optionalDependencies: { '@x/y-linux-arm64-gnu': '1.2.3' } }
    const { lock, added } = completeLock({ packages: { 'node_modules/@x/y': owner } })
    expect(added).toEqual(['@x/y-linux-arm64-gnu'])
    expect(lock.packages['node_modules/@x/y-linux-arm64-gnu']).toEqual({
      version: '1.2.3',
      cpu: ['arm64'],
      os: ['linux'],
      optional: true,
    })
  })
})
