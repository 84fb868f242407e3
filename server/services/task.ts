import type { MessagePort } from 'node:worker_threads'
import { isAppError, type ErrorCode, type ErrorDetails, type ErrorProblem } from '../errors.ts'
import { tidyWhenIdle } from '../store/thread-memory.ts'

/** What a task is called with in its thread. */
export type TaskCall<I> = { input: I; progress?: MessagePort }

/** What comes back: a clone of the value, or of a failure (a class would not survive the way). */
export type Outcome<V> =
  | { value: V }
  | { failure: { code: ErrorCode; details: ErrorDetails; problems: readonly ErrorProblem[] } }

/** Makes the `run` of a task's file out of plain work. */
export function task<I, V>(
  work: (input: I, tell: (part: number) => void) => V | Promise<V>,
): (call: TaskCall<I>) => Promise<Outcome<V>> {
  return async ({ input, progress }) => {
    try {
      return { value: await work(input, (part) => progress?.postMessage(part)) }
    } catch (error) {
      if (!isAppError(error)) throw error
      const { code, details, problems } = error
      return { failure: { code, details, problems } }
    } finally {
      progress?.close()
      tidyWhenIdle()
    }
  }
}
