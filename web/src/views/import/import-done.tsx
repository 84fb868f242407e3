import { useQueryClient } from '@tanstack/react-query'
import { useLayoutEffect, useRef } from 'react'
import { Link } from 'wouter'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import { useEndpoints } from '../../api/queries.ts'
import { pathOf } from '../../../../server/contract/page-paths.ts'
import { useText } from '../../state/preferences-context.tsx'
import { DuplicatesLink } from '../duplicates/duplicates-link.tsx'
import { UndoButton } from '../undo.tsx'
import { Counts } from './counts.tsx'
import { BecameOfGone } from './disappeared.tsx'

/** After: what changed, where to go, and the way back. */
export function ImportDone({ draft }: { draft: ImportDraft }) {
  const { t } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const { networkId, id, preview, changeSetId } = draft
  const undo = async (): Promise<void> => {
    const next = await api.undoImport(networkId, id)
    queries.setQueriesData({ queryKey: [networkId, 'import', id] }, next)
  }
  const again = (
    <Link className="link" href={pathOf({ page: 'network', networkId, view: 'imports' })}>
      {t('action.add-data')}
    </Link>
  )
  if (draft.state === 'undone') {
    return (
      <output className="notice">
        <Outcome title={t('view.import.undone')} />
        <p>{t('view.import.undone-text')}</p>
        {again}
      </output>
    )
  }
  return (
    <div className="import-done">
      <output className="notice good">
        <Outcome title={t('view.import.done')} />
        <p>
          {t('view.import.done-text', { files: draft.files.map((file) => file.name).join(', ') })}
        </p>
        <Link
          className="button primary"
          href={pathOf({ page: 'network', networkId, view: 'overview' })}
        >
          {t('action.see-overview')}
        </Link>
      </output>
      <DuplicatesLink networkId={networkId} />
      {preview && <Counts files={draft.files} preview={preview} />}
      {preview?.disappeared && draft.replaces && (
        <BecameOfGone disappeared={preview.disappeared} choice={draft.replaces.disappeared} />
      )}
      {changeSetId !== undefined && <p className="small quiet">{t('view.import.undo-text')}</p>}
      {changeSetId === undefined ? (
        again
      ) : (
        <UndoButton
          networkId={networkId}
          changeSetId={changeSetId}
          label={t('action.undo-import')}
          undo={undo}
          isBlocked={draft.failure?.code === 'undo-blocked'}
        >
          {again}
        </UndoButton>
      )}
    </div>
  )
}

/** The button that was pressed has gone: what came of it has the focus. */
function Outcome({ title }: { title: string }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useLayoutEffect(() => heading.current?.focus(), [])
  return (
    <h2 ref={heading} tabIndex={-1}>
      {title}
    </h2>
  )
}
