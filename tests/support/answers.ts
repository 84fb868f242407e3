import type { TSchema, Static } from 'typebox'
import { Compile } from 'typebox/compile'
import { expect } from 'vitest'
import { ProblemDetails } from '../../server/contract/problem-details.ts'

type Answer = { statusCode: number; body: string; headers: Record<string, unknown> }

/** The body of a successful answer, once it has the shape that the contract promises. */
export function expectBody<T extends TSchema>(answer: Answer, schema: T, status = 200): Static<T> {
  if (answer.statusCode !== status) {
    throw new Error(`${status} expected, ${answer.statusCode}: ${answer.body.slice(0, 500)}`)
  }
  const body: unknown = JSON.parse(answer.body)
  const check = Compile(schema)
  if (!check.Check(body)) {
    throw new Error(`not the promised shape: ${JSON.stringify(check.Errors(body).slice(0, 3))}`)
  }
  return body
}

/** The problem that a failed answer holds. */
export function expectProblem(answer: Answer, status: number, code: string): ProblemDetails {
  const problem = expectBody(answer, ProblemDetails, status)
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/)
  expect(problem).toMatchObject({ status, code })
  return problem
}
