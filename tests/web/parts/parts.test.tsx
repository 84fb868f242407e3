// @vitest-environment happy-dom
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Finding } from '../../../server/domain/findings.ts'
import { OTHER_SECTOR, sectorLooks, UNKNOWN_SECTOR } from '../../../web/src/map/shapes.ts'
import { BarsByReason } from '../../../web/src/parts/bars-by-reason.tsx'
import { Pager } from '../../../web/src/parts/pager.tsx'
import { SectorMark } from '../../../web/src/parts/sector-mark.tsx'
import { Trend } from '../../../web/src/parts/trend.tsx'
import { PreferencesProvider } from '../../../web/src/state/preferences-context.tsx'

const LOOKS = sectorLooks(['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'])

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
let root: Root
let box: HTMLElement

beforeEach(() => {
  window.localStorage.setItem('maillage.preferences', '{"language":"fr"}')
  box = document.createElement('div')
  document.body.append(box)
  root = createRoot(box)
})
afterEach(async () => {
  await act(async () => root.unmount())
  box.remove()
})

const show = (content: ReactNode) =>
  act(async () => root.render(<PreferencesProvider>{content}</PreferencesProvider>))
const textsOf = (selector: string): string[] =>
  [...box.querySelectorAll(selector)].map((element) => element.textContent ?? '')

const finding = (value: number | null, interval?: [number, number]): Finding => ({
  measure: 'ei-newman',
  subject: { scope: 'network', ids: [] },
  slice: {},
  unit: 'index',
  value,
  ...(interval ? { interval, expectation: (interval[0] + interval[1]) / 2 } : {}),
  coverage: { used: 1, dropped: 0, why: [] },
  method: { parameters: {}, exact: true, version: 1 },
})

describe('SectorMark', () => {
  test('draws a different outline for each shape', async () => {
    const shapes = [...LOOKS.values(), OTHER_SECTOR, UNKNOWN_SECTOR]
    await show(shapes.map((look) => <SectorMark key={look.shape} look={look} />))
    const drawn = [...box.querySelectorAll('svg')].map((svg) => svg.innerHTML)
    expect(new Set(drawn).size).toBe(shapes.length)
  })
})

describe('BarsByReason', () => {
  test('puts what is not recorded last and apart, and says all of it in a table', async () => {
    await show(
      <BarsByReason
        rows={[
          { reason: 'not-recorded', withoutTie: 9, all: 9 },
          { reason: 'no-project', withoutTie: 17, all: 17 },
          { reason: 'pair', withoutTie: 0, all: 4 },
          { reason: 'solo', withoutTie: 0, all: 0 },
        ]}
      />,
    )
    expect(textsOf('.bar-label')).toEqual(['sans projet', 'duo', 'non renseigné'])
    expect(textsOf('.bar.apart .bar-value')).toEqual(['9'])
    expect(textsOf('tbody tr')).toEqual(['sans projet1717', 'duo40', 'non renseigné99'])
    expect(box.querySelector('[role=img]')?.getAttribute('aria-label')).toBe(
      'sans projet 17 ; duo 4 ; non renseigné 9',
    )
  })
})

describe('Trend', () => {
  test('fills only the points beyond chance and breaks the line where a year has no value', async () => {
    await show(
      <Trend
        title="Ouverture"
        years={[
          { year: 2010, finding: finding(0.3, [0.4, 0.6]) },
          { year: 2011, finding: finding(0.5, [0.4, 0.6]) },
          { year: 2012, finding: finding(null) },
          { year: 2013, finding: finding(0.7, [0.4, 0.6]) },
        ]}
      />,
    )
    const points = [...box.querySelectorAll('circle')].map((point) => point.getAttribute('class'))
    expect(points).toEqual(['point less', 'point chance', 'point more'])
    expect(box.querySelectorAll('path.observed')).toHaveLength(2)
    expect(textsOf('tbody th')).toEqual(['2010', '2011', '2012', '2013'])
  })
})

describe('Pager', () => {
  test('says which rows of how many, and goes on only where there is more', async () => {
    const asked: number[] = []
    await show(
      <Pager
        page={1}
        shown={12}
        size={50}
        total={62}
        hasNext={false}
        onGo={(page) => asked.push(page)}
      />,
    )
    expect(textsOf('.pager span')[0]).toBe('51–62 sur 62')
    const [back, next] = box.querySelectorAll('button')
    expect(next?.disabled).toBe(true)
    await act(async () => back?.click())
    expect(asked).toEqual([0])
  })
})
