import { useNetwork } from '../../api/queries.ts'

/** What the fields of forms propose: the network's vocabularies, then what its records hold already. */
export function useSuggestions(networkId: string) {
  const { settings, choices } = useNetwork(networkId).data ?? {}
  const { vocabularies } = settings ?? {}
  const territories = choices?.territories ?? []
  return {
    sectors: merged(vocabularies?.sectors, choices?.sectors),
    domains: merged(vocabularies?.domains, choices?.domains),
    categories: merged(vocabularies?.categories),
    skills: merged(vocabularies?.skills),
    communes: merged(
      [],
      territories.filter(({ kind }) => kind === 'commune'),
    ),
    // Those of an attribute are no codes.
    territories: merged(
      [],
      territories.filter(({ kind }) => kind !== 'attribute'),
    ),
  }
}

function merged(own: readonly string[] = [], found: readonly { value: string }[] = []): string[] {
  return [...new Set([...own, ...found.map(({ value }) => value)])]
}
