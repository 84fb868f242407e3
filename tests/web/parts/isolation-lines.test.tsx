// @vitest-environment happy-dom
import { act, type ReactNode } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { ConfidenceLine } from '../../../web/src/parts/confidence.tsx'
import { NearestHub } from '../../../web/src/parts/nearest-hub.tsx'
import { PreferencesProvider } from '../../../web/src/state/preferences-context.tsx'

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

describe('ConfidenceLine', () => {
  const grounds = ['surveyed', 'participations', 'undated'] as const

  test('says the level in a word, with as many dots, and everything that it rests on', async () => {
    await show(<ConfidenceLine confidence={{ level: 'medium', grounds: [...grounds] }} />)
    expect(box.textContent).toBe(
      'probableinterrogé · connu par des collaborations · une participation sans date',
    )
    expect(box.querySelectorAll('circle.on')).toHaveLength(2)
    expect(box.querySelectorAll('circle')).toHaveLength(3)
  })

  test('in brief keeps what decides the level and what takes from it', async () => {
    await show(<ConfidenceLine confidence={{ level: 'medium', grounds: [...grounds] }} isBrief />)
    expect(box.textContent).toBe('probableinterrogé · une participation sans date')
  })
})

describe('NearestHub', () => {
  test('opens the hub that an actor is nearest to', async () => {
    await show(<NearestHub hub={{ distance: 2, id: 'h', name: 'Hangar' }} />)
    const button = box.querySelector('button')
    expect(button?.textContent).toBe('2 liens jusqu’à Hangar')
    await act(async () => button?.click())
    expect(window.location.hash).toBe('#actor=h')
  })

  test('has nothing to open where there is no way, and for a hub itself', async () => {
    await show(<NearestHub hub={{ distance: null, reason: 'no-tie' }} />)
    expect(box.textContent).toBe('aucun chemin vers un pivot')
    await show(<NearestHub hub={{ distance: 0, id: 'h', name: 'Hangar' }} />)
    expect(box.textContent).toBe('est lui-même un pivot')
    expect(box.querySelector('button')).toBeNull()
  })
})
