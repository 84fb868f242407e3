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

const GRANTS =
  'nomAttribuant;idAttribuant;dateConvention;referenceDecision;nomBeneficiaire;idBeneficiaire;objet;montant;pourcentageSubvention\n'
const grant = (name: string, siret: string, reference: string, amount: string, share: string) =>
  `Région;23330001300016;2014-03-01;${reference};${name};${siret};Fablab;${amount};${share}\n`

const cofunded = (funder: string, siret: string, grantId: string) =>
  `${funder};${siret};2023-01-01;D-1;MJC;32212080900018;Fablab;5000;1;${grantId};COF-7;2023-02-01;2024-01-31;Accordé\n`

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

  test('SCDL: beneficiaries that share a decision are in one collaboration, with their parts', async () => {
    const read = await imported(
      GRANTS +
        grant('MJC', '32212080900018', 'D-12', '10000', '0,6') +
        grant('CCAS', '26330001200019', 'D-12', '10000', '0,4') +
        grant('Alone', '77558963100011', 'D-12', '10000', '1') +
        // Without a number of a decision nothing says that the two belong together.
        grant('A', '', 'NA', '500', '0,5') +
        grant('B', '', 'NA', '500', '0,5'),
    )
    expect(read.collaborations).toHaveLength(4)
    const [shared] = read.collaborations
    expect(shared?.fundings).toMatchObject([{ amount: 10_000 }])
    const members = read.participations.filter((one) => one.collaborationId === shared?.id)
    expect(members.map(({ actorId, role, share }) => [actorId, role, share])).toEqual([
      ['32212080900018', 'beneficiary', 0.6],
      ['23330001300016', 'funder', undefined],
      ['26330001200019', 'beneficiary', 0.4],
    ])
    const told = read.problems.filter(({ rule }) => rule === 'shares-not-one')
    expect(told.map(({ line, value }) => [line, value])).toEqual([
      [5, '0.5'],
      [6, '0.5'],
    ])
  })

  test('SCDL: where each row has its part of the amount, the grant has the whole', async () => {
    const { collaborations, problemCounts } = await imported(
      GRANTS +
        grant('MJC', '32212080900018', 'D-12', '22000,80', '0.8') +
        grant('CCAS', '26330001200019', 'D-12', '5500,20', '0.2'),
    )
    expect(collaborations.map(({ fundings }) => fundings?.[0]?.amount)).toEqual([27_501])
    expect(problemCounts).not.toHaveProperty('shares-not-one')
  })

  test('SCDL: a SIRET whose last digits a spreadsheet made zeros identifies nobody', async () => {
    const { actors } = await imported(
      GRANTS +
        grant('One', '34982600000000', 'D-1', '1', '1') +
        grant('Two', '34982600000000', 'D-2', '1', '1'),
    )
    expect(actors.map(({ id }) => id)).toEqual(['One', '23330001300016', 'Two'])
  })

  test('DataSubvention’s 40 columns: one project of several funders, with its dates', async () => {
    const { collaborations, participations } = await imported(
      'nomAttribuant;idAttribuant;dateConvention;referenceDecision;nomBeneficiaire;idBeneficiaire;objet;montant;pourcentageSubvention;idSubvention;idCofinancement;dateDebut;dateFin;statutLabel\n' +
        cofunded('Région', '23330001300016', 'S-1') +
        cofunded('Ville', '21330063500017', 'S-2'),
    )
    expect(collaborations).toMatchObject([
      {
        id: 'COF-7',
        startsOn: '2023-02-01',
        endsOn: '2024-01-31',
        attributes: { statutLabel: 'Accordé' },
      },
    ])
    expect(new Set(participations.map(({ actorId }) => actorId)).size).toBe(3)
  })

  test('COG: communes in force by their code, delegated ones beside them', async () => {
    const { actors } = await imported(
      'TYPECOM,COM,REG,DEP,TNCC,NCC,NCCENR,LIBELLE,COMPARENT\nCOM,33063,75,33,0,BORDEAUX,Bordeaux,Bordeaux,\nCOM,16224,75,16,0,MONTMOREAU,Montmoreau,Montmoreau,\nCOMD,16224,,,0,MONTMOREAU,Montmoreau,Montmoreau-Saint-Cybard,16224\n',
    )
    expect(actors.map(({ id, place }) => [id, place?.commune])).toEqual([
      ['33063', '33063'],
      ['16224', '16224'],
      ['COMD|16224', '16224'],
    ])
  })

  test('the parliamentary reserve: the year in the file’s name dates the grants, and tells those of two years apart', async () => {
    const text =
      'Bénéficiaire,Descriptif,Montant,Nom,Prénom,Programme budgétaire,ID_Acteur\nMJC,Fablab,1000,X,Y,Culture,PA1\n,,,X,Y,Culture,\n'
    const files = ['2013_reserve.csv', '2014_reserve.csv'].map((name) => textFile(name, text))
    const tables = await Promise.all(files.map((file) => detectTables(file, DEFAULT_LIMITS)))
    const { mapping } = suggestMapping(tables.flat())
    if (mapping === undefined) throw new Error('nothing was understood')
    const { actors, collaborations, problemCounts } = await readRecords(files, mapping)
    expect(actors).toHaveLength(1)
    expect(collaborations.map(({ id, startsOn }) => [id, startsOn])).toEqual([
      ['2013|PA1|MJC|Fablab|1000', '2013'],
      ['2014|PA1|MJC|Fablab|1000', '2014'],
    ])
    // A year alone identifies nothing.
    expect(problemCounts).toMatchObject({ 'no-collaboration-identity': 2 })
  })

  test('SIRENE: what is not published of a place or a unit stays unknown', async () => {
    const place = await imported(
      table({
        siren: '552100554',
        siret: '55210055400013',
        etatAdministratifEtablissement: 'A',
        enseigne1Etablissement: '[ND]',
        codeCommuneEtablissement: '33063',
        codePostalEtablissement: '[ND]',
        libelleCommuneEtablissement: '[ND]',
      }),
    )
    expect(place.actors).toMatchObject([
      { id: '55210055400013', name: '55210055400013', place: { commune: '33063' } },
    ])
    expect(place.problems).toEqual([])
    const unit = await imported(
      table({
        siren: '552100554',
        denominationUniteLegale: '[ND]',
        categorieJuridiqueUniteLegale: '1000',
      }),
    )
    expect(unit.actors).toMatchObject([{ name: '552100554', isPerson: true }])
  })
})
