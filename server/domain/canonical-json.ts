/**
 * JSON with sorted fields: equal records give equal text, on both stores and in backups. Absent fields
 * and undefined ones are the same.
 * @param without a field of the outermost object that is left out
 */
export function canonicalJson(value: unknown, without?: string): string {
  return JSON.stringify(inCanonicalOrder(value, without))
}

/** The value with the fields of every object in it sorted. */
export function inCanonicalOrder(value: unknown, without?: string): unknown {
  if (!isObject(value)) return value
  if (Array.isArray(value))
    return value.some(isObject) ? value.map((part) => inCanonicalOrder(part)) : value
  const names = Object.keys(value).toSorted()
  if (without !== undefined && names.includes(without)) names.splice(names.indexOf(without), 1)
  // Assigning to this name would set the prototype instead.
  if (names.includes('__proto__')) {
    return Object.fromEntries(names.map((name) => [name, inCanonicalOrder(value[name])]))
  }
  const copy: Record<string, unknown> = {}
  for (const name of names) copy[name] = inCanonicalOrder(value[name])
  return copy
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
