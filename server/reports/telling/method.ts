import { isMessageKey, translate } from '../../locales/locales.ts'
import type { ReportDocument } from '../document.ts'
import { tellIndex, tellShare } from './numbers.ts'
import { measureName } from './tables.ts'

const DEFINED = ['actor', 'collaboration', 'tie', 'openness', 'chance', 'support'] as const

/** The words that the report's numbers rest on. */
export function tellDefinitions({ language }: ReportDocument): { term: string; text: string }[] {
  return DEFINED.map((word) => ({
    term: translate(language, `report.define.${word}`),
    text: translate(language, `report.define.${word}.text`),
  }))
}

/** What each measure is that the report gives a value of, with its formula in words and signs. */
export function tellFormulas(document: ReportDocument): { term: string; text: string }[] {
  const { language, answers, findings } = document
  const ids = [answers.openness, answers.isolation, answers.dependence, ...findings].map(
    ({ measure }) => measure,
  )
  return [...new Set(ids)].flatMap((id) => {
    const keys = [`measure.${id}.definition`, `measure.${id}.formula`]
    const [definition = '', formula = ''] = keys.map((key) =>
      isMessageKey(key) ? translate(language, key) : '',
    )
    if (definition === '') return []
    // A count is a letter and no more: that says nothing.
    const text =
      formula.length > 1
        ? translate(language, 'report.formulas.item', { definition, formula })
        : definition
    return [{ term: measureName(document, id), text }]
  })
}

/** How the numbers were made, and what they do not say. */
export function tellMethod(document: ReportDocument): string[] {
  const { language, network, summary, answers } = document
  const { settings } = network
  const told = [
    translate(language, `report.method.support.${summary.slice.support ?? 'exclude'}`),
    translate(language, `report.method.missing-end.${settings.missingEnd}`),
    translate(language, 'report.method.undated', { count: summary.undatedCollaborations }),
    translate(language, 'report.method.chance'),
    ...unknownSectors(document),
    translate(language, 'report.method.isolation', {
      newMonths: settings.newWithinMonths,
      dormantMonths: settings.dormantAfterMonths,
    }),
    translate(
      language,
      settings.actorListComplete ? 'report.method.complete' : 'report.method.unrecorded',
    ),
  ]
  const outside = summary.actors - summary.countedActors
  if (outside > 0) told.push(translate(language, 'report.method.outside', { count: outside }))
  if (answers.openness.value !== null) told.push(translate(language, 'report.limits.distance'))
  told.push(
    translate(language, 'report.limits.recorded'),
    translate(language, 'report.limits.cause'),
  )
  return told
}

function unknownSectors({ language, answers }: ReportDocument): string[] {
  const { coverage, bounds } = answers.openness
  if (coverage.dropped <= 0 || !bounds) return []
  return [
    translate(language, 'report.method.unknown-sector', {
      share: tellShare(language, coverage.dropped / (coverage.used + coverage.dropped)),
      low: tellIndex(language, bounds.allInternal),
      high: tellIndex(language, bounds.allExternal),
    }),
  ]
}
