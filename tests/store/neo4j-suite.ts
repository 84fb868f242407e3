import { describe, inject } from 'vitest'

/** Tests on the run's own Neo4j server, given its address; skipped with the reason where there is none. */
export function describeNeo4j(name: string, tests: (uri: string) => void): void {
  const provided = inject('neo4j')
  const suite = 'skip' in provided ? describe.skip : describe
  const title = 'skip' in provided ? `${name} (skipped: ${provided.skip})` : name
  suite(title, () => {
    tests('uri' in provided ? provided.uri : '')
  })
}
