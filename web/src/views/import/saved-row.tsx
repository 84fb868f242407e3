import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useEffect, useRef, useState, type FormEvent } from 'react'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import type { SavedMapping } from '../../../../server/contract/mappings.ts'
import type { ImportMapping } from '../../../../server/domain/import-mapping.ts'
import { useEndpoints } from '../../api/queries.ts'
import { Problem } from '../../parts/problem.tsx'
import { useText } from '../../state/preferences-context.tsx'
import { fitMapping } from './fit-mapping.ts'

/** Under which saved readings are asked for. */
export const MAPPINGS_KEY = ['mappings']

/** A saved reading: to be used on these files where it suits them, renamed, or removed. */
export function SavedRow({
  saved,
  draft,
  isBusy,
  onUse,
}: {
  saved: SavedMapping
  draft: ImportDraft
  isBusy: boolean
  onUse: (mapping: ImportMapping) => void
}) {
  const { t, list } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const [isRenamed, setRenamed] = useState(false)
  const renameButton = useRef<HTMLButtonElement>(null)
  const removing = useMutation({
    mutationFn: () => api.removeMapping(saved.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: MAPPINGS_KEY }),
  })
  const { name } = saved
  const fitted = fitMapping(saved.mapping, draft.files)
  const why =
    fitted === undefined
      ? t('view.mappings.no-file')
      : fitted.missing.length > 0
        ? t('view.mappings.missing', { columns: list(fitted.missing) })
        : undefined
  const busy = isBusy || removing.isPending
  return (
    <li className="edit-row">
      {isRenamed ? (
        <RenameForm
          saved={saved}
          onEnd={() => {
            setRenamed(false)
            // The button is not there before the form is gone.
            requestAnimationFrame(() => renameButton.current?.focus())
          }}
        />
      ) : (
        <>
          <span className="anywhere">
            {name} {why !== undefined && <span className="small quiet">{why}</span>}
          </span>
          <span className="links">
            <button
              type="button"
              className="link small"
              disabled={busy || fitted === undefined}
              aria-label={t('view.mappings.use-named', { name })}
              onClick={() => fitted && onUse(fitted.mapping)}
            >
              {t('view.mappings.use')}
            </button>
            <button
              type="button"
              ref={renameButton}
              className="link small"
              disabled={busy}
              aria-label={t('view.mappings.rename-named', { name })}
              onClick={() => setRenamed(true)}
            >
              {t('view.mappings.rename')}
            </button>
            <button
              type="button"
              className="link small"
              disabled={busy}
              aria-label={t('view.mappings.remove-named', { name })}
              onClick={() => removing.mutate()}
            >
              {t('action.remove')}
            </button>
          </span>
        </>
      )}
      {removing.error && <Problem error={removing.error} />}
    </li>
  )
}

function RenameForm({ saved, onEnd }: { saved: SavedMapping; onEnd: () => void }) {
  const { t } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const [name, setName] = useState(saved.name)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.select(), [])
  const renaming = useMutation({
    mutationFn: () => api.changeMapping(saved.id, { name: name.trim(), mapping: saved.mapping }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: MAPPINGS_KEY })
      onEnd()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    renaming.mutate()
  }
  return (
    <form className="filters" onSubmit={submit}>
      <label className="field">
        <span>{t('view.mappings.new-name')}</span>
        <input
          className="input"
          ref={input}
          required
          maxLength={200}
          value={name}
          onKeyDown={(event) => {
            if (event.key === 'Escape') onEnd()
          }}
          onChange={(event) => {
            renaming.reset()
            setName(event.target.value)
          }}
        />
      </label>
      <button className="button" disabled={name.trim() === '' || renaming.isPending}>
        {t('action.save')}
      </button>
      <button type="button" className="button bare" onClick={onEnd}>
        {t('action.cancel')}
      </button>
      {renaming.error && <Problem error={renaming.error} />}
    </form>
  )
}
