/** The fields that are known: those that are undefined are left out. */
export function present<T extends object>(fields: { [K in keyof T]: T[K] | undefined }): T
export function present(fields: object): object {
  const known: Record<string, unknown> = {}
  for (const [key, value] of Object.entries(fields)) if (value !== undefined) known[key] = value
  return known
}
