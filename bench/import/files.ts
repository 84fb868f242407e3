import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import { finished } from 'node:stream/promises'
import { join } from 'node:path'

export type Size = { actors: number; collaborations: number; participations: number }

export const MAPPING = {
  version: 1,
  tables: [
    {
      file: 'acteurs*',
      holds: 'actors',
      actor: { id: 'id', name: 'nom', sectors: 'secteur', place: { label: 'ville' } },
    },
    {
      file: 'projets*',
      holds: 'collaborations',
      collaboration: { id: 'id', name: 'titre', startsOn: 'debut', endsOn: 'fin' },
    },
    {
      file: 'participations*',
      holds: 'participations',
      actor: { id: 'acteur' },
      collaboration: { id: 'projet' },
      participation: { role: { column: 'role', values: { oui: 'lead', non: 'partner' } } },
    },
  ],
}

const SECTORS = ['culture', 'éducation populaire', 'numérique', 'social', 'entreprise', 'recherche']

/** Three files of a network of this size, the same at every call. */
export async function writeFiles(folder: string, size: Size): Promise<string[]> {
  const actors = join(folder, 'acteurs.csv')
  const projects = join(folder, 'projets.csv')
  const participations = join(folder, 'participations.csv')
  await writeLines(actors, 'id;nom;secteur;ville', size.actors, (i) => {
    return `a${i};Association numéro ${i} de l’été;${SECTORS[i % SECTORS.length]};Ville ${i % 4000}`
  })
  await writeLines(projects, 'id;titre;debut;fin', size.collaborations, (i) => {
    const year = 2008 + (i % 12)
    return `p${i};Projet commun ${i};${year}-0${1 + (i % 9)}-01;${year + 1}-12-31`
  })
  const each = Math.max(1, Math.round(size.participations / size.collaborations))
  await writeLines(participations, 'acteur;projet;role', size.participations, (i) => {
    const project = Math.floor(i / each)
    // A stride that shares no factor with the number of actors: each project has distinct ones.
    const actor = (project * 7919 + (i % each) * 104_729) % size.actors
    return `a${actor};p${project};${i % each === 0 ? 'oui' : 'non'}`
  })
  return [actors, projects, participations]
}

async function writeLines(path: string, head: string, count: number, line: (i: number) => string) {
  const file = createWriteStream(path)
  let text = `${head}\n`
  for (let i = 0; i < count; i++) {
    text += `${line(i)}\n`
    if (text.length < 1_000_000) continue
    if (!file.write(text)) await once(file, 'drain')
    text = ''
  }
  file.end(text)
  await finished(file)
}
