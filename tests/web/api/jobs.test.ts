import { describe, expect, test } from 'vitest'
import { eventData } from '../../../web/src/api/jobs.ts'

describe('eventData', () => {
  test('is the JSON of the data lines', () => {
    expect(eventData('event: job\ndata: {"id":"j1",\ndata: "state":"done"}')).toEqual({
      id: 'j1',
      state: 'done',
    })
  })
  test('is nothing for comments, heartbeats and broken pieces', () => {
    expect(eventData(': ping')).toBeUndefined()
    expect(eventData('data: {"id":')).toBeUndefined()
  })
})
