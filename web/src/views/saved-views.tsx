import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import type { SavedView } from '../../../server/contract/saved-views.ts'
import { useSavedViews } from '../api/kept-queries.ts'
import { useEndpoints } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Problem } from '../parts/problem.tsx'
import { useText } from '../state/preferences-context.tsx'

/** The address of what is seen, without its host. */
const here = (): string => window.location.pathname + window.location.search + window.location.hash

/** Views of a network under a name: saved, opened, shared, removed. */
export function SavedViews({ networkId, onClose }: { networkId: string; onClose: () => void }) {
  const { t } = useText()
  return (
    <Dialog title={t('view.saved.title')} onClose={onClose}>
      <div className="settings">
        <p className="small quiet">{t('view.saved.lead')}</p>
        <SaveForm networkId={networkId} />
        <Answer of={useSavedViews(networkId)} lines={3}>
          {({ items }) =>
            items.length === 0 ? (
              <p className="quiet">{t('view.saved.none')}</p>
            ) : (
              <section>
                <h3>{t('view.saved.list')}</h3>
                <ul className="rows">
                  {items.map((view) => (
                    <li key={view.id}>
                      <Saved view={view} onOpen={onClose} />
                    </li>
                  ))}
                </ul>
              </section>
            )
          }
        </Answer>
      </div>
    </Dialog>
  )
}

function SaveForm({ networkId }: { networkId: string }) {
  const { t } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const saving = useMutation({
    mutationFn: () => api.saveView(networkId, { name: name.trim(), address: here() }),
    onSuccess: () => {
      setName('')
      return queries.invalidateQueries({ queryKey: [networkId, 'saved-views'] })
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form onSubmit={submit} className="saved-form">
      <label className="field">
        <span>{t('view.saved.name')}</span>
        <input
          className="input"
          required
          maxLength={200}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <button className="button primary" disabled={name.trim() === '' || saving.isPending}>
        {t('action.save-view')}
      </button>
      {saving.error && <Problem error={saving.error} />}
    </form>
  )
}

function Saved({ view, onOpen }: { view: SavedView; onOpen: () => void }) {
  const { t, moment } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const [isCopied, setCopied] = useState(false)
  const removing = useMutation({
    mutationFn: () => api.removeView(view.networkId, view.id),
    onSuccess: () => queries.invalidateQueries({ queryKey: [view.networkId, 'saved-views'] }),
  })
  const link = `${window.location.origin}/shared/${encodeURIComponent(view.id)}`
  const copy = async (): Promise<void> => {
    // Without a secure context there is no clipboard: the link stands beside the button.
    await navigator.clipboard?.writeText(link)
    setCopied(true)
  }
  return (
    <div className="saved">
      <Link href={view.address} onClick={onOpen} className="name">
        {view.name}
      </Link>
      <span className="small quiet">
        {t('view.saved.at', { moment: moment(view.createdAt), version: view.version })}
      </span>
      <input
        className="input small"
        readOnly
        value={link}
        aria-label={t('view.saved.link', { name: view.name })}
        onFocus={(event) => event.target.select()}
      />
      <div className="links">
        <button type="button" className="button" onClick={() => void copy()}>
          {t('action.copy-link')}
        </button>
        <button
          type="button"
          className="button bare"
          aria-label={t('action.remove-view', { name: view.name })}
          disabled={removing.isPending}
          onClick={() => removing.mutate()}
        >
          {t('action.remove')}
        </button>
        <span aria-live="polite" className="small quiet">
          {isCopied && t('view.saved.copied')}
        </span>
      </div>
      {removing.error && <Problem error={removing.error} />}
    </div>
  )
}
