import type { ImportDraft } from '../contract/imports.ts'
import type { Language } from '../locales/locales.ts'
import { sayFailure } from '../services/error-sentences.ts'
import type { DraftRecord } from '../services/imports/imports.ts'
import { sourceOf } from '../services/imports/source-of.ts'
import { sayRule, tellProblem } from '../services/problem-sentences.ts'

/** An import as it is told, in the reader's language. */
export function draftOnWire(language: Language, draft: DraftRecord): ImportDraft {
  const { preview, failure, files, uploads, askedMapping, mapping = askedMapping } = draft
  const { id, networkId, state, createdAt, jobId, changeSetId, version } = draft
  const { suggestedSource, replaces, editionOf = [], askedReadings = [] } = draft
  const { decisions = { rules: [], problems: [] } } = draft
  const { importId: _own, ...source } = sourceOf(draft)
  return {
    id,
    networkId,
    state,
    createdAt,
    ...(jobId !== undefined && { jobId }),
    files: files.length > 0 ? files : uploads.map(unreadFile),
    ...(mapping && { mapping }),
    decisions,
    readings: askedReadings,
    source,
    ...(suggestedSource && { suggestedSource }),
    ...(replaces && { replaces }),
    editionOf,
    ...(preview && { preview: previewOnWire(language, preview) }),
    ...(failure && { failure: sayFailure(language, failure) }),
    ...(changeSetId !== undefined && { changeSetId }),
    ...(version !== undefined && { version }),
  }
}

function previewOnWire(
  language: Language,
  preview: NonNullable<DraftRecord['preview']>,
): NonNullable<ImportDraft['preview']> {
  return {
    ...preview,
    problems: preview.problems.map((problem) => tellProblem(language, problem)),
    problemRules: preview.problemRules.map((rule) => ({
      ...rule,
      title: sayRule(language, rule.rule),
    })),
  }
}

/** Before it is read, a file is known by name and size only. */
function unreadFile({ name, bytes }: { name: string; bytes: number }) {
  const encoding = { label: '' }
  return {
    name,
    bytes,
    format: '',
    compressed: false,
    encoding,
    holds: '',
    columns: [],
    sample: [],
  }
}
