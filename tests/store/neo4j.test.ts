import { inject } from 'vitest'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts'
import { describeStore } from './contract.ts'

const neo4j = inject('neo4j')

describeStore(
  'the Neo4j store',
  () => openNeo4jStore({ uri: 'uri' in neo4j ? neo4j.uri : '' }),
  'skip' in neo4j ? { skip: neo4j.skip } : {},
)
