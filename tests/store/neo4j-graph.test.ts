import { afterAll, beforeAll, expect, test } from 'vitest'
import { openNeo4jStore } from '../../server/store/neo4j/neo4j-store.ts'
import type { Store } from '../../server/store/store.ts'
import { queryGraph } from './neo4j-server.ts'
import { describeNeo4j } from './neo4j-suite.ts'
import {
  INFO,
  network,
  putActor,
  putApplication,
  putCall,
  putCollaboration,
  putParticipation,
  readState,
  remove,
} from './records.ts'

describeNeo4j('the graph that analysts see', (uri) => {
  const id = 'graph'
  let store: Store | undefined
  const graph = (cypher: string) => queryGraph(uri, cypher, { id })
  const apply = (writes: Parameters<Store['apply']>[2]) => store?.apply(id, INFO, writes)
  beforeAll(async () => {
    store = await openNeo4jStore({ uri })
    await store.createNetwork(network(id), INFO)
    await apply([
      putActor({
        id: 'a',
        name: 'Médias-Cité',
        sectors: ['culture', 'sport'],
        place: { commune: '33281', latitude: 44.84, longitude: -0.65 },
        openedOn: '2001-03-15',
        closedOn: '2014',
        knownSince: '2013-02-30',
      }),
      putActor({ id: 'b', place: { commune: '33281' } }),
      putCollaboration({ id: 'p', startsOn: '2012-06', endsOn: '2013-06', weight: 2 }),
      putParticipation('a', 'p', { role: 'lead', startsOn: '2012-07-01' }),
      putCall('ami'),
      putApplication('ami', 'p', { status: 'selected' }),
    ])
  })
  afterAll(async () => {
    await store?.close()
  })

  test('is actors in collaborations, collaborations in calls, actors in communes', async () => {
    const paths = await graph(
      `MATCH (commune:Commune)<-[:LOCATED_IN]-(actor:Actor {networkId: $id})
         -[participation:PARTICIPATED_IN]->(project:Collaboration)-[application:APPLIED_TO]->(call:Call)
       RETURN commune.id AS commune, actor.name AS actor, participation.role AS role,
         project.id AS project, application.status AS status, call.id AS call`,
    )
    expect(paths).toEqual([
      {
        commune: '33281',
        actor: 'Médias-Cité',
        role: 'lead',
        project: 'p',
        status: 'selected',
        call: 'ami',
      },
    ])
  })

  test('has Neo4j’s own types', async () => {
    const types = await graph(
      `MATCH (actor:Actor {networkId: $id, id: 'a'})-[participation:PARTICIPATED_IN]->(project)
       MATCH (network:Network {id: $id})
       RETURN valueType(actor.openedOn) AS day, valueType(actor.sectors) AS list,
         valueType(actor.latitude) AS degrees, valueType(actor.isPerson) AS truth,
         valueType(project.weight) AS weight, valueType(participation.startsOn) AS start,
         valueType(network.version) AS version, valueType(network.dormantAfterMonths) AS months`,
    )
    expect(types).toEqual([
      {
        day: 'DATE NOT NULL',
        list: 'LIST<STRING NOT NULL> NOT NULL',
        degrees: 'FLOAT NOT NULL',
        truth: 'BOOLEAN NOT NULL',
        weight: 'FLOAT NOT NULL',
        start: 'DATE NOT NULL',
        version: 'INTEGER NOT NULL',
        months: 'INTEGER NOT NULL',
      },
    ])
  })

  test('has the days of months and years alone, beside what was written', async () => {
    const dates = await graph(
      `MATCH (actor:Actor {networkId: $id, id: 'a'}) MATCH (project:Collaboration {networkId: $id})
       RETURN toString(project.startsOn) AS start, project.startsOnAsWritten AS startWritten,
         toString(project.endsOn) AS end, toString(actor.closedOn) AS closed,
         actor.knownSince AS noSuchDay, actor.knownSinceAsWritten AS noSuchDayWritten`,
    )
    expect(dates).toEqual([
      {
        start: '2012-06-01',
        startWritten: '2012-06',
        end: '2013-06-30',
        closed: '2014-12-31',
        noSuchDay: null,
        noSuchDayWritten: '2013-02-30',
      },
    ])
    if (store === undefined) throw new Error('the store did not open')
    expect((await readState(store, id)).actor.get('a')).toMatchObject({
      openedOn: '2001-03-15',
      closedOn: '2014',
      knownSince: '2013-02-30',
    })
  })

  test('loses a commune with its last actor, and gains one with the first', async () => {
    const communes = async () => {
      const rows = await graph(
        `MATCH (commune:Commune {networkId: $id})<-[:LOCATED_IN]-(actor)
         WITH commune, actor ORDER BY actor.id
         RETURN commune.id AS id, collect(actor.id) AS actors ORDER BY id`,
      )
      return rows.map((row) => [row['id'], row['actors']])
    }
    expect(await communes()).toEqual([['33281', ['a', 'b']]])
    await apply([putActor({ id: 'b', place: { commune: '33063' } })])
    expect(await communes()).toEqual([
      ['33063', ['b']],
      ['33281', ['a']],
    ])
    await apply([remove(putActor({ id: 'b' }))])
    expect(await communes()).toEqual([['33281', ['a']]])
    const all = await graph('MATCH (commune:Commune {networkId: $id}) RETURN commune.id AS id')
    expect(all).toEqual([{ id: '33281' }])
  })

  test('keeps ids unique within a network', async () => {
    const constraints = await queryGraph(
      uri,
      `SHOW CONSTRAINTS YIELD labelsOrTypes, properties, type
       WHERE properties = ['networkId', 'id'] RETURN labelsOrTypes[0] AS of ORDER BY of`,
    )
    expect(constraints.map((row) => row['of'])).toEqual([
      'APPLIED_TO',
      'Actor',
      'Call',
      'ChangeSet',
      'Collaboration',
      'Commune',
      'PARTICIPATED_IN',
    ])
    await expect(graph("CREATE (:Actor {networkId: $id, id: 'a'})")).rejects.toMatchObject({
      code: 'Neo.ClientError.Schema.ConstraintValidationFailed',
    })
  })
})
