/** What is known of communes, by INSEE code: measures may look nothing up by themselves. */
export type Geography = {
  /** The commune in force that a code stands for: a former one's successor, an arrondissement's commune. */
  communeOf: (commune: string) => string
  epciOf: (commune: string) => string | undefined
  departementOf: (commune: string) => string | undefined
  /** Nobody tells regions where none are known. */
  regionOf?: (commune: string) => string | undefined
  /** Inhabitants of these communes together; undefined where no population is known. */
  populationOf: (communes: ReadonlySet<string>) => number | undefined
  /** Producer and year of the populations. */
  populationSource: string
}

/** Where nobody tells: every code is a commune, in no EPCI. */
export const NO_GEOGRAPHY: Geography = {
  communeOf: (commune) => commune,
  epciOf: () => undefined,
  departementOf: () => undefined,
  populationOf: () => undefined,
  populationSource: '',
}
