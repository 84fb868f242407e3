/** One field as it was and as it became; empty where there was nothing. Long values are cut. */
export type FieldChange = { field: string; before: string; after: string }

const SHOWN_LENGTH = 200

/** The fields that differ, in the order of the record; where it came from is told by the change set. */
export function fieldChanges(before: object, after: object): FieldChange[] {
  const was = new Map<string, unknown>(Object.entries(before))
  const is = new Map<string, unknown>(Object.entries(after))
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((field) =>
    field === 'source' || JSON.stringify(was.get(field)) === JSON.stringify(is.get(field))
      ? []
      : [{ field, before: showValue(was.get(field)), after: showValue(is.get(field)) }],
  )
}

/** A value of any kind as a short text. */
export function showValue(value: unknown): string {
  if (value === undefined) return ''
  const text = typeof value === 'string' ? value : JSON.stringify(value)
  return text.length > SHOWN_LENGTH ? `${text.slice(0, SHOWN_LENGTH)}…` : text
}
