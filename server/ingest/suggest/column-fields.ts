import { regionNamed } from '../../geography/communes.ts'
import { isFrance } from '../../geography/place-names.ts'
import type { Field, Fields, FieldSpec } from '../mapping.ts'
import { isMissingMark } from '../values/missing.ts'
import type { FileReading, Identity, ReadColumn } from './file-reading.ts'

type Concepts = NonNullable<ReadColumn['concept']>

/** Finds the first free column of a concept that is not about `notAbout`, and takes it. */
export function finder(
  reading: FileReading,
  taken: Set<ReadColumn>,
  notAbout: ReadColumn['subject'],
): (concept: Concepts, test?: (column: ReadColumn) => boolean) => ReadColumn | undefined {
  return (concept, test = () => true) => {
    const found = reading.columns.find(
      (one) =>
        one.concept === concept &&
        !taken.has(one) &&
        (notAbout === undefined || one.subject !== notAbout) &&
        test(one),
    )
    if (found !== undefined) taken.add(found)
    return found
  }
}

export function take(taken: Set<ReadColumn>, columns: readonly (ReadColumn | undefined)[]): void {
  for (const column of columns) if (column !== undefined) taken.add(column)
}

/** A field that takes the column as it is, when there is one. */
export function named<K extends string>(
  key: K,
  column: ReadColumn | undefined,
): { [P in K]?: string }
export function named(key: string, column: ReadColumn | undefined): Record<string, string> {
  return column === undefined ? {} : { [key]: column.column.name }
}

/** A place's name, with what tells which of its namesakes it is; these columns stay attributes too. */
export function namedPlace(city: ReadColumn | undefined, { columns }: FileReading) {
  if (city === undefined) return {}
  const beside = (concept: ReadColumn['concept'], test: (values: readonly string[]) => boolean) =>
    columns.find(
      (one) =>
        one.concept === concept && one.subject !== 'collaboration' && test(one.column.examples),
    )
  return {
    ...named('label', city),
    ...named(
      'departement',
      beside('departement', () => true),
    ),
    ...named(
      'region',
      beside('region', (values) => values.some((value) => regionNamed(value) !== undefined)),
    ),
    // A "pays" may also be a part of a région: where no value is France, it says nothing of countries.
    ...named(
      'country',
      beside('country', (values) => values.some(isFrance)),
    ),
  }
}

/** The surest identifier alone where every row has it, else with the name to fall back on. */
export function identityFields({ ids, name }: Identity): Fields {
  const [id] = ids
  const fields: Field[] = id === undefined ? [] : [known(id)]
  const isComplete = id !== undefined && id.column.missing === 0
  if (!isComplete && name !== undefined) fields.push(known(name))
  const [first, ...rest] = fields
  return first === undefined || rest.length > 0 ? fields : first
}

/** A column, with what it writes where nothing is known. */
function known({ column }: ReadColumn): Field {
  const marks = marksIn(column.examples)
  return marks.length === 0 ? column.name : { column: column.name, unknown: marks }
}

function marksIn(values: readonly string[]): string[] {
  return values.filter((value) => isMissingMark(value))
}

const UNKNOWN_WORDS = ['Non renseigné', 'NA']

/** Sectors and domains: several in one cell where one of the usual signs stands between them. */
export function vocabulary({ column }: ReadColumn): FieldSpec {
  const split = ['|', ';'].find((sign) => column.examples.some((value) => value.includes(sign)))
  const unknown = [...new Set([...marksIn(column.examples), ...UNKNOWN_WORDS])]
  return { column: column.name, unknown, ...(split !== undefined && { split }) }
}

export function dateField({ column }: ReadColumn): Field {
  return column.holds === 'excel-date' ? { column: column.name, date: 'excel' } : column.name
}
