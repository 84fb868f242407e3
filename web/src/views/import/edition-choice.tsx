import { useRef } from 'react'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import { useImports } from '../../api/kept-queries.ts'
import { useText } from '../../state/preferences-context.tsx'

/** Whether the files add to what is there, or replace an earlier edition of the same source. */
export function EditionChoice({
  draft,
  replaced,
  isBusy,
  onChange,
}: {
  draft: ImportDraft
  /** The import that the files replace, as it was said last. */
  replaced: string | undefined
  isBusy: boolean
  onChange: (importId: string | undefined) => void
}) {
  const { t, moment } = useText()
  const choice = useRef<HTMLSelectElement>(null)
  const { data } = useImports(draft.networkId)
  const confirmed = (data?.items ?? []).filter(
    (other) => other.state === 'confirmed' && other.id !== draft.id,
  )
  if (confirmed.length === 0) return null
  const isLike = (id: string) => draft.editionOf.includes(id)
  const ordered = [
    ...confirmed.filter(({ id }) => isLike(id)),
    ...confirmed.filter(({ id }) => !isLike(id)),
  ]
  const nameOf = ({ source, createdAt }: ImportDraft): string =>
    t('view.import.edition.of', { label: source.label, date: moment(createdAt) })
  const proposed = replaced === undefined ? ordered.find(({ id }) => isLike(id)) : undefined
  return (
    <div className="edition">
      {proposed && (
        <div className="notice">
          <p>{t('view.import.edition.proposed', { name: nameOf(proposed) })}</p>
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => {
              onChange(proposed.id)
              // The button goes with the proposal; what it chose is said by the list under it.
              choice.current?.focus()
            }}
          >
            {t('action.replace-edition')}
          </button>
        </div>
      )}
      <label className="field wide">
        <span>{t('view.import.edition.title')}</span>
        <select
          ref={choice}
          value={replaced ?? ''}
          // While a choice is saved the focus stays where it is, and no other is taken.
          aria-disabled={isBusy || undefined}
          onChange={(event) => {
            if (!isBusy) onChange(event.target.value || undefined)
          }}
        >
          <option value="">{t('view.import.edition.none')}</option>
          {ordered.map((other) => (
            <option key={other.id} value={other.id}>
              {t('view.import.edition.replaces', { name: nameOf(other) })}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
