/** Which columns a table shows, as the address says it: `columns` in their order; the name is always there. */

export type TableColumns = {
  /** Fields of the list and measures, in the order in which they are shown. */
  shown: string[]
  /** Nobody chose: it is what the list shows by itself. */
  isDefault: boolean
}

/** `known`: every column there is, in its order; those that are none are passed over. */
export function readColumns(
  text: string | null,
  known: readonly string[],
  byDefault: readonly string[],
): TableColumns {
  const [name = 'name'] = byDefault
  if (text === null) return { shown: [...byDefault], isDefault: true }
  const asked = text.split(',')
  return {
    shown: [name, ...known.filter((one) => one !== name && asked.includes(one))],
    isDefault: false,
  }
}

/** The columns after one was put in or taken out; undefined where it is the default again. */
export function toggleColumn(
  shown: readonly string[],
  column: string,
  byDefault: readonly string[],
): string | undefined {
  const next = shown.includes(column) ? shown.filter((one) => one !== column) : [...shown, column]
  const isSame = next.length === byDefault.length && byDefault.every((one) => next.includes(one))
  return isSame ? undefined : next.join(',')
}
