import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '../../errors.ts'
import { tidyWhenIdle } from '../thread-memory.ts'
import type { AnswerMessage, CallMessage, Failure } from './protocol.ts'
import { openReader } from './reader.ts'
import { openWriter } from './writer.ts'

/**
 * The entry of both database threads. Calls are answered in the order they come. The thread ends by
 * itself after `close`, or when it could not open: ending it from outside in the middle of a call into
 * SQLite would abort the whole process.
 */
type Handlers = Record<string, (request: never) => unknown>

const port = parentPort
const { role, folder } = readWorkerData(workerData)
let handlers: Handlers = {}
let last: Promise<void> = Promise.resolve()

port?.on('message', (message: CallMessage) => {
  last = last.then(() => answer(message))
})

async function answer({ call, operation, request }: CallMessage): Promise<void> {
  let message: AnswerMessage
  let ends = operation === 'close'
  try {
    message = { call, response: await perform(operation, request) }
  } catch (error) {
    message = { call, failure: toFailure(error) }
    ends ||= operation === 'open'
  }
  port?.postMessage(message, handedOver(message))
  if (ends) port?.close()
  else tidyWhenIdle()
}

/** The memory that an answer takes with it. */
function handedOver(message: AnswerMessage): ArrayBuffer[] {
  const response = 'response' in message ? message.response : undefined
  if (typeof response !== 'object' || response === null || !('bytes' in response)) return []
  const { bytes } = response
  return bytes instanceof Uint8Array && bytes.buffer instanceof ArrayBuffer ? [bytes.buffer] : []
}

async function perform(operation: string, request: never): Promise<unknown> {
  if (operation === 'open') {
    handlers = role === 'writer' ? await openWriter(folder) : openReader(folder)
    return null
  }
  const handler = handlers[operation]
  if (handler === undefined) throw new Error(`unknown operation ${operation}`)
  return handler(request)
}

function toFailure(error: unknown): Failure {
  const thrown = error instanceof Error ? error : new Error(String(error))
  const known = error instanceof AppError ? error : undefined
  return {
    code: known?.code ?? 'internal-error',
    details: known?.details ?? {},
    message: thrown.message,
    stack: thrown.stack,
  }
}

function readWorkerData(data: unknown): { role: string; folder: string } {
  if (typeof data === 'object' && data !== null && 'role' in data && 'folder' in data) {
    return { role: String(data.role), folder: String(data.folder) }
  }
  throw new TypeError('a database thread needs its role and folder')
}
