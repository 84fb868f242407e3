import type { TwoMode } from '../../server/network/two-mode.ts'
import { handNetwork, type HandNetwork } from './networks.ts'
import { readCsv } from './shared-data.ts'

const FOLDER = 'urbact-city-networks'
export const URBACT_MEMBERS = `${FOLDER}/URBACT_Membership_GNidCorr_complete_V2.csv`
export const URBACT_NETWORKS = `${FOLDER}/UrbactNetworks_complete_V2.csv`

/** Cities (by geonameId, country as sector) in thematic networks, whose phase is their domain. */
export function readUrbact(members: string, networks: string): TwoMode {
  const phases = new Map(
    readCsv(networks, ';').map((row) => [row['Code_Network'] ?? '', row['Phase'] ?? '']),
  )
  const countries = new Map<string, string>()
  const collaborations = new Map<string, NonNullable<HandNetwork['collaborations']>[number]>()
  for (const row of readCsv(members, ';')) {
    const city = row['geonameId'] ?? ''
    const id = row['Code_Network'] ?? ''
    countries.set(city, row['Country'] ?? '')
    const role = row['City.Statut'] === 'Lead Partner' ? 'lead' : 'partner'
    const known = collaborations.get(id)
    collaborations.set(id, {
      id,
      domains: [phases.get(id) ?? ''],
      startsOn: row['Start'] ?? '',
      endsOn: row['End'] ?? '',
      members: [...(known?.members ?? []), { id: city, role }],
    })
  }
  return handNetwork({
    actors: [...countries].map(([id, country]) => ({ id, sectors: [country] })),
    collaborations: [...collaborations.values()],
  })
}
