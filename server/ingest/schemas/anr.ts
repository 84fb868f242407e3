import type { DetectedFile } from '../detect/detect-file.ts'
import type { TableMapping } from '../mapping.ts'
import { findColumn } from './find-column.ts'

/**
 * Agence nationale de la recherche on data.gouv.fr, files of projects and of partners (DOS, and DGPIE
 * for the Investissements d'avenir). A partner is known by its laboratory's number in the national
 * register (RNSR) where it has one, else by its name; the edition is in the project's code.
 */

const UNKNOWN = ['Non renseigné', 'NA']

/** One row for each (project, partner). */
export function anrPartners(file: DetectedFile): TableMapping[] | undefined {
  const name = findColumn(file, 'Projet.Partenaire.Nom_organisme', 'Nom_organisme')
  const role = findColumn(file, 'Projet.Partenaire.Est_coordinateur', 'Est_coordinateur')
  const sector = findColumn(file, 'Projet.Partenaire.Categorie_organisme', 'Categorie_organisme')
  const project = findColumn(file, 'Projet.Code_Decision_ANR') ?? findColumn(file, 'id')
  if (name === undefined || role === undefined || project === undefined) return undefined
  const register = findColumn(file, 'Projet.Partenaire.Code_RNSR', 'Code_RNSR')
  const acronym = findColumn(file, 'Projet.Acronyme', 'Acronyme')
  const city = findColumn(file, 'Projet.Partenaire.Adresse.Ville', 'Ville')
  const region = findColumn(file, 'Projet.Partenaire.Adresse.Region', 'Region')
  const country = findColumn(file, 'Projet.Partenaire.Adresse.Pays', 'Pays')
  const edition = findColumn(file, 'Action.Edition')
  const identity = { column: name, unknown: UNKNOWN }
  return [
    {
      file: file.name,
      holds: 'participations',
      actor: {
        id: register === undefined ? identity : [register, identity],
        name,
        ...(sector !== undefined && { sectors: { column: sector, unknown: UNKNOWN } }),
        ...(city !== undefined && {
          place: {
            label: { column: city, unknown: UNKNOWN },
            ...(region !== undefined && { region: { column: region, unknown: UNKNOWN } }),
            ...(country !== undefined && { country: { column: country, unknown: UNKNOWN } }),
          },
        }),
        ...(register !== undefined && { identifiers: { rnsr: register } }),
        attributes: placeAttributes(file),
      },
      collaboration: {
        id: project,
        ...(acronym !== undefined && { name: acronym }),
        kind: { value: 'project' },
        startsOn:
          edition === undefined
            ? { column: project, match: '^ANR-(\\d\\d)-', date: 'year' }
            : { column: edition, date: 'year' },
      },
      participation: {
        role: {
          column: role,
          values: { TRUE: 'lead', FALSE: 'partner', '1': 'lead', '0': 'partner' },
        },
      },
    },
  ]
}

/** One row for each project, with its start as an Excel serial number and what it was given. */
export function anrProjects(file: DetectedFile): TableMapping[] | undefined {
  const project = findColumn(file, 'Projet.Code_Decision_ANR')
  const amount = findColumn(file, 'Projet.Aide_allouee')
  if (project === undefined || amount === undefined) return undefined
  if (findColumn(file, 'Nom_organisme') !== undefined) return undefined
  const acronym = findColumn(file, 'Projet.Acronyme')
  const start = findColumn(file, 'Projet.Date_debut')
  const edition = findColumn(file, 'Action.Edition')
  const programme = findColumn(file, 'Action.Titre.Francais')
  const title = findColumn(file, 'Projet.Titre.Francais')
  return [
    {
      file: file.name,
      holds: 'collaborations',
      collaboration: {
        id: project,
        ...(acronym !== undefined && { name: acronym }),
        kind: { value: 'project' },
        ...(start !== undefined && {
          startsOn: [
            { column: start, date: 'excel' },
            ...(edition === undefined ? [] : [{ column: edition, date: 'year' } as const]),
          ],
        }),
        ...(programme !== undefined && { domains: programme }),
        funding: { funderName: { value: 'ANR' }, amount, currency: { value: 'EUR' } },
        ...(title !== undefined && { attributes: { Titre: title } }),
      },
    },
  ]
}

function placeAttributes(
  file: DetectedFile,
): Record<string, { column: string; unknown: string[] }> {
  const found: Record<string, { column: string; unknown: string[] }> = {}
  for (const name of ['Region', 'Pays']) {
    const column = findColumn(file, `Projet.Partenaire.Adresse.${name}`, name)
    if (column !== undefined) found[name] = { column, unknown: UNKNOWN }
  }
  return found
}
