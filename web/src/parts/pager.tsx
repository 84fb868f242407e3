import { useLayoutEffect, useRef } from 'react'
import { useText } from '../state/preferences-context.tsx'
import { Icon } from './icon.tsx'

/**
 * Steps through a list that is read by cursor. `cursors` holds the cursor of each page seen so far
 * (the first is undefined), `onGo` gets the page's number from 0.
 */
export function Pager({
  page,
  shown,
  size,
  total,
  hasNext,
  onGo,
}: {
  page: number
  shown: number
  size: number
  total: number
  hasNext: boolean
  onGo: (page: number) => void
}) {
  const { t } = useText()
  const first = page * size + 1
  const nav = useRef<HTMLElement>(null)
  const back = useRef<HTMLButtonElement>(null)
  const on = useRef<HTMLButtonElement>(null)
  const pressed = useRef<HTMLButtonElement>(null)
  // At an end of the list the button that was pressed can be pressed no more: the other one has the focus.
  useLayoutEffect(() => {
    if (!pressed.current?.disabled) return
    const other = pressed.current === on.current ? back.current : on.current
    pressed.current = null
    if (document.activeElement === document.body || nav.current?.matches(':focus-within')) {
      other?.focus()
    }
  })
  return (
    <nav ref={nav} className="pager" aria-label={t('view.pager.label')}>
      <span>
        {shown === 0
          ? t('view.pager.none')
          : t('view.pager.range', { first, last: first + shown - 1, total })}
      </span>
      {(page > 0 || hasNext) && (
        <>
          <button
            type="button"
            ref={back}
            className="button"
            disabled={page === 0}
            onClick={() => {
              pressed.current = back.current
              onGo(page - 1)
            }}
          >
            <Icon name="left" />
            {t('action.previous')}
          </button>
          <button
            type="button"
            ref={on}
            className="button"
            disabled={!hasNext}
            onClick={() => {
              pressed.current = on.current
              onGo(page + 1)
            }}
          >
            {t('action.next')}
            <Icon name="right" />
          </button>
        </>
      )}
    </nav>
  )
}
