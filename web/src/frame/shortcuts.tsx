import { useEffect } from 'react'
import { Dialog } from '../parts/dialog.tsx'
import { usePreferences, useText } from '../state/preferences-context.tsx'
import { go, readAddress } from '../state/use-address.ts'
import { NAV_VIEWS } from './header.tsx'

/** Keys that hold everywhere but in fields and dialogs; the map takes those that it knows itself. */
export function useShortcuts(actions: { onHelp: () => void; onSlice: () => void }): void {
  const { preferences } = usePreferences()
  const { onHelp, onSlice } = actions
  useEffect(() => {
    if (!preferences.shortcuts) return undefined
    const onKey = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return
      if (isTyping(event.target) || document.querySelector('dialog[open]')) return
      const { route, selection } = readAddress(window.location.href)
      const view = NAV_VIEWS[Number(event.key) - 1]
      if (event.key === '/') {
        event.preventDefault()
        document.getElementById('search')?.focus()
      } else if (event.key === '?') onHelp()
      else if (event.key === 'f') onSlice()
      else if (view && route.page === 'network') {
        go({ route: { page: 'network', networkId: route.networkId, view } })
      } else if (event.key === 'Escape') {
        // First the explanation over the sheet, then the sheet.
        if (selection.explain) go({ selection: without(selection, 'explain') })
        else if (selection.actors.length + selection.collaborations.length > 0) {
          go({ selection: {} })
        }
      }
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [preferences.shortcuts, onHelp, onSlice])
}

function without<T extends object, K extends keyof T>(value: T, key: K): Omit<T, K> {
  const { [key]: _dropped, ...rest } = value
  return rest
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof Element &&
    target.closest('input, select, textarea, [contenteditable]') !== null
  )
}

const KEYS = [
  ['/', 'search'],
  ['1 – 9', 'views'],
  ['f', 'slice'],
  ['Esc', 'escape'],
  ['?', 'help'],
] as const
const MAP_KEYS = [
  ['← ↑ → ↓', 'arrows'],
  ['n  N', 'next'],
  ['Enter', 'enter'],
  ['v', 'focus'],
  ['g', 'small'],
  ['i', 'shelf'],
  ['+ − 0', 'zoom'],
] as const

const PLACES_KEYS = [
  ['← ↑ → ↓', 'nearest'],
  ['Enter', 'open'],
  ['⇧ ← ↑ → ↓', 'move'],
  ['+ − 0', 'zoom'],
] as const

/** The list of keys, and the switch that turns them off. */
export function KeysDialog({ onClose }: { onClose: () => void }) {
  const { t } = useText()
  const { preferences, change } = usePreferences()
  return (
    <Dialog title={t('view.keys.title')} onClose={onClose}>
      <Keys keys={KEYS} />
      <h3>{t('view.keys.on-map')}</h3>
      <Keys keys={MAP_KEYS} />
      <h3>{t('view.keys.on-places')}</h3>
      <Keys keys={PLACES_KEYS} />
      <label className="check">
        <input
          type="checkbox"
          checked={preferences.shortcuts}
          onChange={(event) => change({ shortcuts: event.target.checked })}
        />
        {t('view.keys.switch')}
      </label>
    </Dialog>
  )
}

function Keys({ keys }: { keys: typeof KEYS | typeof MAP_KEYS | typeof PLACES_KEYS }) {
  const { t } = useText()
  return (
    <dl className="keys">
      {keys.map(([key, name]) => (
        <div key={name}>
          <dt>
            <kbd className="key">{key}</kbd>
          </dt>
          <dd>{t(`view.keys.${name}`)}</dd>
        </div>
      ))}
    </dl>
  )
}
