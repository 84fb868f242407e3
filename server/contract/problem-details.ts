import { Type, type Static } from 'typebox'

/** RFC 9457 `application/problem+json`, with a stable `code` and, for input, where and what. */
export const ProblemDetails = Type.Object({
  type: Type.String(),
  title: Type.String(),
  status: Type.Integer(),
  code: Type.String(),
  detail: Type.String(),
  instance: Type.Optional(Type.String()),
  errors: Type.Optional(
    Type.Array(
      Type.Object({
        where: Type.String(),
        message: Type.String(),
        file: Type.Optional(Type.String()),
        line: Type.Optional(Type.Integer()),
      }),
    ),
  ),
  /** What fills the sentence, for programs. */
  details: Type.Optional(Type.Record(Type.String(), Type.Unknown())),
})
export type ProblemDetails = Static<typeof ProblemDetails>
