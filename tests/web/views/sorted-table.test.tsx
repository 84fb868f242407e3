// @vitest-environment happy-dom
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { PreferencesProvider } from '../../../web/src/state/preferences-context.tsx'
import { SortedTable, type Column } from '../../../web/src/views/sorted-table.tsx'

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true })
type Row = { id: string; katz: number }
const COLUMNS: readonly Column<Row>[] = [
  { id: 'name', label: 'Nom', render: (row) => row.id },
  { id: 'katz', label: 'Katz', isNumber: true, render: (row) => row.katz },
]
let root: Root
let box: HTMLElement

beforeEach(() => {
  window.localStorage.setItem('maillage.preferences', '{"language":"fr"}')
  window.history.replaceState(null, '', '/networks/n/table')
  box = document.createElement('div')
  document.body.append(box)
  root = createRoot(box)
})
afterEach(async () => {
  await act(async () => root.unmount())
  box.remove()
})

const show = (rows: readonly Row[]) =>
  act(async () =>
    root.render(
      <PreferencesProvider>
        <SortedTable
          label="Acteurs"
          caption="Acteurs du périmètre"
          columns={COLUMNS}
          rows={rows}
          isSelected={({ id }) => id === 'b'}
        />
      </PreferencesProvider>,
    ),
  )
const sorts = () => [...box.querySelectorAll('thead th')].map((th) => th.getAttribute('aria-sort'))
const press = (label: string) =>
  act(async () => {
    const buttons = [...box.querySelectorAll('thead button')]
    const button = buttons.find((one) => one.textContent?.includes(label))
    if (button instanceof HTMLElement) button.click()
  })

describe('SortedTable', () => {
  test('each title sorts, and says how: numbers begin with the greatest', async () => {
    await show([{ id: 'a', katz: 2 }])
    expect(sorts()).toEqual(['ascending', 'none'])
    await press('Katz')
    expect(window.location.search).toBe('?sort=katz&order=desc')
    expect(sorts()).toEqual(['none', 'descending'])
    await press('Katz')
    expect(sorts()).toEqual(['none', 'ascending'])
    await press('Nom')
    expect(sorts()).toEqual(['ascending', 'none'])
  })

  test('the name heads its row, and what is selected is said to be', async () => {
    await show([
      { id: 'a', katz: 2 },
      { id: 'b', katz: 1 },
    ])
    const heads = [...box.querySelectorAll('tbody th')].map((th) => th.textContent)
    expect(heads).toEqual(['a', 'b'])
    const selected = [...box.querySelectorAll('tbody tr')].map((tr) =>
      tr.getAttribute('aria-selected'),
    )
    expect(selected).toEqual(['false', 'true'])
  })

  test('a filter that nothing answers is said', async () => {
    await show([])
    expect(box.textContent).toContain('Aucune ligne')
  })
})
