import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { columnsOf } from './columns-of.ts'

/**
 * The parliamentary reserve (Assemblée nationale, 2013 and 2014): what each member of parliament gave to
 * associations and communes. Each grant is a collaboration of its beneficiary; the member, a person, is
 * left out, as all persons are.
 */
export function reserveParlementaire(file: DetectedFile): TableMapping[] | undefined {
  const { has } = columnsOf(file)
  if (!has('Bénéficiaire', 'Descriptif', 'Montant', 'Programme budgétaire', 'ID_Acteur')) {
    return undefined
  }
  return [
    {
      file: file.name,
      holds: 'participations',
      actor: { id: 'Bénéficiaire', name: 'Bénéficiaire' },
      collaboration: {
        id: { join: ['ID_Acteur', 'Bénéficiaire', 'Descriptif', 'Montant'] },
        name: ['Descriptif', 'Bénéficiaire'],
        kind: { value: 'project' },
        domains: 'Programme budgétaire',
        funding: {
          funderName: { value: 'Réserve parlementaire' },
          amount: 'Montant',
          currency: { value: 'EUR' },
        },
        ...(has('Département') && { attributes: ['Département'] }),
      },
      participation: { role: { value: 'beneficiary' } },
    },
  ]
}
