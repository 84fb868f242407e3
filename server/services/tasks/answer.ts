import type { Slice } from '../../domain/slice.ts'
import { fromBytes } from '../../store/packed-bytes.ts'
import { Desk } from '../analysis/desk.ts'
import type { Answers, Question, Questions } from '../analysis/questions.ts'
import type { Filings } from '../filings.ts'
import { task } from '../task.ts'

/** The desk of this thread: it stays between calls. */
const desk = new Desk()

export type Asked = {
  key: string
  slice: Slice
  question: Question
  asked: Questions[Question]
  /** The network as bytes, where the desk said that it has not got it. */
  packed?: Uint8Array
  /** Its applications to calls, beside it. */
  filings?: Filings
}

/** `missing`: send the network along. */
export type Answered = { missing: true } | { answer: Answers[Question] }

/** Answers a question about a network away from the event loop. */
export const run = task((call: Asked): Answered => {
  if (call.packed) desk.put(call.key, fromBytes(call.packed), call.filings)
  if (!desk.has(call.key)) return { missing: true }
  return { answer: desk.answer(call.key, call.slice, call.question, call.asked) }
})
