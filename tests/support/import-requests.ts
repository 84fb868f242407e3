import { paths } from '../../server/contract/paths.ts'
import type { HttpService } from './http-service.ts'
import { multipart, type SentFile } from './multipart.ts'

/** In French, and answered once the work is done. */
const WAIT = { prefer: 'wait=30', 'accept-language': 'fr' }

/** What tests of imports ask of a service; `further` headers come with each request. */
export function importRequests(
  service: () => HttpService,
  further: Readonly<Record<string, string>> = {},
) {
  const common = { ...WAIT, ...further }
  const inject = (method: 'GET' | 'POST' | 'PATCH', url: string, payload?: object) =>
    service().app.inject({ method, url, headers: common, ...(payload && { payload }) })
  return {
    /** Makes an empty network and gives its id. */
    newNetwork: async (name: string): Promise<string> =>
      (await inject('POST', paths.networks(), { name })).json<{ id: string }>().id,
    /** Sends files as one import. */
    send: (networkId: string, files: readonly SentFile[], mapping?: object) => {
      const { payload, headers } = multipart(files, mapping)
      const url = paths.imports(networkId)
      return service().app.inject({
        method: 'POST',
        url,
        headers: { ...common, ...headers },
        payload,
      })
    },
    post: (url: string) => inject('POST', url),
    patch: (url: string, payload: object) => inject('PATCH', url, payload),
    get: async (url: string) => (await inject('GET', url)).json(),
  }
}
