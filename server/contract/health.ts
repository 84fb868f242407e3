import { Type, type Static } from 'typebox'

export const Health = Type.Object({ status: Type.Literal('ok'), version: Type.String() })
export const Ready = Type.Object({
  ready: Type.Boolean(),
  store: Type.Object({
    kind: Type.Enum(['embedded', 'neo4j']),
    ok: Type.Boolean(),
    problem: Type.Optional(Type.String()),
    latencyMs: Type.Number(),
  }),
})
export type Ready = Static<typeof Ready>
