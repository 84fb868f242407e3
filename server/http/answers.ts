import { Type } from 'typebox'
import { ProblemDetails } from '../contract/problem-details.ts'

const problem = {
  description: 'A problem, with its stable code',
  content: { 'application/problem+json': { schema: ProblemDetails } },
}

/** Failures that every route can answer; spread into its `response`. */
export const failures = { '4xx': problem, '5xx': problem }

/** 204, or 304 where the reader has the answer already. */
export const nothing = Type.Null({ description: 'No content' })
