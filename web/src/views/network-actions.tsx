import { Icon } from '../parts/icon.tsx'
import { useText } from '../state/preferences-context.tsx'
import { useSelection } from '../state/use-selection.ts'
import { go, useAddress } from '../state/use-address.ts'
import type { ShownHook } from './use-shown.ts'

/** What can be done with what is chosen, along the bottom of the picture. */
export function SelectionActions({ drawn }: { drawn: ShownHook }) {
  const { t } = useText()
  const { shown } = useAddress()
  const { actors, collaborations, size, clear } = useSelection()
  if (size === 0) return null
  const [actor] = actors
  const [collaboration] = collaborations
  const focus =
    actor === undefined
      ? collaboration === undefined
        ? undefined
        : ({ kind: 'collaboration', id: collaboration } as const)
      : ({ kind: 'actor', id: actor } as const)
  return (
    <fieldset className="selection-actions">
      <legend className="unseen">{t('view.network.selection-actions')}</legend>
      <span className="chosen small quiet">
        {t('view.network.chosen', { count: size })}
        <button
          type="button"
          className="button bare"
          aria-label={t('action.clear-selection')}
          title={t('action.clear-selection')}
          onClick={clear}
        >
          <Icon name="close" size={14} />
        </button>
      </span>
      {size === 1 && focus && (
        <button
          type="button"
          className="button"
          aria-pressed={shown.focus?.id === focus.id}
          onClick={() => go({ shown: { focus } })}
        >
          {t('action.focus-node')}
        </button>
      )}
      {actors.length === 2 && size === 2 && (
        <button
          type="button"
          className="button"
          aria-pressed={shown.path}
          onClick={() => go({ shown: { path: !shown.path } })}
        >
          {t('view.path.title')}
        </button>
      )}
      {actors.length > 0 && (
        <>
          <button type="button" className="button" onClick={() => drawn.hide(actors)}>
            {t('action.hide-actors')}
          </button>
          <button type="button" className="button" onClick={() => drawn.keepOnly(actors)}>
            {t('action.keep-only')}
          </button>
        </>
      )}
    </fieldset>
  )
}
