import { describe, expect, test } from 'vitest'
import { buildDemoNetwork } from '../../server/demo/build-demo-network.ts'
import { packRecords } from '../../server/domain/pack.ts'
import { listMeasures } from '../../server/measures/registry.ts'
import { sliceNetwork } from '../../server/network/slice-network.ts'
import { toTwoMode } from '../../server/network/two-mode.ts'
import { explain } from '../../server/services/analysis/worked-example.ts'
import { workOut } from '../../server/services/analysis/example/forms.ts'
import { sayExplanation } from '../../server/services/explanations.ts'
import { expectWorkedOut } from '../support/worked-out.ts'

const { network, truth: _truth, ...records } = buildDemoNetwork()
const demo = toTwoMode(packRecords(network, 1, records))
const whole = sliceNetwork(demo, {})
const years = sliceNetwork(demo, { from: '2012', to: '2014', support: 'include' })
const IDS = listMeasures().map(({ id }) => id)
// Those that are made of windows, roles and sectors: the rest is the same in any slice.
const OF_SLICES = listMeasures()
  .filter(({ family }) =>
    ['openness', 'isolation', 'dependence', 'time', 'mission'].includes(family),
  )
  .map(({ id }) => id)

const explained = new Map(IDS.map((id) => [id, explain(whole, { measure: id })]))

describe('the worked example', () => {
  test.each(IDS)('of %s recomputes the value', (id) => {
    const worked = explained.get(id)
    expect(worked).toBeDefined()
    if (worked) expectWorkedOut(worked)
  })

  test.each(OF_SLICES)('of %s recomputes the value in a slice with support', (id) => {
    expectWorkedOut(explain(years, { measure: id }))
  })

  test.each(IDS)('of %s gives what is written, with its terms as they are written', (id) => {
    const worked = explained.get(id)
    const said = worked && sayExplanation('en', worked).working
    if (!worked?.working || !said) return
    const { form, terms, of } = worked.working
    const asRead = terms.map(({ code }, place) => {
      const text = said.terms[place]?.value ?? ''
      return { code, value: Number(text.replaceAll(',', '').replace('−', '-')) }
    })
    const value = workOut({ form, terms: asRead })
    const style = worked.finding.unit === 'share' && of === undefined ? 'percent' : 'decimal'
    const isWhole = style === 'decimal' && (Number.isInteger(value) || Math.abs(value) >= 100)
    const digits = isWhole ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 }
    const written = new Intl.NumberFormat('en-GB', { style, ...digits }).format(value)
    const right = said.mathml.split(/<mo>[≈=]<\/mo>/).at(-1) ?? ''
    expect(right.replaceAll(/<[^>]*>|\s/g, '').replaceAll('−', '-')).toBe(written)
  })

  test('is missing nowhere', () => {
    const without = [...explained].filter(
      ([, { finding, working, example }]) =>
        finding.value !== null && working === undefined && example.lines.length === 0,
    )
    expect(without.map(([id]) => id)).toEqual([])
  })

  test('goes down to records, years or steps of the network, whatever the measure', () => {
    const without = [...explained].filter(
      ([, { finding, example }]) => finding.value !== null && example.lines.length === 0,
    )
    expect(without.map(([id]) => id)).toEqual([])
  })

  test('of meetings that led on names pairs, and a project that both are in', () => {
    const { finding, example } = explained.get('meeting-conversion') ?? {}
    expect(finding?.parts?.['converted']).toBeGreaterThan(0)
    expect(example?.lines.length).toBeGreaterThan(0)
    const names = new Map(records.actors.map(({ id, name }) => [name, id]))
    for (const { id, about } of example?.lines ?? []) {
      const pair = about.kind === 'met' ? about.pair.split(' – ') : []
      const members = records.participations.flatMap(({ actorId, collaborationId }) =>
        collaborationId === id ? [actorId] : [],
      )
      expect(pair).toHaveLength(2)
      for (const name of pair) expect(members).toContain(names.get(name))
    }
  })

  test('names each of its terms in both languages', () => {
    for (const worked of explained.values()) {
      for (const language of ['fr', 'en'] as const) {
        const said = sayExplanation(language, worked)
        for (const { label } of said.working?.terms ?? []) {
          // A code that has no sentence would come through as it is.
          expect(label).not.toMatch(/[a-z]\.[a-z]/)
        }
        for (const { name } of said.example) expect(name).not.toBe('')
      }
    }
  })

  test('of a diameter is a path: each actor works with the next, and it is as long as the number', () => {
    const { finding, example } = explained.get('diameter') ?? {}
    const members = new Map<string, Set<string>>()
    for (const { actorId, collaborationId, role } of records.participations) {
      if (role === 'support' || role === 'funder') continue
      const own = members.get(collaborationId) ?? new Set()
      members.set(collaborationId, own.add(actorId))
    }
    const path = example?.lines.map(({ id }) => id) ?? []
    expect(path.length - 1).toBe(finding?.value)
    for (const [k, id] of path.slice(1).entries()) {
      const together = [...members.values()].some((own) => own.has(id) && own.has(path[k] ?? ''))
      expect(together).toBe(true)
    }
  })

  test('of a two-mode diameter is a path by way of collaborations', () => {
    const { finding, example } = explained.get('two-mode-diameter') ?? {}
    const links = new Set(
      records.participations.flatMap(({ actorId, collaborationId }) => [
        `${actorId} ${collaborationId}`,
        `${collaborationId} ${actorId}`,
      ]),
    )
    const path = example?.lines.map(({ id }) => id) ?? []
    expect(path.length - 1).toBe(finding?.value)
    for (const [k, id] of path.slice(1).entries()) expect(links).toContain(`${path[k]} ${id}`)
  })

  test('of a change goes down to the collaborations that make each of its parts', () => {
    const { finding, example } = explained.get('openness-change') ?? {}
    const { parts = {} } = finding ?? {}
    const ids = new Set(records.collaborations.map(({ id }) => id))
    for (const term of ['newCollaborations', 'departures']) {
      const lines = example?.lines.filter(
        ({ about }) => about.kind === 'part' && about.code === `openness-change.${term}`,
      )
      if (parts[term] === 0) continue
      expect(lines?.length).toBeGreaterThan(0)
      for (const { id, opens } of lines ?? []) {
        expect([ids.has(id), opens]).toEqual([true, 'collaboration'])
      }
    }
  })

  test('of a pair of families goes down to the collaborations in which they meet', () => {
    const options = { 'sector-matrix': { partition: 'families' } }
    const subject = ['usages', 'solutions']
    const worked = explain(whole, { measure: 'sector-matrix', options, subject })
    expect(worked.finding.subject.ids).toEqual(['solutions', 'usages'])
    expect(worked.example.adds).toBe('value')
    expect(worked.example.lines.length).toBeGreaterThan(0)
    expectWorkedOut(worked)
  })

  test('with options is shown only where it gives the value that they give', () => {
    const options = { 'two-mode-clustering': {}, 'rao-stirling': { source: 'a table' } }
    const { working, example } = explain(whole, { measure: 'rao-stirling', options })
    expect([working, example.lines]).toEqual([undefined, []])
    const directed = { coleman: { labelPool: 'all' } }
    expectWorkedOut(explain(whole, { measure: 'coleman', options: directed }))
  })

  test('says what each line opens: actors and collaborations are not mixed up', () => {
    const { example } = explained.get('degree') ?? {}
    expect(
      example?.lines.map(({ opens, id }) => [opens, demo.packed.actors.ids.includes(id)]),
    ).toEqual([
      ['actor', true],
      ['actor', true],
      ['actor', true],
    ])
  })
})
