import type { Geography } from '../../server/measures/geography.ts'

/** A commune of a country that a test makes up. */
export type HandCommune = {
  epci?: string
  departement?: string
  population?: number
  /** No commune of its own any more: part of this one. */
  partOf?: string
}

/** What a test says of its communes; others are communes of which nothing is known. */
export function handGeography(communes: Readonly<Record<string, HandCommune>>): Geography {
  const present = (code: string) => communes[code]?.partOf ?? code
  return {
    communeOf: present,
    epciOf: (code) => communes[present(code)]?.epci,
    departementOf: (code) => communes[present(code)]?.departement,
    populationOf(codes) {
      const known = [...codes].flatMap((code) => communes[code]?.population ?? [])
      return known.length > 0 ? known.reduce((a, b) => a + b) : undefined
    },
    populationSource: 'census of the test',
  }
}
