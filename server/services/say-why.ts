import type { ChangeSetSummary, Why } from '../domain/change-sets.ts'
import { isMessageKey, translate, type Language, type MessageKey } from '../locales/locales.ts'

/** Characters of a reason that the history keeps, and of what is named in it. */
const LONGEST_REASON = 1000
const LONGEST_VALUE = 500

/** Why the program writes something: said in the writer's language, and kept so that it can be told in any. */
export function sayWhy(
  language: Language,
  code: Extract<MessageKey, `change.${string}`>,
  values: Readonly<Record<string, string>> = {},
): Why {
  const short = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, value.slice(0, LONGEST_VALUE)]),
  )
  return {
    reason: translate(language, code, short).slice(0, LONGEST_REASON),
    told: { code, values: short },
  }
}

/** The change set with its reason in the reader's language; one that is not the program's own as it was written. */
export function inLanguage<S extends Pick<ChangeSetSummary, 'reason' | 'told'>>(
  language: Language,
  changeSet: S,
): S {
  const { told } = changeSet
  if (!told || !isMessageKey(told.code)) return changeSet
  return { ...changeSet, reason: translate(language, told.code, told.values) }
}
