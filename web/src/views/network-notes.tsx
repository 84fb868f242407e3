import type { ReactNode } from 'react'
import type { NetworkMap } from '../../../server/contract/map.ts'
import type { TieCounts } from '../map/build-graph.ts'
import { useText } from '../state/preferences-context.tsx'
import type { NodeRef } from '../state/selection.ts'
import { go, useAddress } from '../state/use-address.ts'
import type { MapOptions } from './network-options.ts'
import type { ShownHook } from './use-shown.ts'

/** What the picture leaves out or makes strong, in a line each with the way back. */
export function PictureNotes({
  map,
  options,
  drawn,
  ties,
  focus,
  nameOf,
  strong,
  folded,
  isProvisional,
  children,
}: {
  map: NetworkMap
  options: MapOptions
  drawn: ShownHook
  ties: TieCounts | undefined
  focus: NodeRef | undefined
  nameOf: (ref: NodeRef) => string
  /** How many nodes stay strong. */
  strong: number
  /** Actors chosen that are in discs, and the discs. */
  folded: { count: number; discs: readonly number[] }
  isProvisional: boolean
  children: ReactNode
}) {
  const { t, number } = useText()
  const asked = useAddress().options.version
  const part = map.folded
  const isClosed = (disc: number) => part?.unfolded.includes(disc) !== true
  return (
    <div className="network-notes">
      {children}
      {asked !== undefined && asked < map.version && (
        <Note>{t('view.network.old-link', { asked, now: map.version })}</Note>
      )}
      {isProvisional && <Note>{t('view.network.provisional')}</Note>}
      {part && (
        <Note
          action={part.unfolded.length > 0 ? t('action.fold-all') : undefined}
          onAction={() => go({ options: { unfolded: [] } })}
        >
          {t(part.by === 'group' ? 'view.network.folded-groups' : 'view.network.folded', {
            actors: part.actors,
            discs: part.discs,
            ties: part.ties,
          })}
        </Note>
      )}
      {part?.small && (
        <Note
          action={part.small.discs.some(isClosed) ? t('action.unfold-small') : undefined}
          onAction={() =>
            go({ options: { unfolded: [...options.unfolded, ...(part.small?.discs ?? [])] } })
          }
        >
          {t('view.network.small', {
            groups: part.small.groups,
            actors: part.small.actors,
            open: part.small.discs.filter((disc) => !isClosed(disc)).length,
          })}
        </Note>
      )}
      {folded.count > 0 && (
        <Note
          action={t('action.unfold')}
          onAction={() => go({ options: { unfolded: [...options.unfolded, ...folded.discs] } })}
        >
          {t('view.network.chosen-folded', { count: folded.count })}
        </Note>
      )}
      {focus && (
        <Note action={t('action.show-all')} onAction={() => go({ shown: { focus: undefined } })}>
          {t('view.network.focused', { name: nameOf(focus), count: Math.max(0, strong - 1) })}
        </Note>
      )}
      {(drawn.hidden.length > 0 || drawn.kept.length > 0) && (
        <Note
          action={t('action.show-all')}
          onAction={drawn.showAll}
          {...(drawn.undo && { onUndo: drawn.undo })}
        >
          {[
            ...(drawn.kept.length > 0
              ? [t('view.network.kept', { count: drawn.kept.length })]
              : []),
            ...(drawn.hidden.length > 0
              ? [t('view.network.hidden', { count: drawn.hidden.length })]
              : []),
          ].join(' ')}
        </Note>
      )}
      {options.least > 0 && (
        <Note
          action={t('action.show-all-ties')}
          onAction={() => go({ options: { least: 0 }, replace: true })}
        >
          {t('view.network.weak-ties', { count: ties?.weak ?? 0, least: number(options.least) })}
        </Note>
      )}
      {ties && ties.drawn < ties.ties - ties.weak && (
        <Note>
          {t('view.network.some-ties', { drawn: ties.drawn, ties: ties.ties - ties.weak })}
        </Note>
      )}
    </div>
  )
}

function Note({
  children,
  action,
  onAction,
  onUndo,
}: {
  children: ReactNode
  action?: string | undefined
  onAction?: () => void
  onUndo?: () => void
}) {
  const { t } = useText()
  return (
    <p className="small">
      {children}
      {onUndo && (
        <>
          {' '}
          <button type="button" className="link" onClick={onUndo}>
            {t('action.undo-step')}
          </button>
        </>
      )}
      {action !== undefined && (
        <>
          {' '}
          <button type="button" className="link" onClick={onAction}>
            {action}
          </button>
        </>
      )}
    </p>
  )
}
