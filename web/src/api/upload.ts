import type { ImportDraft } from '../../../server/contract/imports.ts'
import { paths } from '../../../server/contract/paths.ts'
import type { Language } from '../../../server/locales/locales.ts'
import { ApiError, toApiError } from './api-error.ts'
import { commonHeaders } from './client.ts'

/**
 * Sends files to a new import. By XMLHttpRequest: fetch cannot tell how much has gone out.
 * `onProgress` is told the share sent, 0 to 1.
 */
export function uploadFiles(
  language: Language,
  networkId: string,
  files: readonly File[],
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<ImportDraft> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', paths.imports(networkId))
    for (const [name, value] of Object.entries(commonHeaders(language))) {
      request.setRequestHeader(name, value)
    }
    // Someone looks at what comes out, and may accept fixes without which no row would go in.
    request.setRequestHeader('prefer', 'handling=lenient')
    request.upload.addEventListener('progress', (event) => {
      if (event.lengthComputable && event.total > 0) onProgress(event.loaded / event.total)
    })
    request.addEventListener('load', () => {
      const body = parse(request.responseText)
      if (request.status < 200 || request.status > 299) reject(toApiError(request.status, body))
      else if (body === undefined) reject(new ApiError(request.status, 'unexpected-answer'))
      // Checked by the server against the schema of ImportDraft before it was sent.
      // oxlint-disable-next-line typescript/no-unsafe-type-assertion
      else resolve(body as ImportDraft)
    })
    request.addEventListener('error', () => reject(new ApiError(0, 'unreachable')))
    request.addEventListener('abort', () => reject(new ApiError(0, 'cancelled')))
    signal.addEventListener('abort', () => request.abort())
    const form = new FormData()
    for (const file of files) form.append('files', file, file.name)
    request.send(form)
  })
}

function parse(text: string): unknown {
  try {
    const body: unknown = JSON.parse(text)
    return body
  } catch {
    return undefined
  }
}
