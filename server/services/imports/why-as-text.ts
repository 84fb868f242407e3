import { Compile } from 'typebox/compile'
import { ToldReason, type Why } from '../../domain/change-sets.ts'

const isTold = Compile(ToldReason)

/** A reason as parameters of a job, which are texts. */
export function whyAsText({ reason, told }: Why): Record<string, string> {
  return { reason, ...(told && { told: JSON.stringify(told) }) }
}

/** The reason that a job was given; `otherwise` where it was given none. */
export function whyOfText(
  { reason = '', told }: Readonly<Record<string, string>>,
  otherwise: string,
): Why {
  const asked: unknown = told === undefined ? undefined : JSON.parse(told)
  return { reason: reason === '' ? otherwise : reason, ...(isTold.Check(asked) && { told: asked }) }
}
