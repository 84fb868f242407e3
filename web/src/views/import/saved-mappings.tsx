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

const KEY = ['mappings']

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
  const queries = useQueryClient()
  const items = useQuery({ queryKey: KEY, queryFn: () => api.mappings() }).data?.items ?? []
  const removing = useMutation({
    mutationFn: (id: string) => api.removeMapping(id),
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
  })
  // When nobody understands the files, a reading that suits them is what is needed.
  const isOpen =
    draft.state === 'needs-mapping' &&
    items.some((saved) => fitMapping(saved.mapping, draft.files)?.missing.length === 0)
  return (
    <details className="saved-mappings" open={isOpen}>
      <summary className="link small">{t('view.mappings.title', { count: items.length })}</summary>
      {items.length > 0 && (
        <ul className="rows edit-rows">
          {items.map((saved) => (
            <SavedRow
              key={saved.id}
              saved={saved}
              draft={draft}
              isBusy={isBusy || removing.isPending}
              onUse={onUse}
              onRemove={() => removing.mutate(saved.id)}
            />
          ))}
        </ul>
      )}
      {removing.error && <Problem error={removing.error} />}
      {isComplete && <SaveForm mapping={mapping} items={items} />}
    </details>
  )
}

function SavedRow({
  saved,
  draft,
  isBusy,
  onUse,
  onRemove,
}: {
  saved: SavedMapping
  draft: ImportDraft
  isBusy: boolean
  onUse: (mapping: ImportMapping) => void
  onRemove: () => void
}) {
  const { t, list } = useText()
  const fitted = fitMapping(saved.mapping, draft.files)
  const why =
    fitted === undefined
      ? t('view.mappings.no-file')
      : fitted.missing.length > 0
        ? t('view.mappings.missing', { columns: list(fitted.missing) })
        : undefined
  return (
    <li className="edit-row">
      <span className="anywhere">
        {saved.name} {why !== undefined && <span className="small quiet">{why}</span>}
      </span>
      <span className="links">
        <button
          type="button"
          className="link small"
          disabled={isBusy || fitted === undefined}
          onClick={() => fitted && onUse(fitted.mapping)}
        >
          {t('view.mappings.use')}
        </button>
        <button type="button" className="link small" disabled={isBusy} onClick={onRemove}>
          {t('action.remove')}
        </button>
      </span>
    </li>
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
    onSuccess: () => queries.invalidateQueries({ queryKey: KEY }),
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
