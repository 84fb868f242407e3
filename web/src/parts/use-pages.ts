import { useState } from 'react'

/**
 * The place in a list read by cursor. `key` names the list: another filter or order starts again at
 * its first page.
 */
export function usePages(key: string): {
  page: number
  cursor: string | undefined
  goTo: (page: number, next: string | null) => void
} {
  const [state, setState] = useState<{ key: string; cursors: (string | undefined)[] }>({
    key,
    cursors: [undefined],
  })
  const cursors = state.key === key ? state.cursors : [undefined]
  const page = cursors.length - 1
  return {
    page,
    cursor: cursors[page],
    goTo(wanted, next) {
      if (wanted < page) setState({ key, cursors: cursors.slice(0, wanted + 1) })
      else if (next !== null) setState({ key, cursors: [...cursors, next] })
    },
  }
}
