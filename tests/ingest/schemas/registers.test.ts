import { describe, expect, test } from 'vitest'
import { detectTables } from '../../../server/ingest/detect/detect-file.ts'
import { DEFAULT_LIMITS } from '../../../server/ingest/limits.ts'
import { readRecords } from '../../../server/ingest/read-records.ts'
import { suggestMapping } from '../../../server/ingest/suggest/suggest.ts'
import { textFile } from '../../support/import-files.ts'

// Invented lines under the registers' own columns.
async function imported(text: string) {
  const file = textFile('export.csv', text)
  const { mapping } = suggestMapping(await detectTables(file, DEFAULT_LIMITS))
  if (mapping === undefined) throw new Error('nothing was understood')
  return readRecords([file], mapping)
}

const table = (row: Record<string, string>) =>
  `${Object.keys(row).join(';')}\n${Object.values(row).join(';')}\n`

describe('registers known by their columns', () => {
  test('RNA: an association with its number, commune and dates; no civility', async () => {
    const { actors, droppedPersonal } = await imported(
      table({
        id: 'W332000001',
        titre: 'LES ATELIERS',
        titre_court: 'ATL',
        objet: 'fablab',
        date_creat: '2009-03-01',
        date_disso: '0001-01-01',
        adrs_codeinsee: '33063',
        adrs_libcommune: 'Bordeaux',
        objet_social1: '006000',
        dir_civilite: 'MM',
      }),
    )
    expect(actors).toMatchObject([
      {
        id: 'W332000001',
        name: 'LES ATELIERS',
        aliases: ['ATL'],
        category: 'association',
        identifiers: { rna: 'W332000001' },
        place: { commune: '33063' },
        openedOn: '2009-03-01',
      },
    ])
    expect(actors[0]).not.toHaveProperty('closedOn')
    expect(droppedPersonal).toEqual([{ file: 'export.csv', columns: ['dir_civilite'] }])
  })

  test('SIRENE: places by SIRET, units by SIREN with what they say of social economy', async () => {
    const place = await imported(
      table({
        siren: '552100554',
        siret: '55210055400013',
        dateCreationEtablissement: '1990-01-01',
        enseigne1Etablissement: '',
        codeCommuneEtablissement: '33063',
        etatAdministratifEtablissement: 'A',
      }),
    )
    expect(place.actors).toMatchObject([
      { id: '55210055400013', name: '55210055400013', place: { commune: '33063' } },
    ])
    const unit = await imported(
      table({
        siren: '552100554',
        denominationUniteLegale: 'LA FABRIQUE',
        categorieJuridiqueUniteLegale: '9220',
        economieSocialeSolidaireUniteLegale: 'O',
        identifiantAssociationUniteLegale: 'W332000002',
      }),
    )
    expect(unit.actors).toMatchObject([
      {
        id: '552100554',
        name: 'LA FABRIQUE',
        socialEconomy: true,
        identifiers: { siren: '552100554', rna: 'W332000002' },
      },
    ])
  })

  test('BASILIC: cultural places; the first of several commune codes counts', async () => {
    const { actors } = await imported(
      table({
        identifiant: 'B1',
        nom: 'Le Rocher',
        type_equipement_ou_lieu: 'Théâtre',
        domaine: 'Spectacle vivant',
        code_insee: '33119, 33063',
        latitude: '44.85',
        longitude: '-0.51',
      }),
    )
    expect(actors).toMatchObject([
      { id: 'B1', sectors: ['culture'], category: 'Théâtre', place: { commune: '33119' } },
    ])
  })

  test('data.inclusion 0.13 and La Mednum: places with their services as skills', async () => {
    const common = {
      id: 's1',
      nom: 'EPN du Lac',
      commune: 'Pau',
      code_postal: '64000',
      code_insee: '64445',
      adresse: '1 rue du Lac',
      date_maj: '2023-05-02',
    }
    const inclusion = await imported(
      table({ ...common, siret: '', rna: 'W643000003', thematiques: 'numerique|mobilite' }),
    )
    expect(inclusion.actors[0]).toMatchObject({
      identifiers: { rna: 'W643000003' },
      skills: [{ code: 'numerique' }, { code: 'mobilite' }],
      surveyedOn: '2023-05-02',
      place: { commune: '64445', postcode: '64000' },
    })
    const mednum = await imported(
      table({ ...common, pivot: '55210055400013', services: 'a|b', typologie: 'EPN' }),
    )
    expect(mednum.actors[0]).toMatchObject({
      category: 'EPN',
      identifiers: { pivot: '55210055400013' },
      skills: [{ code: 'a' }, { code: 'b' }],
    })
  })
})
