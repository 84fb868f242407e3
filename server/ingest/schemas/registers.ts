import type { DetectedFile } from '../detect/detect-file.ts'
import type { FieldSpec, TableMapping } from '../mapping.ts'
import { columnsOf } from './columns-of.ts'

/**
 * National registers of organisations. They list actors and say nothing of who works with whom: an
 * import of one tells who is there, and what joins other files to it.
 */

/** Répertoire national des associations, `waldec` and `import`; `dir_civilite` is never read. */
export function rna(file: DetectedFile): TableMapping[] | undefined {
  const { has, fields } = columnsOf(file)
  if (!has('id', 'titre', 'objet', 'date_creat', 'adrs_codeinsee')) return undefined
  const { siret, closedOn, ...named } = fields({
    siret: 'siret',
    aliases: 'titre_court',
    closedOn: 'date_disso',
  })
  const zero = ['0001-01-01', '']
  return [
    {
      file: file.name,
      holds: 'actors',
      actor: {
        id: 'id',
        name: 'titre',
        ...named,
        category: { value: 'association' },
        identifiers: { rna: 'id', ...(siret !== undefined && { siret }) },
        place: fields({
          commune: 'adrs_codeinsee',
          postcode: 'adrs_codepostal',
          label: ['adrs_libcommune', 'libcom'],
        }),
        openedOn: { column: 'date_creat', unknown: zero },
        ...(closedOn !== undefined && { closedOn: { column: closedOn, unknown: zero } }),
        attributes: Object.values(
          fields({ theme: 'objet_social1', group: 'groupement', state: 'position' }),
        ),
      },
    },
  ]
}

/** What those who asked not to be published have in their columns: it stays unknown. */
function masked(column: string): FieldSpec {
  return { column, unknown: ['[ND]'] }
}

/** SIRENE, établissements: each place of an organisation by its SIRET. */
export function sireneEstablishments(file: DetectedFile): TableMapping[] | undefined {
  const { has, fields } = columnsOf(file)
  if (!has('siren', 'siret', 'etatAdministratifEtablissement')) return undefined
  return [
    {
      file: file.name,
      holds: 'actors',
      actor: {
        id: 'siret',
        name: [
          ...Object.values(
            fields({
              sign: 'enseigne1Etablissement',
              usual: 'denominationUsuelleEtablissement',
              unit: 'denominationUniteLegale',
            }),
          ).map(masked),
          'siret',
        ],
        identifiers: { siret: 'siret', siren: 'siren' },
        place: Object.fromEntries(
          Object.entries(
            fields({
              commune: 'codeCommuneEtablissement',
              postcode: 'codePostalEtablissement',
              label: 'libelleCommuneEtablissement',
            }),
          ).map(([key, column]) => [key, masked(column)]),
        ),
        ...fields({ openedOn: 'dateCreationEtablissement' }),
        attributes: Object.values(
          fields({
            activity: 'activitePrincipaleEtablissement',
            state: 'etatAdministratifEtablissement',
          }),
        ),
      },
    },
  ]
}

const PERSON = { match: '^(1000)$', values: { '1000': 'true' } }

/** SIRENE, unités légales: each organisation by its SIREN; natural persons are marked as such. */
export function sireneUnits(file: DetectedFile): TableMapping[] | undefined {
  const { has, find, fields } = columnsOf(file)
  if (!has('siren', 'denominationUniteLegale', 'categorieJuridiqueUniteLegale')) return undefined
  const social = find('economieSocialeSolidaireUniteLegale')
  return [
    {
      file: file.name,
      holds: 'actors',
      actor: {
        id: 'siren',
        name: [masked('denominationUniteLegale'), 'siren'],
        ...fields({ aliases: 'sigleUniteLegale', openedOn: 'dateCreationUniteLegale' }),
        identifiers: { siren: 'siren', ...fields({ rna: 'identifiantAssociationUniteLegale' }) },
        isPerson: { column: 'categorieJuridiqueUniteLegale', ...PERSON },
        ...(social !== undefined && {
          socialEconomy: { column: social, values: { O: 'true', N: 'false' } },
        }),
        attributes: Object.values(
          fields({
            legal: 'categorieJuridiqueUniteLegale',
            activity: 'activitePrincipaleUniteLegale',
          }),
        ),
      },
    },
  ]
}

/** BASILIC, the Ministry of Culture's places; a cell may hold several commune codes: the first counts. */
export function basilic(file: DetectedFile): TableMapping[] | undefined {
  const { has, find, fields } = columnsOf(file)
  const id = find('identifiant', 'id')
  if (id === undefined || !has('nom', 'type_equipement_ou_lieu', 'domaine')) return undefined
  const code = find('code_insee')
  return [
    {
      file: file.name,
      holds: 'actors',
      actor: {
        id,
        name: 'nom',
        category: 'type_equipement_ou_lieu',
        sectors: { value: 'culture' },
        place: {
          ...(code !== undefined && { commune: { column: code, match: '^\\s*([0-9AB]{5})' } }),
          ...fields({
            postcode: 'code_postal',
            label: 'libelle_geographique',
            latitude: 'latitude',
            longitude: 'longitude',
          }),
        },
        attributes: Object.values(
          fields({
            domain: 'domaine',
            sub: 'sous_domaine',
            label: 'label_et_appellation',
          }),
        ),
      },
    },
  ]
}
