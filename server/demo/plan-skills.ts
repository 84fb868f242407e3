import { dayOf } from './calendar.ts'
import { SECTORS, type Sector } from './names.ts'
import type { DemoActor } from './plan-actors.ts'
import type { PlannedProject } from './plan-stages.ts'
import type { PlantedTruth } from './planted-truth.ts'
import type { Random } from './random.ts'

const COMMON = ['Animation', 'Gestion de projet', 'Évaluation'] as const
const OF_SECTOR: Record<Sector, readonly string[]> = {
  Culture: ['Médiation culturelle', 'Archivage'],
  'Éducation populaire': ['Accompagnement des publics', 'Radio'],
  'Économies créatives': ['Vidéo', 'Graphisme'],
  Numérique: ['Développement web', 'Fabrication numérique'],
  Collectivités: ['Marchés publics', 'Cartographie'],
  'Enseignement et recherche': ['Formation', 'Enquête'],
  Entreprises: ['Commerce', 'Logistique'],
}
/** Each held by one actor alone: what would be lost with it. */
const RARE = ['Droit des données', 'Restauration de films'] as const
export const SKILLS: readonly string[] = [
  ...COMMON,
  ...SECTORS.flatMap((sector) => OF_SECTOR[sector]),
  ...RARE,
]

/** Long before the demonstration begins: whoever has a skill from the start had it then. */
const ALWAYS = '2008'
/** Months after the beginning of a project in which one partner learns from another. */
const LEARNT_AFTER = 4

/** What actors can do: a skill of their sector and often a common one; of one in six it is not known. */
export function planSkills(
  actors: readonly DemoActor[],
  ordinary: readonly DemoActor[],
  random: Random,
): PlantedTruth['singleHolders'] {
  for (const [place, { record, sector }] of actors.entries()) {
    if (place % 6 === 5) continue
    const codes = [random.pick(OF_SECTOR[sector])]
    if (random.next() < 0.6) codes.push(random.pick(COMMON))
    record.skills = codes.map((code) => ({ code, from: ALWAYS }))
  }
  const known = ordinary.filter(({ record }) => record.skills.length > 0)
  return RARE.map((code, place) => {
    const holder = known[place * 7]?.record
    if (!holder) throw new RangeError('nobody to hold a rare skill')
    holder.skills.push({ code, from: ALWAYS })
    return { code, actorId: holder.id }
  })
}

/** In every third project of three and more, the second learns what the lead knew. */
export function planLearning(projects: readonly PlannedProject[]): PlantedTruth['learnt'] {
  const large = projects.filter(
    ({ spec }) => spec.members.length > 2 && spec.joinedAfter === undefined,
  )
  return large.flatMap(({ spec }, place) => {
    if (place % 3 !== 0) return []
    const [lead, second] = spec.members
    if (!lead || !second || second.record.skills.length === 0) return []
    const taught = lead.record.skills.find(
      ({ code, from }) =>
        from === ALWAYS &&
        !RARE.some((rare) => rare === code) &&
        second.record.skills.every((own) => own.code !== code),
    )
    if (!taught) return []
    const from = dayOf(spec.startMonth + LEARNT_AFTER, 1)
    second.record.skills.push({ code: taught.code, from })
    return [{ actorId: second.record.id, code: taught.code }]
  })
}

/** What projects need: something that their lead can do, and something that perhaps nobody there can. */
export function planNeeds(projects: readonly PlannedProject[], random: Random): void {
  for (const [place, { spec, collaboration }] of projects.entries()) {
    if (place % 2 === 1) continue
    const own = spec.members[0]?.record.skills[0]?.code
    const needed = [...(own === undefined ? [] : [own]), random.pick(SKILLS), random.pick(COMMON)]
    collaboration.skillsNeeded = [...new Set(needed)]
  }
}
