/** One field as it was and as it became; empty where there was nothing. Long values are cut. */
export type FieldChange = { field: string; before: string; after: string }

const SHOWN_LENGTH = 200
/** Fields that are many under one name: what changed in them is told one by one. */
const OPENED = new Set(['place', 'identifiers', 'attributes'])

/** The fields that differ, in the order of the record; where it came from is told by the change set. */
export function fieldChanges(before: object, after: object): FieldChange[] {
  const was = new Map<string, unknown>(Object.entries(before))
  const is = new Map<string, unknown>(Object.entries(after))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) => {
    const [old, now] = [was.get(field), is.get(field)]
    if (field === 'source' || JSON.stringify(old) === JSON.stringify(now)) return []
    if (OPENED.has(field)) return fieldChanges(partsOf(old), partsOf(now))
    return [{ field, before: showValue(old), after: showValue(now) }]
  })
}

function partsOf(value: unknown): object {
  return typeof value === 'object' && value !== null ? value : {}
}

/** A value of any kind as a short text. */
export function showValue(value: unknown): string {
  const text = readable(value)
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}

function readable(value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(readable).join(' · ')
  if (typeof value === 'object') return Object.values(value).map(readable).join(', ')
  return JSON.stringify(value)
}
