import { ProblemDetails } from '../contract/problem-details.ts'

const problem = {
  description: 'A problem, with its stable code',
  content: { 'application/problem+json': { schema: ProblemDetails } },
}

/** Failures that every route can answer; spread into its `response`. */
export const failures = { '4xx': problem, '5xx': problem }
