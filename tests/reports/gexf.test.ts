import { UndirectedGraph } from 'graphology'
import { parse } from 'graphology-gexf'
import { describe, expect, test } from 'vitest'
import { writeGexf } from '../../server/reports/writers/gexf.ts'
import { demoDocument } from '../support/demo-report.ts'

const document = demoDocument()
const text = writeGexf(document)
const graph = parse(UndirectedGraph, text)

describe('writeGexf', () => {
  test('holds every actor, isolated ones too, and every tie with its strength', () => {
    expect(graph.order).toBe(document.picture.nodes.length)
    expect(graph.size).toBe(document.picture.edges.length)
    const isolated = document.picture.nodes.filter(({ shelved }) => shelved)
    expect(isolated.length).toBeGreaterThan(0)
    for (const { id } of isolated) expect(graph.degree(id)).toBe(0)
    for (const { source, target, weight } of document.picture.edges) {
      const [from, to] = [document.picture.nodes[source]?.id, document.picture.nodes[target]?.id]
      expect(graph.getEdgeAttribute(from, to, 'weight')).toBeCloseTo(weight, 12)
    }
  })

  test('gives names, sectors and measures back', () => {
    for (const actor of document.actors) {
      expect(graph.getNodeAttribute(actor.id, 'label')).toBe(actor.name)
      expect(graph.getNodeAttribute(actor.id, 'sectors') ?? '').toBe(actor.sectors.join('|'))
      const degree: unknown = graph.getNodeAttribute(actor.id, 'degree')
      expect(degree).toBe(actor.measures['degree'])
    }
  })

  test('declares measures as doubles and counts as integers, whatever their values', () => {
    expect(text).toContain('<attribute id="strength" title="strength" type="double"/>')
    expect(text).toContain('<attribute id="betweenness" title="betweenness" type="double"/>')
    expect(text).toContain('<attribute id="degree" title="degree" type="integer"/>')
  })

  test('uses the namespace that readers of GEXF 1.2 know', () => {
    expect(text).toContain('xmlns="http://www.gexf.net/1.2draft"')
    expect(text).toContain('xmlns:viz="http://www.gexf.net/1.2draft/viz"')
  })

  test('stays well-formed with names that XML could not hold', () => {
    const [first, ...rest] = document.picture.nodes
    if (!first) throw new RangeError('the demonstration network has actors')
    const name = 'A & <b> "q" \u0007\ud800 é'
    const hard = {
      ...document,
      picture: { ...document.picture, nodes: [{ ...first, name }, ...rest] },
    }
    const read = parse(UndirectedGraph, writeGexf(hard))
    expect(read.getNodeAttribute(first.id, 'label')).toBe('A & <b> "q" \ufffd\ufffd é')
  })

  test('is the same twice', () => {
    expect(writeGexf(demoDocument())).toBe(text)
  })
})
