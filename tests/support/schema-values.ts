import * as fc from 'fast-check'

/** As much of JSON Schema as the contract uses. */
export type JsonSchema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  anyOf?: JsonSchema[]
  properties?: Record<string, JsonSchema>
  required?: string[]
  patternProperties?: Record<string, JsonSchema>
  items?: JsonSchema | JsonSchema[]
  minItems?: number
  maxItems?: number
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  format?: string
  pattern?: string
}

// Texts at the edges of what is accepted: dates and not quite, other scripts, a lone surrogate's place.
const TEXTS = ['2012', '2013-02-30', '2012-13', 'a', 'p', '0', 'é', '𝒳', '%', '\u0000', 'null', ' ']

/** Values that a schema allows, and texts close to them. Small: an answer is what is looked for. */
export function valuesOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  if (schema.enum) return fc.constantFrom(...schema.enum)
  if ('const' in schema) return fc.constant(schema.const)
  if (schema.anyOf) return fc.oneof(...schema.anyOf.map(valuesOf))
  switch (schema.type) {
    case 'integer':
      return fc.integer({ min: schema.minimum ?? -3, max: Math.min(schema.maximum ?? 100, 100) })
    case 'number':
      return fc.double({
        min: schema.minimum ?? -1e6,
        max: schema.maximum ?? 1e6,
        noNaN: true,
      })
    case 'boolean':
      return fc.boolean()
    case 'null':
      return fc.constant(null)
    case 'array': {
      const item = Array.isArray(schema.items) ? schema.items[0] : schema.items
      const maxLength = Math.min(schema.maxItems ?? 3, 3)
      return fc.array(valuesOf(item ?? {}), { minLength: schema.minItems ?? 0, maxLength })
    }
    case 'object':
      return objectsOf(schema)
    case 'string':
      return fc.oneof(
        fc.constantFrom(...TEXTS),
        fc.string({
          minLength: schema.minLength ?? 0,
          maxLength: Math.min(schema.maxLength ?? 12, 12),
          unit: 'grapheme',
        }),
      )
    default:
      return fc.jsonValue()
  }
}

function objectsOf(schema: JsonSchema): fc.Arbitrary<unknown> {
  const [values] = Object.values(schema.patternProperties ?? {})
  if (values) return fc.dictionary(fc.string({ maxLength: 8 }), valuesOf(values), { maxKeys: 3 })
  const fields = Object.entries(schema.properties ?? {}).map(
    ([name, field]) => [name, valuesOf(field)] as const,
  )
  return fc.record(Object.fromEntries(fields), { requiredKeys: schema.required ?? [] })
}
