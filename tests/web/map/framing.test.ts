import { describe, expect, test } from 'vitest'
import { headOf, withHeadroom } from '../../../web/src/map/framing.ts'
import type { Frame } from '../../../web/src/map/motion.ts'

const SIZE = { width: 1000, height: 500 }

/** A picture that is as high as its frame: the whole height is for the frame. */
const unitOf = ({ y }: Frame) => SIZE.height / (y[1] - y[0])
const topOf = (frame: Frame, framed: Frame) =>
  SIZE.height / 2 - unitOf(framed) * (frame.y[1] - (framed.y[0] + framed.y[1]) / 2)

describe('what is written over a picture', () => {
  const notes = { x: 10, y: 10, width: 600, height: 60 }
  test('reaches as far down as lines that are wide and at the top do', () => {
    expect(headOf([notes], SIZE)).toBeGreaterThanOrEqual(70)
    expect(headOf([{ ...notes, width: 100 }], SIZE)).toBe(0)
    expect(headOf([{ ...notes, y: 400 }], SIZE)).toBe(0)
    expect(headOf([], SIZE)).toBe(0)
  })
  test('leaves most of the picture, however long it is', () => {
    expect(headOf([{ ...notes, y: 79, height: 199 }], SIZE)).toBeLessThanOrEqual(200)
  })
})

describe('a frame with room over it', () => {
  const frame: Frame = { x: [0, 10], y: [0, 10] }
  test('has what is in it begin under that', () => {
    const framed = withHeadroom(frame, 100, SIZE.height, unitOf)
    expect(topOf(frame, framed)).toBeGreaterThan(98)
    expect(topOf(frame, framed)).toBeLessThan(115)
    expect(framed.y[0]).toBe(0)
  })
  test('is the same where nothing is written', () => {
    expect(withHeadroom(frame, 0, SIZE.height, unitOf)).toBe(frame)
  })
})
