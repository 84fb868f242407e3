import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { columnsOf } from './columns-of.ts'

/**
 * Operations of the European funds in France (FEDER, FSE, IEJ), the list that regulation 1303/2013
 * asks for: one row for each operation and its beneficiary. Titles come back ("Assistance technique"):
 * an operation is known by programme, title, beneficiary, start and expenditure.
 */
export function federOperations(file: DetectedFile): TableMapping[] | undefined {
  const part = (text: string) => file.columns.find(({ name }) => name.includes(text))?.name
  const { has, find } = columnsOf(file)
  const title = part('operation name')
  const beneficiary = part('beneficiary name')
  const start = part('operation start date')
  if (title === undefined || beneficiary === undefined || start === undefined) return undefined
  const end = part('operation end date')
  const amount = part('Montant UE programmé') ?? find('Total dépenses éligibles')
  const total = part('total eligible expenditure') ?? find('Total dépenses éligibles')
  const postcode = find('Code postal du bénéficiaire')
  const programme = find('Programme')
  const category = part('category of intervention')
  return [
    {
      file: file.name,
      holds: 'participations',
      actor: {
        id: beneficiary,
        name: beneficiary,
        ...(postcode !== undefined && { place: { postcode } }),
      },
      collaboration: {
        id: {
          join: [programme, title, beneficiary, start, total].filter((one) => one !== undefined),
        },
        name: title,
        kind: { value: 'project' },
        startsOn: start,
        ...(end !== undefined && { endsOn: end }),
        ...(has('Fonds') && { domains: 'Fonds' }),
        ...(amount !== undefined && {
          funding: {
            funderName: { value: 'Union européenne' },
            amount,
            currency: { value: 'EUR' },
          },
        }),
        ...(category !== undefined && { attributes: [category] }),
      },
      participation: { role: { value: 'beneficiary' } },
    },
  ]
}
