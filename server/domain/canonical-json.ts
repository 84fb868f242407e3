/**
 * JSON with sorted fields: equal records give equal text, on both stores and in backups. Absent fields
 * and undefined ones are the same.
 */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(ordered(value))
}

function ordered(value: unknown): unknown {
  if (!isObject(value)) return value
  if (Array.isArray(value)) return value.some(isObject) ? value.map(ordered) : value
  const names = Object.keys(value).toSorted()
  // Assigning to this name would set the prototype instead.
  if (names.includes('__proto__')) {
    return Object.fromEntries(names.map((name) => [name, ordered(value[name])]))
  }
  const copy: Record<string, unknown> = {}
  for (const name of names) copy[name] = ordered(value[name])
  return copy
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
