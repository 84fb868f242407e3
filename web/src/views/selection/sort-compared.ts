import type { ComparedSelection } from '../../../../server/contract/selection.ts'

type Compared = ComparedSelection['actors']
export type Sorting = { by: 'name' | 'value'; isDown: boolean }

/** The measures that somebody has a value of: the others took too long, or mean nothing here. */
export function measuredOf(actors: Compared): string[] {
  const measures = Object.keys(actors[0]?.measures ?? {})
  return measures.filter((id) => actors.some((actor) => typeof actor.measures[id] === 'number'))
}

/** Actors by name or by the value of a measure, those without one last; equal ones by name. */
export function sortCompared(
  actors: Compared,
  measure: string,
  { by, isDown }: Sorting,
  language: string,
): Compared {
  const { compare } = new Intl.Collator(language, { numeric: true })
  const sign = isDown ? -1 : 1
  const byName = (a: Compared[number], b: Compared[number]) =>
    compare(a.name, b.name) || (a.id < b.id ? -1 : 1)
  if (by === 'name') return actors.toSorted((a, b) => sign * byName(a, b))
  const valueOf = (actor: Compared[number]) => actor.measures[measure] ?? null
  return actors.toSorted((a, b) => {
    const [one, other] = [valueOf(a), valueOf(b)]
    if (one === null || other === null) {
      return Number(one === null) - Number(other === null) || byName(a, b)
    }
    return sign * (one - other) || byName(a, b)
  })
}
