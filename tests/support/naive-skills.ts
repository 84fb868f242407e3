import * as fc from 'fast-check'

// Skills by their sentences, actor by actor: nothing packed, no measure's own code.

export type Skill = { code: string; from?: string; to?: string }
export type Working = { id: string; needed: string[]; members: string[] }
export type SkilledActors = { actors: { id: string; skills: Skill[] }[]; collaborations: Working[] }

const IDS = ['a', 'b', 'c', 'd', 'e']
const CODES = ['code', 'son', 'vidéo']

const drawnDay = fc.option(
  fc.integer({ min: 2008, max: 2014 }).map((year) => `${year}-07-01`),
  { nil: undefined },
)

const drawnSkill = fc
  .record({ code: fc.constantFrom(...CODES), from: drawnDay, to: drawnDay })
  .map(({ code, from, to }): Skill => {
    const isBackwards = from !== undefined && to !== undefined && to < from
    return {
      code,
      ...(from !== undefined && { from }),
      ...(to !== undefined && !isBackwards && { to }),
    }
  })

const drawnNetwork = fc.record({
  skills: fc.array(fc.array(drawnSkill, { maxLength: 3 }), { minLength: 5, maxLength: 5 }),
  collaborations: fc.array(
    fc.record({
      needed: fc.subarray([...CODES, 'nobody']),
      members: fc.subarray(IDS, { minLength: 1 }),
    }),
    { maxLength: 4 },
  ),
})

/** Runs the check on a hundred small networks of five skilled actors, the same ones each time. */
export function onSkilledActors(check: (drawn: SkilledActors) => void): void {
  fc.assert(
    fc.property(drawnNetwork, ({ skills, collaborations }) => {
      check({
        actors: IDS.map((id, i) => ({ id, skills: skills[i] ?? [] })),
        collaborations: collaborations.map((one, i) => ({ ...one, id: `p${i}` })),
      })
    }),
    { seed: 20240607, numRuns: 100 },
  )
}

/** Coverage of one undated collaboration, and how often each of its skills is there on average. */
export function naiveCoverage({ actors }: SkilledActors, { needed, members }: Working) {
  const there = actors.filter(({ id }) => members.includes(id))
  const lists = there.map(({ skills }) =>
    CODES.filter((code) => skills.some((s) => s.code === code)),
  )
  const pool = CODES.filter((code) => lists.some((list) => list.includes(code)))
  const isKnown = needed.length > 0 && pool.length > 0
  return {
    coverage: isKnown ? needed.filter((code) => pool.includes(code)).length / needed.length : null,
    redundancy: pool.length > 0 ? lists.flat().length / pool.length : null,
  }
}

/** Of each actor, how often it alone of several knows something there; null where it knows nothing. */
export function naiveUnique({ actors, collaborations }: SkilledActors) {
  const knows = (id: string, code: string) =>
    actors.some((one) => one.id === id && one.skills.some((skill) => skill.code === code))
  return Object.fromEntries(
    actors.map(({ id, skills }) => {
      const cases = collaborations
        .filter(({ members }) => members.length > 1 && members.includes(id))
        .flatMap(({ members }) =>
          CODES.filter(
            (code) =>
              knows(id, code) && !members.some((other) => other !== id && knows(other, code)),
          ),
        )
      return [id, skills.length === 0 ? null : cases.length]
    }),
  )
}

const has = (skills: readonly Skill[], code: string, day: string) =>
  skills.some(
    (s) => s.code === code && s.from !== undefined && s.from <= day && (s.to ?? '9') >= day,
  )

/** Skills gained from one day to another, all of them and those that a partner had on the first. */
export function naiveAcquisition(drawn: SkilledActors, from: string, to: string) {
  let [gained, acquired, chances, undated] = [0, 0, 0, 0]
  for (const { id, skills } of drawn.actors) {
    const partners = drawn.actors.filter(
      (other) =>
        other.id !== id &&
        drawn.collaborations.some(
          ({ members }) => members.includes(id) && members.includes(other.id),
        ),
    )
    for (const code of CODES) {
      const isUnsure = skills.some(
        (s) => s.code === code && s.from === undefined && (s.to ?? '9') >= from,
      )
      if (isUnsure) undated++
      if (isUnsure || has(skills, code, from)) continue
      const isBeside = partners.some((other) => has(other.skills, code, from))
      if (isBeside) chances++
      if (!has(skills, code, to)) continue
      gained++
      if (isBeside) acquired++
    }
  }
  return { gained, acquired, chances, undated }
}
