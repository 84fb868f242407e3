import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import type { SavedMapping } from '../../../../server/contract/mappings.ts'
import type { ImportMapping } from '../../../../server/domain/import-mapping.ts'
import { ApiError } from '../../api/api-error.ts'
import { useEndpoints } from '../../api/queries.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { fitMapping, generalised } from './fit-mapping.ts'
import { MAPPINGS_KEY, SavedRow } from './saved-row.tsx'

/** What columns mean, under a name: used again on these files, or kept for the next ones. */
export function SavedMappings({
  draft,
  mapping,
  isComplete,
  isBusy,
  onUse,
}: {
  draft: ImportDraft
  /** The one on the page. */
  mapping: ImportMapping
  isComplete: boolean
  isBusy: boolean
  onUse: (mapping: ImportMapping) => void
}) {
  const { t } = useText()
  const api = useEndpoints()
  const items =
    useQuery({ queryKey: MAPPINGS_KEY, queryFn: () => api.mappings() }).data?.items ?? []
  const proposed = proposedOf(items, draft)
  return (
    <>
      {proposed?.fitted && (
        <div className="notice saved-proposed">
          <p>{t('view.mappings.proposed', { name: proposed.name })}</p>
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => proposed.fitted && onUse(proposed.fitted.mapping)}
          >
            {t('view.mappings.use')}
          </button>
        </div>
      )}
      <details className="saved-mappings">
        <summary className="link small">
          {t('view.mappings.title', { count: items.length })}
        </summary>
        {items.length > 0 && (
          <ul className="rows edit-rows">
            {items.map((saved) => (
              <SavedRow key={saved.id} saved={saved} draft={draft} isBusy={isBusy} onUse={onUse} />
            ))}
          </ul>
        )}
        {isComplete && <SaveForm mapping={mapping} items={items} />}
      </details>
    </>
  )
}

/** A saved reading that suits the files and says otherwise than what they were taken to mean. */
function proposedOf(items: readonly SavedMapping[], { files, mapping }: ImportDraft) {
  return items
    .map(({ id, name, mapping: saved }) => ({ id, name, fitted: fitMapping(saved, files) }))
    .find(
      ({ fitted }) =>
        fitted?.missing.length === 0 && JSON.stringify(fitted.mapping) !== JSON.stringify(mapping),
    )
}

function SaveForm({ mapping, items }: { mapping: ImportMapping; items: readonly SavedMapping[] }) {
  const { t } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const taken = items.find((one) => one.name.toLowerCase() === name.trim().toLowerCase())
  const saving = useMutation({
    mutationFn: () => {
      const body = { name: name.trim(), mapping: generalised(mapping) }
      return taken ? api.changeMapping(taken.id, body) : api.saveMapping(body)
    },
    onSuccess: () => queries.invalidateQueries({ queryKey: MAPPINGS_KEY }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate()
  }
  const isRefused = saving.error instanceof ApiError
  return (
    <form className="filters" onSubmit={submit}>
      <label className="field">
        <span>{t('view.mappings.name')}</span>
        <input
          className="input"
          required
          maxLength={200}
          value={name}
          onChange={(event) => {
            saving.reset()
            setName(event.target.value)
          }}
        />
      </label>
      <button className="button" disabled={name.trim() === '' || saving.isPending}>
        {t(taken ? 'view.mappings.replace' : 'view.mappings.save')}
      </button>
      {saving.isSuccess && <output className="small">{t('view.mappings.saved')}</output>}
      {isRefused && <Problem error={saving.error} />}
    </form>
  )
}
