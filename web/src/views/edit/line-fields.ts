import type { Actor, Collaboration } from '../../../../server/domain/records.ts'
import type { MessageKey } from '../../../../server/locales/locales.ts'
import { checkDates, given, numberOf, withOrder, type FieldErrors } from './values.ts'

/** What a record holds several of, each with parts of its own, as its form holds it. */
export type SkillLine = { code: string; from: string; to: string }
export type StageLine = { stage: string; since: string }
export type FundingLine = {
  funderName: string
  /** Where the funder is an actor of the network. */
  funderId: string
  amount: string
  currency: string
  on: string
  kind: string
}

export const STAGES = ['idea', 'experiment', 'deployment', 'sustained', 'abandoned'] as const
export const NEW_SKILL: SkillLine = { code: '', from: '', to: '' }
export const NEW_STAGE: StageLine = { stage: '', since: '' }
export const NEW_FUNDING: FundingLine = {
  funderName: '',
  funderId: '',
  amount: '',
  currency: 'EUR',
  on: '',
  kind: '',
}

export function skillLines(skills: Actor['skills'] = []): SkillLine[] {
  return skills.map(({ code, from = '', to = '' }) => ({ code, from, to }))
}

export function writeSkills(lines: readonly SkillLine[]): Actor['skills'] {
  return lines.map((line) => ({
    code: line.code.trim(),
    ...given('from', line.from),
    ...given('to', line.to),
  }))
}

export function skillFaults(lines: readonly SkillLine[]): FieldErrors {
  return faultsOfLines('skills', lines, (line) => ({
    ...missing(line, ['code']),
    ...withOrder(checkDates(line, ['from', 'to']), line, 'from', 'to'),
  }))
}

export function stageLines(stages: Collaboration['stages'] = []): StageLine[] {
  return stages.map(({ stage, since = '' }) => ({ stage, since }))
}

/** Those without a stage are told of as faults and never sent. */
export function writeStages(lines: readonly StageLine[]): Collaboration['stages'] {
  return lines.flatMap((line) => {
    const stage = STAGES.find((one) => one === line.stage)
    return stage ? [{ stage, ...given('since', line.since) }] : []
  })
}

export function stageFaults(lines: readonly StageLine[]): FieldErrors {
  return faultsOfLines('stages', lines, (line) => ({
    ...(line.stage === '' && { stage: 'view.edit.choose' }),
    ...checkDates(line, ['since']),
  }))
}

export function fundingLines(fundings: Collaboration['fundings'] = []): FundingLine[] {
  return fundings.map(({ funderId = '', amount, on = '', kind = '', ...rest }) => ({
    ...rest,
    funderId,
    amount: String(amount),
    on,
    kind,
  }))
}

export function writeFundings(lines: readonly FundingLine[]): Collaboration['fundings'] {
  return lines.map((line) => ({
    ...given('funderId', line.funderId),
    funderName: line.funderName.trim(),
    amount: numberOf(line.amount) ?? 0,
    currency: line.currency.trim().toUpperCase(),
    ...given('on', line.on),
    ...given('kind', line.kind),
  }))
}

export function fundingFaults(lines: readonly FundingLine[]): FieldErrors {
  return faultsOfLines('fundings', lines, (line) => ({
    ...missing(line, ['funderName', 'amount']),
    ...(line.amount.trim() !== '' &&
      numberOf(line.amount) === undefined && { amount: 'view.edit.wrong-amount' }),
    ...(!/^[A-Za-z]{3}$/.test(line.currency.trim()) && { currency: 'view.edit.wrong-currency' }),
    ...checkDates(line, ['on']),
  }))
}

function missing<K extends string>(
  line: Readonly<Record<K, string>>,
  fields: readonly K[],
): FieldErrors {
  const empty = fields.filter((field) => line[field].trim() === '')
  return Object.fromEntries(empty.map((field) => [field, 'view.edit.missing' as const]))
}

/** The faults of lines, each at `list.line.field`, as the server names places too. */
function faultsOfLines<L>(
  list: string,
  lines: readonly L[],
  faultsOf: (line: L) => Record<string, MessageKey>,
): FieldErrors {
  return Object.fromEntries(
    lines.flatMap((line, i) =>
      Object.entries(faultsOf(line)).map(([field, fault]) => [`${list}.${i}.${field}`, fault]),
    ),
  )
}
