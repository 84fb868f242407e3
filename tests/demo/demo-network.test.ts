import { describe, expect, test } from 'vitest'
import { Value } from 'typebox/value'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { ISOLATION_REASONS } from '../../server/domain/findings.ts'
import { recordKey } from '../../server/domain/identifiers.ts'
import {
  Actor,
  Application,
  Call,
  Collaboration,
  Network,
  Participation,
} from '../../server/domain/records.ts'

const demo = buildDemoNetwork()
const support = new Set(demo.network.supportActorIds)
const collaborations = new Map(demo.collaborations.map((record) => [record.id, record]))

describe('buildDemoNetwork', () => {
  test('makes 180 actors and 120 collaborations, the same at every call', () => {
    expect(demo.actors).toHaveLength(180)
    expect(demo.collaborations).toHaveLength(120)
    expect(buildDemoNetwork()).toEqual(demo)
  })

  test('makes records that keep their schemas and say that they are invented', () => {
    expect(Value.Errors(Network, demo.network)).toEqual([])
    for (const record of demo.actors) expect(Value.Errors(Actor, record)).toEqual([])
    for (const record of demo.collaborations) {
      expect(Value.Errors(Collaboration, record)).toEqual([])
    }
    for (const record of demo.participations) {
      expect(Value.Errors(Participation, record)).toEqual([])
    }
    for (const record of demo.calls) expect(Value.Errors(Call, record)).toEqual([])
    for (const record of demo.applications) expect(Value.Errors(Application, record)).toEqual([])
    expect(demo.network.synthetic).toBe(true)
    for (const { name } of demo.calls) expect(name).toContain('fictif')
    // Pages and reports say so beside the name.
    expect(demo.network.name).not.toContain('fictives')
  })

  test('refers only to records that are there, each once', () => {
    const actors = new Set(demo.actors.map(({ id }) => id))
    for (const { actorId, collaborationId } of demo.participations) {
      expect(actors).toContain(actorId)
      expect(collaborations.has(collaborationId)).toBe(true)
    }
    for (const { callId, collaborationId } of demo.applications) {
      expect(demo.calls.map(({ id }) => id)).toContain(callId)
      expect(collaborations.has(collaborationId)).toBe(true)
    }
    for (const { spottedById, fundings } of demo.collaborations) {
      const named = [spottedById, ...fundings.map(({ funderId }) => funderId)]
      expect(named.filter((id) => id !== undefined && !support.has(id))).toEqual([])
    }
    for (const list of [demo.actors, demo.collaborations, demo.participations]) {
      const keys = list.map(recordKey)
      expect(new Set(keys).size).toBe(keys.length)
    }
    expect(new Set(demo.actors.map(({ name }) => name)).size).toBe(180)
  })

  test('lies in the five départements and seven sectors, in 2010 to 2014', () => {
    const departements = new Set(demo.actors.map(({ place }) => place?.commune?.slice(0, 2)))
    expect(departements).toEqual(new Set(['24', '33', '40', '47', '64']))
    expect(new Set(demo.actors.flatMap(({ sectors }) => sectors)).size).toBe(7)
    expect(new Set(demo.collaborations.flatMap(({ domains }) => domains)).size).toBe(5)
    const days = demo.collaborations.flatMap(({ startsOn, endsOn }) => [startsOn, endsOn])
    const sorted = days.map((day) => day ?? '').toSorted()
    expect(sorted[0]?.slice(0, 4)).toBe('2010')
    expect(sorted.at(-1)).toBe('2014-12-31')
  })

  test('has two support actors, present in most projects', () => {
    expect(support.size).toBe(2)
    const projects = demo.collaborations.filter(({ kind }) => kind === 'project')
    const accompanied = projects.filter(({ id }) =>
      demo.participations.some((p) => p.collaborationId === id && support.has(p.actorId)),
    )
    expect(accompanied.length).toBeGreaterThan(projects.length / 2)
  })

  test('plants each reason of isolation at least once, and keeps the rest free of reasons', () => {
    expect(new Set(Object.values(demo.truth.reasons))).toEqual(new Set(ISOLATION_REASONS))
    expect(Object.keys(demo.truth.reasons)).toHaveLength(61)
  })

  test('lets projects pass from one actor to several after the months it says', () => {
    expect(demo.truth.passages.length).toBeGreaterThan(8)
    for (const { collaborationId, months } of demo.truth.passages) {
      const team = demo.participations.filter(
        (p) => p.collaborationId === collaborationId && !support.has(p.actorId),
      )
      const begin = collaborations.get(collaborationId)?.startsOn ?? ''
      const starts = team.map((p) => monthNumber(p.startsOn ?? begin))
      expect(starts.filter((month) => month === monthNumber(begin))).toHaveLength(1)
      const joined = starts.filter((month) => month !== monthNumber(begin))
      expect(Math.min(...joined) - monthNumber(begin)).toBe(months)
    }
  })
})

function monthNumber(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
}
