/**
 * What is chosen, in the address's fragment: it never goes to the server with a page, and a link holds
 * it. `Selection` is the same in every view; `Shown` is who the network view leaves out or surrounds.
 */

/** As many actors, and as many collaborations, can be chosen at once. */
export const MOST_SELECTED = 200

export type Selection = {
  actors: readonly string[]
  collaborations: readonly string[]
  /** The measure whose number is being explained. */
  explain?: string
  /** What else it is explained with, as a query: another territory than the slice's, a pair, options. */
  explainWith?: string
}

/** A node of the network, by what it is and its identifier. */
export type NodeRef = { kind: 'actor' | 'collaboration'; id: string }

export type Shown = {
  /** Actors taken out of the picture. */
  hidden: readonly string[]
  /** The only actors left in the picture; none named: all. */
  kept: readonly string[]
  /** The node whose surroundings (two steps) stay strong. */
  focus?: NodeRef
  /** Whether the shortest path between the two actors chosen is drawn. */
  path: boolean
}

export const ALL_SHOWN: Shown = { hidden: [], kept: [], path: false }

/** Distinct ids in their order; past `most`, the first ones. */
function distinct(ids: readonly string[], most = Number.POSITIVE_INFINITY): string[] {
  return [...new Set(ids.filter((id) => id !== ''))].slice(0, most)
}

/** A selection with what is not named left empty, without repetition, within what can be chosen. */
export function selectionOf(chosen: Partial<Selection>): Selection {
  return {
    actors: distinct(chosen.actors ?? [], MOST_SELECTED),
    collaborations: distinct(chosen.collaborations ?? [], MOST_SELECTED),
    ...(chosen.explain ? { explain: chosen.explain } : {}),
    ...(chosen.explain && chosen.explainWith ? { explainWith: chosen.explainWith } : {}),
  }
}

/** What the fragment of an address says is chosen and shown; the inverse of `writeFragment`. */
export function readFragment(fragment: string): { selection: Selection; shown: Shown } {
  const read = new URLSearchParams(fragment.replace(/^#/, ''))
  const actor = read.get('focus')
  const collaboration = read.get('focusCollaboration')
  const focus: NodeRef | undefined = actor
    ? { kind: 'actor', id: actor }
    : collaboration
      ? { kind: 'collaboration', id: collaboration }
      : undefined
  return {
    selection: selectionOf({
      actors: read.getAll('actor'),
      collaborations: read.getAll('collaboration'),
      explain: read.get('explain') ?? '',
      explainWith: read.get('explainWith') ?? '',
    }),
    shown: {
      hidden: distinct(read.getAll('hide')),
      kept: distinct(read.getAll('keep')),
      ...(focus && { focus }),
      path: read.get('path') === '1',
    },
  }
}

/** The fragment, without its sign; empty where nothing is chosen and all is shown. */
export function writeFragment(selection: Partial<Selection>, shown: Shown = ALL_SHOWN): string {
  const { actors, collaborations, explain, explainWith } = selectionOf(selection)
  const written = new URLSearchParams()
  for (const id of actors) written.append('actor', id)
  for (const id of collaborations) written.append('collaboration', id)
  if (explain) written.set('explain', explain)
  if (explainWith) written.set('explainWith', explainWith)
  for (const id of distinct(shown.hidden)) written.append('hide', id)
  for (const id of distinct(shown.kept)) written.append('keep', id)
  if (shown.focus) {
    const isActor = shown.focus.kind === 'actor'
    written.set(isActor ? 'focus' : 'focusCollaboration', shown.focus.id)
  }
  if (shown.path) written.set('path', '1')
  return written.toString()
}

/** The ids with one added, or without it where it is among them. */
export function toggled(ids: readonly string[], id: string): string[] {
  return ids.includes(id) ? ids.filter((other) => other !== id) : [...ids, id]
}
