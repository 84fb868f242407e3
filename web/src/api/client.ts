import type { Language } from '../../../server/locales/locales.ts'
import { ApiError, toApiError } from './api-error.ts'

/** The only place that talks to the server. */

const TOKEN_KEY = 'maillage.token'
const SHARE_KEY = 'maillage.shared-view'

/** The token that a protected installation asks for; kept until the window closes. */
export function setToken(token: string): void {
  window.sessionStorage.setItem(TOKEN_KEY, token)
}

/** Whether a token was given; one that is asked for again was not accepted. */
export const hasToken = (): boolean => window.sessionStorage.getItem(TOKEN_KEY) !== null

/** The saved view through which this window reads, and only reads; until it is left or closed. */
export const sharedViewId = (): string | null => window.sessionStorage.getItem(SHARE_KEY)

export function readThrough(viewId: string): void {
  window.sessionStorage.setItem(SHARE_KEY, viewId)
}

export function leaveSharedView(): void {
  window.sessionStorage.removeItem(SHARE_KEY)
}

export function commonHeaders(language: Language): Record<string, string> {
  const token = window.sessionStorage.getItem(TOKEN_KEY)
  const shared = sharedViewId()
  const authorization = shared ? `Share ${shared}` : token ? `Bearer ${token}` : undefined
  return { 'accept-language': language, ...(authorization && { authorization }) }
}

export type Ask = {
  method?: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  query?: URLSearchParams
  body?: unknown
  signal?: AbortSignal
  /** The network's version that a write is meant for: it is refused on any other. */
  version?: number | undefined
}

/** Sends a request; resolves with the answer when it is a 2xx, throws an ApiError otherwise. */
export async function send(language: Language, path: string, request: Ask = {}): Promise<Response> {
  const query = request.query?.toString() ?? ''
  const headers = commonHeaders(language)
  const init: RequestInit = { method: request.method ?? 'GET', headers }
  if (request.signal) init.signal = request.signal
  if (request.version !== undefined) headers['if-match'] = `"${String(request.version)}"`
  if (request.body !== undefined) {
    headers['content-type'] = 'application/json'
    init.body = JSON.stringify(request.body)
  }
  let answer: Response
  try {
    answer = await fetch(query ? `${path}?${query}` : path, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiError(0, 'unreachable')
  }
  if (answer.ok) return answer
  throw toApiError(answer.status, await readJson(answer))
}

/** Asks for JSON. */
export async function ask<T>(language: Language, path: string, request?: Ask): Promise<T> {
  const body = await readJson(await send(language, path, request))
  if (body === undefined) throw new ApiError(200, 'unexpected-answer')
  // The server checks every answer against the schema that T is derived from before it sends it.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return body as T
}

/** An answer with the version of the network that it was read at. */
export type Versioned<T> = { body: T; version: number }

/** Asks for JSON, with the network's version that it was read at. */
export async function askVersioned<T>(
  language: Language,
  path: string,
  request?: Ask,
): Promise<Versioned<T>> {
  const answer = await send(language, path, request)
  const body = await readJson(answer)
  // The tag begins with the version, whatever a proxy made of it.
  const version = /^(?:W\/)?"?(\d+)/.exec(answer.headers.get('etag') ?? '')?.[1]
  if (body === undefined || version === undefined) throw new ApiError(200, 'unexpected-answer')
  // As above: checked against its schema by the server.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return { body: body as T, version: Number(version) }
}

/** Saves what an address gives as a file; by request, so that the token goes along. */
export async function download(
  language: Language,
  path: string,
  name: string,
  query?: URLSearchParams,
): Promise<void> {
  const answer = await send(language, path, query ? { query } : {})
  const given = fileName(answer.headers.get('content-disposition'))
  saveFile(await answer.blob(), given ?? name)
}

/** What an address gives, as text. */
export async function askText(
  language: Language,
  path: string,
  query: URLSearchParams,
): Promise<string> {
  return (await send(language, path, { query })).text()
}

/** Saves what the page has made. */
export function saveFile(content: Blob, name: string): void {
  const address = URL.createObjectURL(content)
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken its own reference by the next task.
  setTimeout(() => URL.revokeObjectURL(address), 1000)
}

function fileName(disposition: string | null): string | undefined {
  const encoded = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1]
  if (encoded !== undefined) return decodeURIComponent(encoded)
  return /filename="([^"]+)"/i.exec(disposition ?? '')?.[1]
}

async function readJson(answer: Response): Promise<unknown> {
  try {
    const body: unknown = await answer.json()
    return body
  } catch {
    return undefined
  }
}
