import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import { useEndpoints } from '../../api/queries.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { GiveUp } from './give-up.tsx'

/** Why there is no preview: files that cannot be read, or a reading that was stopped. */
export function FailedDraft({ draft }: { draft: ImportDraft }) {
  const { t } = useText()
  if (draft.failure?.code === 'cancelled') return <Stopped draft={draft} />
  return (
    <div className="notice bad" role="alert">
      <h2>{t('view.import.failed')}</h2>
      <p>{draft.failure?.message ?? t('view.problem.unexpected')}</p>
      <p className="small">{t('view.import.nothing-written')}</p>
      <div className="filters">
        <GiveUp draft={draft} />
      </div>
    </div>
  )
}

/** Nothing is wrong with the files: they can be read again as they are. */
function Stopped({ draft }: { draft: ImportDraft }) {
  const { t } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const { networkId, id, decisions } = draft
  const reading = useMutation({
    // Said again as it was said: that has the files read again.
    mutationFn: () => api.changeImport(networkId, id, { decisions }),
    onSuccess: (next) => queries.setQueriesData({ queryKey: [networkId, 'import', id] }, next),
  })
  return (
    <div className="notice" role="alert">
      <h2>{t('view.import.stopped')}</h2>
      <p>{t('view.import.stopped-text')}</p>
      <div className="filters">
        <button
          type="button"
          className="button primary"
          disabled={reading.isPending}
          onClick={() => reading.mutate()}
        >
          {t('action.read-files')}
        </button>
        <GiveUp draft={draft} />
      </div>
      {reading.error && <Problem error={reading.error} />}
    </div>
  )
}
