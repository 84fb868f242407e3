import { Icon } from '../parts/icon.tsx'
import { useWide } from '../parts/use-media.ts'
import { useText } from '../state/preferences-context.tsx'
import { go, useAddress } from '../state/use-address.ts'
import { ActorPanel } from '../views/actor-panel.tsx'
import { CollaborationPanel } from '../views/collaboration-panel.tsx'
import { ExplanationPanel } from '../views/explanation-panel.tsx'
import { SelectionPanel } from '../views/selection-panel.tsx'

/** What is selected: an explanation goes first, then a collaboration, an actor, several actors. */
export function Panel({ networkId }: { networkId: string }) {
  const { t } = useText()
  const { selection } = useAddress()
  const isWide = useWide()
  const { actors, collaborations } = selection
  const [actor] = actors
  const [collaboration] = collaborations
  const close = (): void => {
    if (selection.explain === undefined) go({ selection: {} })
    else {
      const { explain: _explained, explainWith: _with, ...rest } = selection
      go({ selection: rest })
    }
  }
  return (
    <div className="panel-body">
      {isWide && (
        <button
          type="button"
          className="button bare panel-fold"
          aria-label={t('action.hide-panel')}
          onClick={() => go({ options: { panel: 'closed' }, replace: true })}
        >
          <Icon name="right" />
        </button>
      )}
      {isWide && (
        <button
          type="button"
          className="button bare panel-close"
          aria-label={t('action.close')}
          onClick={close}
        >
          <Icon name="close" />
        </button>
      )}
      {selection.explain !== undefined ? (
        <ExplanationPanel
          networkId={networkId}
          measure={selection.explain}
          more={selection.explainWith}
        />
      ) : actors.length + collaborations.length > 1 ? (
        <SelectionPanel networkId={networkId} actorIds={actors} collaborationIds={collaborations} />
      ) : collaboration !== undefined ? (
        <CollaborationPanel networkId={networkId} collaborationId={collaboration} />
      ) : (
        actor !== undefined && <ActorPanel networkId={networkId} actorId={actor} />
      )}
    </div>
  )
}
