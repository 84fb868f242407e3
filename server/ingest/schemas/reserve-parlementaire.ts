import type { DetectedFile } from '../detect/detect-file.ts'
import type { FieldSpec, TableMapping } from '../mapping.ts'
import { columnsOf } from './columns-of.ts'

/**
 * The parliamentary reserve (Assemblée nationale, 2013 and 2014): what each member of parliament gave to
 * associations and communes. Each grant is a collaboration of its beneficiary; the member, a person, is
 * left out, as all persons are. The year stands in the file's name alone: where it does, it dates the
 * grants and tells those of one year from those of another.
 */
export function reserveParlementaire(file: DetectedFile): TableMapping[] | undefined {
  const { has } = columnsOf(file)
  if (!has('Bénéficiaire', 'Descriptif', 'Montant', 'Programme budgétaire', 'ID_Acteur')) {
    return undefined
  }
  const date: FieldSpec['date'] = 'year'
  const year = /(?:^|\D)(20\d\d)(?:\D|$)/.exec(file.name)?.[1]
  return [
    {
      file: file.name,
      holds: 'participations',
      actor: { id: 'Bénéficiaire', name: 'Bénéficiaire' },
      collaboration: {
        id: {
          join: [
            ...(year === undefined ? [] : [{ value: year }]),
            'ID_Acteur',
            'Bénéficiaire',
            'Descriptif',
            'Montant',
          ],
        },
        name: ['Descriptif', 'Bénéficiaire'],
        kind: { value: 'project' },
        ...(year !== undefined && { startsOn: { value: year, date } }),
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
