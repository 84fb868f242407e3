/**
 * A route's pattern out of the one list of addresses:
 * `pattern(paths.actor(':networkId', ':actorId'))` is `/api/networks/:networkId/actors/:actorId`.
 */
export function pattern(path: string): string {
  return path.replaceAll('%3A', ':')
}
