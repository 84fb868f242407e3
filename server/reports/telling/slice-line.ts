import { translate } from '../../locales/locales.ts'
import type { PictureDocument } from '../document.ts'
import { tellPartialDate } from './dates.ts'

/** What part of the network is looked at, in one line: "2010–2014 · Gironde · projets · sans acteurs de soutien". */
export function tellSlice({ language, summary }: PictureDocument): string {
  const { slice } = summary
  const parts = [tellWindow(language, slice.from, slice.to)]
  if (slice.territory !== undefined) {
    parts.push(summary.territoryLabel ?? slice.territory.replace(/^attribute:/, ''))
  }
  if (slice.members === 'inside') parts.push(translate(language, 'report.slice.inside'))
  if (slice.kinds && slice.kinds.length > 0) {
    const kinds = slice.kinds.map((kind) => translate(language, `report.slice.kind.${kind}`))
    parts.push(new Intl.ListFormat(language).format(kinds))
  }
  if (slice.domains && slice.domains.length > 0) {
    const domains = new Intl.ListFormat(language).format(slice.domains)
    parts.push(translate(language, 'report.slice.domains', { domains }))
  }
  if (slice.scope) parts.push(translate(language, `report.slice.scope.${slice.scope}`))
  parts.push(translate(language, `report.slice.support.${slice.support ?? 'exclude'}`))
  if (slice.actors === 'active') parts.push(translate(language, 'report.slice.active'))
  if (slice.minCollaborations !== undefined && slice.minCollaborations > 0) {
    parts.push(translate(language, 'report.slice.minimum', { count: slice.minCollaborations }))
  }
  return parts.join(' · ')
}

/** How much that is. */
export function tellCounts({ language, summary }: PictureDocument): string {
  return translate(language, 'report.slice.counts', {
    actors: summary.countedActors,
    unrecorded: summary.notRecorded,
    collaborations: summary.collaborations,
    ties: summary.ties,
  })
}

function tellWindow(
  language: PictureDocument['language'],
  from: string | undefined,
  to: string | undefined,
): string {
  if (from === undefined && to === undefined) return translate(language, 'report.slice.all-dates')
  const [start, end] = [from, to].map((date) => date && tellPartialDate(language, date))
  if (start === undefined) return translate(language, 'report.slice.until', { to: end ?? '' })
  if (end === undefined) return translate(language, 'report.slice.since', { from: start })
  if (start === end) return start
  return translate(language, 'report.slice.window', { from: start, to: end })
}
