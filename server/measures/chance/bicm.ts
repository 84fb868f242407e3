import type { TwoModeDraw } from './two-mode-draw.ts'

/** Actors or collaborations with the same number of links: they have the same multiplier. */
type Class = { links: number; rows: number[]; multiplier: number }

export type Bicm = {
  actors: Class[]
  collaborations: Class[]
  /** Links that every draw holds: of an actor that is everywhere, of a collaboration of everybody. */
  certain: { actor: number; collaboration: number }[]
  collaborationCount: number
  probability: (a: Class, c: Class) => number
}

/** Expected numbers of links agree with the observed ones to this part. */
const PRECISION = 1e-10
const MAX_ROUNDS = 20_000

/**
 * The bipartite configuration model: links are independent, p_ip = x_i y_p / (1 + x_i y_p), with
 * Σ_p p_ip = k_i and Σ_i p_ip = n_p, so that numbers of collaborations and of members hold on average
 * (Saracco et al. 2015). Solved by classes of equal numbers, by turns x_k ← k / Σ_c |c| y_c / (1 + x_k y_c);
 * full rows, whose multiplier would be infinite, are set aside first, and empty ones have none. Undefined
 * when it does not converge. O(rounds × classes²). Oracle: the constraints, and by hand.
 */
export function solveBicm(observed: TwoModeDraw, actorCount: number): Bicm | undefined {
  const { open, certain } = setFullRowsAside(observed, actorCount)
  const actors = classesOf(open.actors)
  const collaborations = classesOf(open.collaborations)
  const links = actors.reduce((sum, { links: k, rows }) => sum + k * rows.length, 0)
  for (const one of [...actors, ...collaborations]) {
    one.multiplier = one.links / Math.sqrt(Math.max(1, links))
  }
  const model: Bicm = {
    actors,
    collaborations,
    certain,
    collaborationCount: observed.offsets.length - 1,
    probability(a, c) {
      const product = a.multiplier * c.multiplier
      return product / (1 + product)
    },
  }
  for (let round = 0; round < MAX_ROUNDS; round++) {
    const gap = Math.max(adjust(actors, collaborations), adjust(collaborations, actors))
    if (gap < PRECISION) return model
  }
  return undefined
}

/** One turn for one side; the largest relative gap between expected and observed links before it. */
function adjust(side: Class[], other: readonly Class[]): number {
  let gap = 0
  for (const one of side) {
    let sum = 0
    for (const { rows, multiplier } of other) {
      sum += (rows.length * multiplier) / (1 + one.multiplier * multiplier)
    }
    gap = Math.max(gap, Math.abs((one.multiplier * sum) / one.links - 1))
    one.multiplier = one.links / sum
  }
  return gap
}

function classesOf(degrees: ReadonlyMap<number, number>): Class[] {
  const classes = new Map<number, Class>()
  for (const [row, links] of degrees) {
    if (links === 0) continue
    const known = classes.get(links) ?? { links, rows: [], multiplier: 0 }
    classes.set(links, known)
    known.rows.push(row)
  }
  return [...classes.values()].toSorted((a, b) => a.links - b.links)
}

function setFullRowsAside({ offsets, members }: TwoModeDraw, actorCount: number) {
  const actors = new Map<number, number>()
  for (let actor = 0; actor < actorCount; actor++) actors.set(actor, 0)
  for (const actor of members) actors.set(actor, (actors.get(actor) ?? 0) + 1)
  const collaborations = new Map<number, number>()
  for (let p = 0; p + 1 < offsets.length; p++) {
    collaborations.set(p, (offsets[p + 1] ?? 0) - (offsets[p] ?? 0))
  }
  const certain: Bicm['certain'] = []
  // Setting one aside may fill or empty another: until nothing changes.
  for (let before = -1; before !== actors.size + collaborations.size;) {
    before = actors.size + collaborations.size
    takeFull(actors, collaborations, (actor, collaboration) =>
      certain.push({ actor, collaboration }),
    )
    takeFull(collaborations, actors, (collaboration, actor) =>
      certain.push({ actor, collaboration }),
    )
  }
  return { open: { actors, collaborations }, certain }
}

/** Takes out the rows without a link, and those with every link, whose links are told one by one. */
function takeFull(
  from: Map<number, number>,
  others: Map<number, number>,
  tell: (row: number, other: number) => void,
): void {
  for (const [row, links] of from) {
    if (links > 0 && links < others.size) continue
    from.delete(row)
    if (links === 0) continue
    for (const [other, count] of others) {
      tell(row, other)
      others.set(other, count - 1)
    }
  }
}

/**
 * A draw of the model. The cells of two classes have one probability, so that the next link is found by
 * a geometric jump instead of asking each cell. O(links + classes²).
 */
export function drawBicm(model: Bicm, random: () => number): TwoModeDraw {
  const lists: number[][] = Array.from({ length: model.collaborationCount }, () => [])
  for (const { actor, collaboration } of model.certain) lists[collaboration]?.push(actor)
  for (const c of model.collaborations) {
    for (const a of model.actors) {
      const log = Math.log1p(-model.probability(a, c))
      const cells = a.rows.length * c.rows.length
      for (let cell = jump(log, random); cell < cells; cell += 1 + jump(log, random)) {
        const actor = a.rows[cell % a.rows.length] ?? 0
        lists[c.rows[Math.floor(cell / a.rows.length)] ?? 0]?.push(actor)
      }
    }
  }
  const offsets = new Int32Array(lists.length + 1)
  for (const [p, list] of lists.entries()) offsets[p + 1] = (offsets[p] ?? 0) + list.length
  return { offsets, members: Int32Array.from(lists.flat()) }
}

/** Cells without a link before the next one. */
function jump(log: number, random: () => number): number {
  return Math.floor(Math.log1p(-random()) / log)
}
