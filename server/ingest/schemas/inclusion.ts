import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { columnsOf } from './columns-of.ts'

/**
 * Places and structures of digital mediation and of inclusion: La Mednum's schema of places (`pivot` is
 * a SIRET, an RNA number or a RIDET), data.inclusion's structures (0.13 with `rna`, `typologie` and
 * `thematiques`; 1 without), and the files of towns that prepare either. They list actors: who works
 * with whom is not in them. Services and themes become skills; telephones, mails and contacts are left
 * out.
 */
export function inclusionStructures(file: DetectedFile): TableMapping[] | undefined {
  const { has, find, fields } = columnsOf(file)
  if (!has('id', 'nom', 'commune', 'code_postal', 'adresse', 'date_maj')) return undefined
  const skills = find('services', 'thematiques')
  const { commune, ...place } = fields({
    commune: 'code_insee',
    postcode: 'code_postal',
    label: 'commune',
    latitude: 'latitude',
    longitude: 'longitude',
  })
  return [
    {
      file: file.name,
      holds: 'actors',
      actor: {
        id: 'id',
        name: 'nom',
        ...fields({ category: 'typologie' }),
        place: { ...(commune !== undefined && { commune }), ...place },
        identifiers: fields({ pivot: 'pivot', siret: 'siret', rna: 'rna' }),
        ...(skills !== undefined && { skills: { column: skills, split: separator(file, skills) } }),
        surveyedOn: 'date_maj',
        attributes: Object.values(
          fields({ source: 'source', parent: 'structure_parente', labels: 'labels_nationaux' }),
        ),
      },
    },
  ]
}

/** The département of Gironde's places of digital mediation, which calls the latitude X. */
export function girondePlaces(file: DetectedFile): TableMapping[] | undefined {
  const { has, find } = columnsOf(file)
  if (!has('Lieu', 'Type Structure', 'Commune', 'Adresse postale', 'Coord. X', 'Coord. Y')) {
    return undefined
  }
  const skills = find('services')
  return [
    {
      file: file.name,
      holds: 'actors',
      actor: {
        id: { join: ['Lieu', 'Adresse postale'] },
        name: 'Lieu',
        category: 'Type Structure',
        place: { label: 'Commune', latitude: 'Coord. X', longitude: 'Coord. Y' },
        ...(skills !== undefined && { skills: { column: skills, split: ' / ' } }),
        ...(has('Dernière MAJ') && { surveyedOn: 'Dernière MAJ' }),
        attributes: has('Intercommunalité') ? ['Intercommunalité'] : [],
      },
    },
  ]
}

/** Older files part several values by semicolons. */
function separator(file: DetectedFile, name: string): string {
  const at = file.columns.findIndex((column) => column.name === name)
  const cells = file.sample.map((row) => row[at] ?? '')
  return !cells.some((cell) => cell.includes('|')) && cells.some((cell) => cell.includes(';'))
    ? ';'
    : '|'
}
