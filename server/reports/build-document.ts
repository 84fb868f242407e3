import { ISOLATION_REASONS } from '../domain/findings.ts'
import { compareIds } from '../domain/identifiers.ts'
import type { Network, Source } from '../domain/records.ts'
import type { Language } from '../locales/locales.ts'
import type {
  PictureDocument,
  ReportAnswers,
  ReportActor,
  ReportDocument,
  ReportIsolatedActor,
  ReportMeasure,
  ReportSource,
} from './document.ts'

export type ReportInput = PictureDocument & {
  answers: ReportAnswers
  findings: ReportDocument['findings']
  isolated: readonly ReportIsolatedActor[]
  measures: readonly ReportMeasure[]
  actors: readonly ReportActor[]
  territories?: ReportDocument['territories']
}

/** What a document says of its network. `versionAt`: when the version was written (ISO date-time). */
export function describeNetwork(
  network: Network,
  version: number,
  versionAt: string,
): ReportDocument['network'] {
  return {
    id: network.id,
    name: network.name,
    ...(network.description === undefined ? {} : { description: network.description }),
    synthetic: network.synthetic === true,
    version,
    versionAt,
    settings: {
      missingEnd: network.missingEnd,
      dormantAfterMonths: network.dormantAfterMonths,
      newWithinMonths: network.newWithinMonths,
      actorListComplete: network.actorListComplete,
    },
  }
}

/** The document, with everything in an order that no accident of reading decides. */
export function buildDocument(input: ReportInput): ReportDocument {
  const { language, network, summary, picture, ground, territories } = input
  return {
    language,
    network,
    summary,
    sources: [...input.sources],
    answers: {
      ...input.answers,
      isolationByReason: input.answers.isolationByReason.toSorted(
        (a, b) => rankOf(a.reason) - rankOf(b.reason),
      ),
    },
    findings: [...input.findings],
    isolated: input.isolated.toSorted(byReasonThenName(language)),
    measures: [...input.measures],
    actors: input.actors.toSorted((a, b) => compareIds(a.id, b.id)),
    picture,
    ...(territories && { territories }),
    ...(ground && { ground }),
  }
}

/** The distinct sources of records with how many records name each: the largest first, then by label. */
export function collectSources(
  records: Iterable<{ readonly source?: Source | undefined }>,
): ReportSource[] {
  const found = new Map<string, ReportSource>()
  for (const { source } of records) {
    if (!source) continue
    // One file imported twice is one source: the import's own id is no part of what is cited.
    const { importId: _importId, ...cited } = source
    const key = JSON.stringify([cited.label, cited.producer, cited.licence, cited.asOf])
    const known = found.get(key)
    if (known) known.records += 1
    else found.set(key, { ...cited, records: 1 })
  }
  return [...found.values()].toSorted(
    (a, b) => b.records - a.records || compareIds(a.label, b.label),
  )
}

function byReasonThenName(language: Language) {
  const { compare } = new Intl.Collator(language)
  return (a: ReportIsolatedActor, b: ReportIsolatedActor): number =>
    rankOf(a.reason) - rankOf(b.reason) || compare(a.name, b.name) || compareIds(a.id, b.id)
}

/** "Not recorded" comes last: it is no finding about anyone. */
function rankOf(reason: (typeof ISOLATION_REASONS)[number]): number {
  return reason === 'not-recorded' ? ISOLATION_REASONS.length : ISOLATION_REASONS.indexOf(reason)
}
