/** A collaboration as a test writes it: the days on which each member came and left, if any are known. */
export type NaiveCollaboration = {
  scope: 'mutualised' | 'dedicated' | undefined
  kind: string
  members: readonly { id: string; from?: string; to?: string }[]
}

export type NaiveBirths = {
  across: { followed: number; mutualised: number; actions: number; noDate: number; noScope: number }
  within: { followed: number; mutualised: number }
  noPlace: number
}

/** By their sentences, pair by pair over every collaboration: no index, no packed column. */
export function naiveBirths(
  actors: readonly string[],
  collaborations: readonly NaiveCollaboration[],
  placeOf: (actor: string) => string | undefined,
): NaiveBirths {
  const births: NaiveBirths = {
    across: { followed: 0, mutualised: 0, actions: 0, noDate: 0, noScope: 0 },
    within: { followed: 0, mutualised: 0 },
    noPlace: 0,
  }
  for (const a of actors) {
    for (const b of actors) {
      const common = collaborations.filter(({ members }) =>
        [a, b].every((id) => members.some((member) => member.id === id)),
      )
      if (a >= b || common.length === 0) continue
      const [here, there] = [placeOf(a), placeOf(b)]
      if (here === undefined || there === undefined) {
        births.noPlace++
        continue
      }
      const met = common.flatMap((one) => {
        const [x, y] = [a, b].map((id) => one.members.find((member) => member.id === id))
        if (!x?.from || !y?.from || !x.to || !y.to) return []
        const day = x.from > y.from ? x.from : y.from
        return day <= x.to && day <= y.to ? [{ one, day }] : []
      })
      const first = met.map(({ day }) => day).toSorted()[0]
      const firsts = met.filter(({ day }) => day === first).map(({ one }) => one)
      const mutualised = firsts.filter(({ scope }) => scope === 'mutualised')
      const isUnknown = mutualised.length === 0 && firsts.some(({ scope }) => scope === undefined)
      if (here === there) {
        if (firsts.length === 0 || isUnknown) continue
        births.within.followed++
        if (mutualised.length > 0) births.within.mutualised++
      } else if (firsts.length === 0) births.across.noDate++
      else if (isUnknown) births.across.noScope++
      else {
        births.across.followed++
        if (mutualised.length > 0) births.across.mutualised++
        if (mutualised.some(({ kind }) => kind === 'action')) births.across.actions++
      }
    }
  }
  return births
}
