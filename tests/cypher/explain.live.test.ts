import neo4j, { type Driver } from 'neo4j-driver'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts'
import { describeNeo4j } from '../store/neo4j-suite.ts'
import { bound, codeOf, files } from './statements.ts'

describeNeo4j('the statements on a real server', (uri) => {
  let driver: Driver | undefined
  beforeAll(async () => {
    // Makes the constraints, without which the plans would be others.
    const store = await openNeo4jStore({ uri })
    await store.close()
    driver = neo4j.driver(uri, neo4j.auth.basic('', ''))
  })
  afterAll(async () => {
    await driver?.close()
  })

  const planOf = async (file: string): Promise<string[]> => {
    const parameters = bound.find((query) => query.file === file)?.parameters.properties ?? {}
    const nulls = Object.fromEntries(Object.keys(parameters).map((name) => [name, null]))
    const session = driver?.session()
    const result = await session?.run(`EXPLAIN ${codeOf(file)}`, nulls)
    await session?.close()
    const plan = result?.summary.plan
    return plan === undefined || plan === false ? [] : operators(plan)
  }

  test.each(files)('%s is accepted', async (file) => {
    expect(await planOf(file)).not.toEqual([])
  })

  test.each(files.filter((file) => file.startsWith('read/page-') && !file.includes('documents')))(
    '%s takes its order from an index and sorts nothing',
    async (file) => {
      const plan = await planOf(file)
      expect(plan.some((operator) => operator.includes('IndexSeek'))).toBe(true)
      expect(
        plan.filter((operator) => /^(Sort|Top|PartialSort|PartialTop)/u.test(operator)),
      ).toEqual([])
    },
  )
})

type Plan = { operatorType: string; children: readonly Plan[] }

const operators = ({ operatorType, children }: Plan): string[] => [
  operatorType,
  ...children.flatMap(operators),
]
