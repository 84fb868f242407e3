import { useState } from 'react'
import type { ImportDraft } from '../../../../server/contract/imports.ts'
import { useImports } from '../../api/queries.ts'
import { useText } from '../../state/preferences-context.tsx'

/** Whether the files add to what is there, or replace an earlier edition of the same source. */
export function EditionChoice({
  draft,
  isBusy,
  onChange,
}: {
  draft: ImportDraft
  isBusy: boolean
  onChange: (importId: string | undefined) => void
}) {
  const { t, moment } = useText()
  const [asked, setAsked] = useState<string>()
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
  const replaced = draft.replaces?.importId
  const nameOf = ({ source, createdAt }: ImportDraft): string =>
    t('view.import.edition.of', { label: source.label, date: moment(createdAt) })
  const proposed = replaced === undefined ? ordered.find(({ id }) => isLike(id)) : undefined
  // What was chosen shows at once; what it makes comes with the answer.
  const choose = (importId: string | undefined): void => {
    setAsked(importId)
    onChange(importId)
  }
  return (
    <div className="edition">
      {proposed && (
        <div className="notice">
          <p>{t('view.import.edition.proposed', { name: nameOf(proposed) })}</p>
          <button
            type="button"
            className="button"
            disabled={isBusy}
            onClick={() => choose(proposed.id)}
          >
            {t('action.replace-edition')}
          </button>
        </div>
      )}
      <label className="field wide">
        <span>{t('view.import.edition.title')}</span>
        <select
          value={(isBusy ? asked : replaced) ?? ''}
          disabled={isBusy}
          onChange={(event) => choose(event.target.value || undefined)}
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
