import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link } from 'wouter'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import { useEndpoints } from '../../api/queries.ts'
import { Problem } from '../../parts/problem.tsx'
import { pathOf } from '../../state/address.ts'
import { useText } from '../../state/preferences-context.tsx'
import { DuplicatesLink } from '../duplicates/duplicates-link.tsx'
import { isUndoBlocked, WhatStandsInTheWay } from '../undo-obstacles.tsx'
import { Counts } from './counts.tsx'

/** After: what changed, where to go, and the way back. */
export function ImportDone({ draft }: { draft: ImportDraft }) {
  const { t } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const { networkId, id, preview } = draft
  const undoing = useMutation({
    mutationFn: () => api.undoImport(networkId, id),
    onSuccess: (next) => queries.setQueriesData({ queryKey: [networkId, 'import', id] }, next),
  })
  const again = (
    <Link className="link" href={pathOf({ page: 'network', networkId, view: 'imports' })}>
      {t('action.add-data')}
    </Link>
  )
  if (draft.state === 'undone') {
    return (
      <output className="notice">
        <h2>{t('view.import.undone')}</h2>
        <p>{t('view.import.undone-text')}</p>
        {again}
      </output>
    )
  }
  return (
    <>
      <output className="notice good">
        <h2>{t('view.import.done')}</h2>
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
      <div className="links">
        <button
          type="button"
          className="button"
          disabled={undoing.isPending}
          onClick={() => undoing.mutate()}
        >
          {t('action.undo-import')}
        </button>
        {again}
      </div>
      {undoing.error && !isUndoBlocked(undoing.error) && <Problem error={undoing.error} />}
      {draft.changeSetId !== undefined &&
        (isUndoBlocked(undoing.error) || draft.failure?.code === 'undo-blocked') && (
          <WhatStandsInTheWay networkId={networkId} changeSetId={draft.changeSetId} />
        )}
    </>
  )
}
