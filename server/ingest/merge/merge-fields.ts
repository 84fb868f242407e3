/** Fields that are maps of their own: what the import does not speak of stays. */
const BY_KEY: ReadonlySet<string> = new Set(['attributes', 'identifiers', 'place'])
/** Fields to which an import only adds: nobody's other name is taken away. */
const ADDED_TO: ReadonlySet<string> = new Set(['aliases'])

/**
 * The stored record with what was told of it. Fields that were not told stay as they are; the stored
 * record itself comes back when nothing changes.
 */
export function mergeFields<T extends object>(stored: T, told: Partial<T>): T
export function mergeFields(stored: object, told: object): object {
  const before: Record<string, unknown> = { ...stored }
  let after: Record<string, unknown> | undefined
  for (const [key, value] of Object.entries(told)) {
    const merged = mergeValue(key, before[key], value)
    if (sameJson(before[key], merged)) continue
    after ??= { ...before }
    after[key] = merged
  }
  return after ?? stored
}

function mergeValue(key: string, stored: unknown, told: unknown): unknown {
  if (BY_KEY.has(key) && isPlainObject(stored) && isPlainObject(told)) return { ...stored, ...told }
  if (ADDED_TO.has(key) && Array.isArray(stored) && Array.isArray(told)) {
    return [...new Set<unknown>([...stored, ...told])]
  }
  return told
}

/** Whether two JSON values are the same; the order of fields does not count. */
export function sameJson(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (Array.isArray(a)) {
    return Array.isArray(b) && a.length === b.length && a.every((part, i) => sameJson(part, b[i]))
  }
  if (!isPlainObject(a) || !isPlainObject(b)) return false
  const keys = Object.keys(a)
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => Object.hasOwn(b, key) && sameJson(a[key], b[key]))
  )
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
