import { describe, expect, test } from 'vitest'
import { DEFAULT_LIMITS } from '../../server/ingest/limits.ts'
import { detectFile } from '../../server/ingest/detect/detect-file.ts'
import { readRecords } from '../../server/ingest/read-records.ts'
import { readHeader } from '../../server/ingest/suggest/headers.ts'
import { isPersonal } from '../../server/ingest/suggest/personal.ts'
import { suggestMapping, type Suggestion } from '../../server/ingest/suggest/suggest.ts'
import { detectText, textFile } from '../support/import-files.ts'

type Files = Readonly<Record<string, string>>

async function suggest(files: Files): Promise<Suggestion> {
  const detected = Object.entries(files).map(([name, text]) => detectText(name, text))
  return suggestMapping(await Promise.all(detected))
}

/** What the proposed mapping reads. */
async function readSuggested(files: Files) {
  const { mapping } = await suggest(files)
  if (mapping === undefined) throw new Error('nothing was understood')
  const inputs = Object.entries(files).map(([name, text]) => textFile(name, text))
  return { mapping, ...(await readRecords(inputs, mapping)) }
}

async function* twoChunks(): AsyncGenerator<Uint8Array> {
  yield Buffer.from('acteur;pro')
  yield Buffer.from('jet\nMJC;P1')
}

describe('detectFile', () => {
  test('tells what a file is and shows its first rows', async () => {
    const file = await detectText('t.csv', 'Nom;Latitude\nMJC;44,83\nCCAS;43,3\n')
    expect(file).toMatchObject({
      format: 'csv',
      isCompressed: false,
      delimiter: ';',
      decimal: ',',
      header: true,
      rowCount: 2,
      sample: [
        ['MJC', '44,83'],
        ['CCAS', '43,3'],
      ],
    })
    expect(file.columns.map(({ name, holds, isUnique }) => [name, holds, isUnique])).toEqual([
      ['Nom', 'text', true],
      ['Latitude', 'decimal-comma', true],
    ])
  })

  test.each([
    [';', 'nom, prénom;ville\na, b;Pau\nc;Dax\n'],
    [',', 'nom,ville\n"a;b;c",Pau\n'],
    ['\t', 'nom\tville\na,b\tPau\n'],
    ['|', 'nom|ville\na|Pau\n'],
    [';', 'sep=;\nnom;a,b,c\nx;y\n'],
    [' ', 'Source Target\nMJC CCAS\nCCAS "Le Fab Lab"\n'],
    [',', 'acteur\nCentre social La Colline\nMJC de Pau\n'],
  ])('finds the delimiter %j', async (delimiter, text) => {
    expect((await detectText('t.csv', text)).delimiter).toBe(delimiter)
  })

  test('knows a file without a header by numbers or dates in its first row', async () => {
    expect((await detectText('t.csv', 'MJC;2012\nCCAS;2013\n')).header).toBe(false)
    expect((await detectText('t.csv', 'nom;2012\nMJC;oui\n')).header).toBe(true)
  })

  test('reads a stream that can be read once only', async () => {
    const file = await detectFile('t.csv', twoChunks(), DEFAULT_LIMITS)
    expect(file.sample).toEqual([['MJC', 'P1']])
  })
})

describe('headers', () => {
  test.each([
    ['Projet.Partenaire.Nom_organisme', 'actor', 'name'],
    ['nomBeneficiaire', 'actor', 'name'],
    ['id_projet', 'collaboration', 'id'],
    ['Intitulé du projet', 'collaboration', 'title'],
    ['Date de début', undefined, 'start'],
    ['dateFin', undefined, 'end'],
    ['Code postal', undefined, 'postcode'],
    ['Secteur d’activité', undefined, 'sector'],
    ['N° SIRET', undefined, 'register'],
    ['lng_GN', undefined, 'longitude'],
    ['Nombre de projets', 'collaboration', 'count'],
    ['Partenaire', 'actor', 'name'],
  ])('%s', (header, subject, concept) => {
    expect(readHeader(header)).toEqual({ subject, concept })
  })

  test.each([
    'Prénom',
    'contact_nom_prenom',
    'Courriel',
    'E-mail du référent',
    'Téléphone',
    'porteurReferentNom',
    'dir_civilite',
    'Responsable',
    'Président(e)',
    'Date de naissance',
    'Last name',
  ])('%s names persons', (header) => {
    expect(isPersonal(header)).toBe(true)
  })

  test.each([
    'Nom',
    'Nom_organisme',
    'Organisme responsable',
    'referenceDecision',
    'Est_coordinateur',
    'Adresse',
    'Commune',
    'Partenaire',
  ])('%s does not', (header) => {
    expect(isPersonal(header)).toBe(false)
  })
})

describe('suggestMapping', () => {
  test('a list of actors in which an identifier comes back stays one, its second line left out', async () => {
    const text = 'id;nom;secteur\n1;MJC;Culture\n2;CCAS;Social\n2;Foyer;Social\n3;Lycée;École\n'
    const read = await readSuggested({ 'liste.csv': text })
    expect(read.actors.map(({ id }) => id)).toEqual(['1', '2', '3'])
    expect(read.collaborations).toEqual([])
    expect(read.problems).toMatchObject([
      { rule: 'duplicate-id', line: 4, column: 'id', value: '2', expected: '3' },
    ])
  })

  test('a row that stands twice in a list is one of its lines twice', async () => {
    const text = 'id;nom;secteur\n1;MJC;Culture\n1;MJC;Culture\n2;CCAS;Social\n'
    const { mapping, doubts } = await suggest({ 'liste.csv': text })
    expect(mapping?.tables[0]?.holds).toBe('actors')
    expect(doubts).toEqual([])
  })

  test('names that come back under several identifiers take part in what these stand for', async () => {
    const text = 'id;nom;secteur\nP1;MJC;Culture\nP1;CCAS;Social\nP2;MJC;Culture\nP2;Lycée;École\n'
    const { mapping, doubts } = await suggest({ 'liste.csv': text })
    expect(mapping?.tables[0]).toMatchObject({
      holds: 'participations',
      collaboration: { id: 'id' },
      actor: { id: 'nom' },
    })
    expect(doubts).toEqual([])
  })

  test.each([
    ['actors', 'id;nom;secteur\n1;A;x\n2;B;x\n2;C;y\n3;D;y\n'],
    ['participations', 'id;nom;secteur\n1;A;x\n1;B;x\n1;E;x\n2;C;y\n2;D;y\n2;F;y\n'],
  ])('where both may be, %s is taken and told', async (holds, text) => {
    const { mapping, doubts } = await suggest({ 'liste.csv': text })
    expect(mapping?.tables[0]?.holds).toBe(holds)
    expect(doubts).toEqual([
      {
        file: 'liste.csv',
        line: 0,
        column: 'id',
        rule: 'doubtful-identifier',
        expected: holds,
        severity: 'noted',
      },
    ])
  })

  test('few repeats far down a long list are mistakes, and no doubt', async () => {
    const rows = Array.from({ length: 300 }, (_, i) => `${i === 299 ? 298 : i};Actor ${i};x`)
    const { mapping, doubts } = await suggest({
      'liste.csv': ['id;nom;secteur', ...rows].join('\n'),
    })
    expect(mapping?.tables[0]?.holds).toBe('actors')
    expect(doubts).toEqual([])
  })

  test('plain names that differ within a project are those of its actors', async () => {
    const read = await readSuggested({ 'liste.csv': 'projet;nom\nP1;MJC\nP1;CCAS\nP2;MJC\n' })
    expect(read.actors.map(({ name }) => name)).toEqual(['MJC', 'CCAS'])
    expect(read.participations).toHaveLength(3)
  })

  test('one French file of participations', async () => {
    const read = await readSuggested({
      'reseau.csv': [
        'Organisme;Projet;Secteur;Rôle;Début;Fin;Commune;Latitude;Longitude;Contact;Téléphone;Label',
        'MJC;Fablab;culture;chef de file;01/02/2012;2013;Pau;43,3;-0,37;J. Dupont;0559;oui',
        'CCAS;Fablab;social;Partenaire;01/02/2012;2013;Dax;43,7;-1,05;;;non',
      ].join('\n'),
    })
    expect(read.actors[0]).toEqual({
      id: 'MJC',
      name: 'MJC',
      sectors: ['culture'],
      place: { commune: '64445', label: 'Pau', latitude: 43.3, longitude: -0.37 },
      attributes: { Label: 'oui' },
    })
    expect(read.collaborations).toEqual([
      { id: 'Fablab', name: 'Fablab', startsOn: '2012-02-01', endsOn: '2013' },
    ])
    expect(read.participations.map(({ role }) => role)).toEqual(['lead', 'partner'])
    expect(read.problems).toEqual([])
    expect(read.droppedPersonal).toEqual([
      { file: 'reseau.csv', columns: ['Contact', 'Téléphone'] },
    ])
    expect(JSON.stringify(read.actors)).not.toContain('Dupont')
  })

  test('actors, projects and participations in French', async () => {
    const read = await readSuggested({
      'participations.csv': 'acteur;projet;rôle\nA1;P1;porteur\nA2;P1;partenaire\nA2;P2;porteur\n',
      'projets.csv': 'id;titre;début;fin;thématique\nP1;Fab;2012;2013;num\nP2;Lab;2014;;num\n',
      'acteurs.csv':
        'id;nom;secteur;SIRET;courriel\nA1;MJC;culture;73282932000074;a@b.fr\nA2;CCAS;social;;\nA3;Seul;;;\n',
    })
    expect(read.actors).toEqual(
      [
        { id: 'A1', name: 'MJC', sectors: ['culture'] },
        { id: 'A2', name: 'CCAS', sectors: ['social'] },
        { id: 'A3', name: 'Seul' },
      ].map((actor, i) =>
        i === 0 ? { ...actor, identifiers: { siret: '73282932000074' } } : actor,
      ),
    )
    expect(read.collaborations).toEqual([
      { id: 'P1', name: 'Fab', domains: ['num'], startsOn: '2012', endsOn: '2013' },
      { id: 'P2', name: 'Lab', domains: ['num'], startsOn: '2014' },
    ])
    expect(read.participations).toHaveLength(3)
    expect(read.problems).toEqual([])
  })

  test('the same in English', async () => {
    const read = await readSuggested({
      'actors.csv': 'id,name,sector\n1,Library,culture\n2,Town hall,social\n',
      'projects.csv': 'id,title,start,end\nP1,Fab,2012-01-01,2013-01-01\n',
      'participations.csv': 'actor_id,project_id,role\n1,P1,lead\n2,P1,partner\n',
    })
    expect(read.actors.map(({ name }) => name)).toEqual(['Library', 'Town hall'])
    expect(read.collaborations).toEqual([
      { id: 'P1', name: 'Fab', startsOn: '2012-01-01', endsOn: '2013-01-01' },
    ])
    expect(read.problems).toEqual([])
  })

  test('participations that name actors as their list does, not by its numbers', async () => {
    const read = await readSuggested({
      'acteurs.csv': 'id;nom;secteur\n1;MJC;culture\n2;CCAS;social\n',
      'participations.csv': 'acteur;projet\nMJC;P1\nCCAS;P1\n',
    })
    expect(read.actors.map(({ id }) => id)).toEqual(['MJC', 'CCAS'])
    expect(read.participations).toHaveLength(2)
    expect(read.problems).toEqual([])
  })

  test('a list of projects that also names each one’s leader stays a list', async () => {
    const { mapping } = await suggest({
      'projets.csv': 'code_projet;titre;porteur\nP1;Fab;MJC\nP2;Lab;CCAS\n',
      'partenaires.csv': 'code_projet;partenaire\nP1;MJC\nP1;CCAS\nP2;CCAS\n',
    })
    expect(mapping?.tables.map(({ holds }) => holds)).toEqual(['collaborations', 'participations'])
  })

  test('a list of projects with their leader alone is participations as lead', async () => {
    const { mapping } = await suggest({ 'projets.csv': 'projet;porteur\nP1;MJC\nP2;CCAS\n' })
    expect(mapping?.tables).toMatchObject([
      { holds: 'participations', participation: { role: { value: 'lead' } } },
    ])
  })

  test('a code that differs on every row is no identity of actors whose names come back', async () => {
    const { mapping, readings } = await suggest({
      't.csv': 'Projet;Code partenaire;Nom partenaire\nP1;1;MJC\nP2;2;MJC\nP2;3;CCAS\n',
    })
    expect(mapping?.tables[0]?.actor).toEqual({ id: 'Nom partenaire', name: 'Nom partenaire' })
    expect(readings[1]).toMatchObject({ column: 'Code partenaire', field: 'ignored' })
  })

  test('an "id" is the actor’s where it goes with its name, the project’s where it goes with that', async () => {
    const ofActors = await readSuggested({
      't.csv':
        'id;nom;secteur;projet\nA1;MJC;culture;Fête\nA2;CCAS;social;Fête\nA1;MJC;culture;Bal\n',
    })
    expect(ofActors.actors.map(({ id }) => id)).toEqual(['A1', 'A2'])
    expect(ofActors.collaborations.map(({ id }) => id)).toEqual(['Fête', 'Bal'])
    const ofProjects = await readSuggested({
      't.csv': 'id;organisme;projet\nP1;MJC;Fête\nP1;CCAS;Fête\nP2;MJC;Bal\n',
    })
    expect(ofProjects.actors.map(({ id }) => id)).toEqual(['MJC', 'CCAS'])
    expect(ofProjects.collaborations.map(({ id }) => id)).toEqual(['P1', 'P2'])
  })

  test('ties by source and target', async () => {
    const read = await readSuggested({ 'liens.csv': 'source,target,weight\na,b,2\nb,c,1.5\n' })
    expect(read.collaborations.map(({ kind, weight }) => [kind, weight])).toEqual([
      ['tie', 2],
      ['tie', 1.5],
    ])
  })

  test('yes or no to "is it the coordinator?"', async () => {
    const read = await readSuggested({
      't.csv': 'Organisme,Projet,Est coordinateur\nA,P1,oui\nB,P1,non\n',
    })
    expect(read.participations.map(({ role }) => role)).toEqual(['lead', 'partner'])
  })

  test('projects, actions and meetings by their words', async () => {
    const read = await readSuggested({
      't.csv': 'Organisme;Projet;Nature\nA;P1;Projet\nB;P2;Réunion\nB;P3;action\n',
    })
    expect(read.collaborations.map(({ kind }) => kind)).toEqual(['project', 'action', 'action'])
  })

  test('several sectors in a cell, and what says that none is known', async () => {
    const { mapping } = await suggest({
      't.csv': 'Acteur;Projet;Secteur\nA;P1;culture|social\nB;P1;inconnu\n',
    })
    expect(mapping?.tables[0]?.actor?.sectors).toEqual({
      column: 'Secteur',
      unknown: ['inconnu', 'Non renseigné', 'NA'],
      split: '|',
    })
  })

  test('Excel days where a column of dates holds them', async () => {
    const read = await readSuggested({
      't.csv': 'Acteur;Projet;Date de début\nA;P1;39448\nB;P2;40179\n',
    })
    expect(read.collaborations.map(({ startsOn }) => startsOn)).toEqual([
      '2008-01-01',
      '2010-01-01',
    ])
  })

  test('a file in which nothing is recognised is told, with what is missing', async () => {
    expect(await suggest({ 't.csv': 'couleur;taille\nrouge;grand\nbleu;petit\n' })).toEqual({
      mapping: undefined,
      doubts: [],
      readings: [
        { file: 't.csv', column: 'couleur', field: 'ignored', why: 'not-recognised' },
        { file: 't.csv', column: 'taille', field: 'ignored', why: 'not-recognised' },
      ],
      notUnderstood: [{ file: 't.csv', missing: ['actor', 'collaboration'] }],
    })
  })

  test('says what became of every column', async () => {
    const { readings } = await suggest({
      't.csv': 'Acteur;Projet;Secteur;Label;Mail;Vide\nA;P;culture;oui;a@b.fr;\nB;P;social;non;;\n',
    })
    expect(readings.map(({ column, field, why }) => [column, field, why])).toEqual([
      ['Acteur', 'actor.id', 'header'],
      ['Projet', 'collaboration.id', 'header'],
      ['Secteur', 'actor.sectors', 'header'],
      ['Label', 'attribute', 'header'],
      ['Mail', 'dropped-personal', 'personal'],
      ['Vide', 'ignored', 'empty'],
    ])
  })
})

describe('files of other tools, by their headers or without', () => {
  test('two columns without a header: who and what, or ties where names stand on both sides', async () => {
    const both = await readSuggested({ 'a.csv': 'EVELYN,1\nLAURA,1\nLAURA,2\n' })
    expect(both.actors.map(({ id }) => id)).toEqual(['EVELYN', 'LAURA'])
    expect(both.collaborations.map(({ id }) => id)).toEqual(['1', '2'])
    const ties = await readSuggested({ 'b.csv': '1,2,3\n2,3,1\n2,3,4\n' })
    expect(ties.actors).toHaveLength(3)
    expect(ties.collaborations.map(({ weight }) => weight)).toEqual([3, 5])
  })

  test('a table of ties keeps its ids, its relations apart, and what else it says', async () => {
    const { collaborations } = await readSuggested({
      'ties.csv':
        'Source;Target;Type de lien;Note\nMJC;CCAS;prêt;x\nMJC;CCAS;accueil;y\nMJC;CCAS;accueil;y\n',
    })
    expect(collaborations).toMatchObject([
      { id: 'prêt|MJC|CCAS', domains: ['prêt'], attributes: { Note: 'x' } },
      { id: 'accueil|MJC|CCAS', domains: ['accueil'], attributes: { Note: 'y' } },
    ])
    const named = await readSuggested({
      'ties.csv': 'id;Source;Target;Weight\ne1;MJC;CCAS;2\ne2;MJC;CCAS;3\n',
    })
    expect(named.collaborations.map(({ id, weight }) => [id, weight])).toEqual([
      ['e1', 2],
      ['e2', 3],
    ])
  })

  test('German headers', async () => {
    const { participations, actors, collaborations } = await readSuggested({
      'Teilnehmer.csv':
        'Organisation;Projekt;Rolle;PLZ;Stadt;Land;Beginn\nUni Bremen;P1;coordinator;28359;Bremen;Germany;2012\nMJC;P1;partner;64000;Pau;France;2012\n',
    })
    expect(participations.map(({ role }) => role)).toEqual(['lead', 'partner'])
    expect(actors.map(({ place }) => place?.label)).toEqual(['Bremen', 'Pau'])
    expect(collaborations).toMatchObject([{ id: 'P1', startsOn: '2012' }])
  })

  test('Gephi’s nodes, whichever file comes first; where nothing is a longitude, none is read', async () => {
    const { actors } = await readSuggested({
      'nodes.csv': 'Id,Label,long\n1,MJC,7\n2,CCAS,900\n3,Seul,1\n',
      'edges.csv': 'Source,Target,Type\n1,2,Undirected\n',
    })
    expect(actors).toMatchObject([
      { id: '1', name: 'MJC', attributes: { long: '7' } },
      { id: '2', name: 'CCAS' },
      { id: '3', name: 'Seul' },
    ])
    expect(actors.every(({ place }) => place === undefined)).toBe(true)
  })
})
