import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import type { NetworkDetails } from '../../../server/contract/networks.ts'
import { useEndpoints, useNetwork } from '../api/queries.ts'
import { useNetworkChanged } from '../api/use-network-changed.ts'
import { Answer } from '../parts/answer.tsx'
import { Dialog } from '../parts/dialog.tsx'
import { Problem } from '../parts/problem.tsx'
import { useText } from '../state/preferences-context.tsx'
import { go } from '../state/use-address.ts'

/** A network's name and the conventions that its findings rest on; and its end. */
export function NetworkSettings({
  networkId,
  onClose,
}: {
  networkId: string
  onClose: () => void
}) {
  const { t } = useText()
  return (
    <Dialog title={t('view.settings.title')} onClose={onClose}>
      <Answer of={useNetwork(networkId)} lines={4}>
        {(network) => (
          <div className="settings">
            <SettingsForm network={network} onDone={onClose} />
            <Deletion network={network} onDone={onClose} />
          </div>
        )}
      </Answer>
    </Dialog>
  )
}

type Part = { network: NetworkDetails; onDone: () => void }

function SettingsForm({ network, onDone }: Part) {
  const { t } = useText()
  const api = useEndpoints()
  const changed = useNetworkChanged(network.id)
  const { settings } = network
  const [name, setName] = useState(network.name)
  const [isComplete, setComplete] = useState(settings.actorListComplete)
  const [dormant, setDormant] = useState(settings.dormantAfterMonths)
  const [recent, setRecent] = useState(settings.newWithinMonths)
  const saving = useMutation({
    mutationFn: () =>
      api.changeNetwork(network.id, {
        name: name.trim(),
        actorListComplete: isComplete,
        dormantAfterMonths: dormant,
        newWithinMonths: recent,
      }),
    onSuccess: async () => {
      await changed()
      onDone()
    },
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    saving.mutate()
  }
  return (
    <form className="settings" onSubmit={submit}>
      <label className="field">
        <span>{t('view.drop.network-name')}</span>
        <input
          className="input"
          required
          maxLength={500}
          value={name}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className="check">
        <input
          type="checkbox"
          checked={isComplete}
          onChange={(event) => setComplete(event.target.checked)}
        />
        <span>{t('view.import.list-complete')}</span>
      </label>
      <Months label={t('view.settings.dormant')} least={1} value={dormant} onChange={setDormant} />
      <Months label={t('view.settings.recent')} least={0} value={recent} onChange={setRecent} />
      <button className="button primary" disabled={saving.isPending || name.trim() === ''}>
        {t('action.save')}
      </button>
      {saving.error && <Problem error={saving.error} />}
    </form>
  )
}

function Months({
  label,
  least,
  value,
  onChange,
}: {
  label: string
  least: number
  value: number
  onChange: (months: number) => void
}) {
  return (
    <label className="field inline">
      <span>{label}</span>
      <input
        className="input"
        type="number"
        required
        min={least}
        max={600}
        value={value}
        onChange={(event) => onChange(Math.floor(Number(event.target.value)))}
      />
    </label>
  )
}

/** Deleting takes two steps: it cannot be undone. */
function Deletion({ network, onDone }: Part) {
  const { t } = useText()
  const api = useEndpoints()
  const queries = useQueryClient()
  const [isSure, setSure] = useState(false)
  const deleting = useMutation({
    mutationFn: () => api.deleteNetwork(network.id),
    onSuccess: async () => {
      onDone()
      go({ route: { page: 'home' }, query: new URLSearchParams(), selection: { actors: [] } })
      queries.removeQueries({ queryKey: [network.id] })
      await queries.invalidateQueries({ queryKey: ['networks'] })
    },
  })
  return (
    <details>
      <summary className="link small">{t('action.delete-network')}</summary>
      <div className="notice bad">
        <p>{t('view.settings.delete-text', { actors: network.counts.actors })}</p>
        <label className="check">
          <input
            type="checkbox"
            checked={isSure}
            onChange={(event) => setSure(event.target.checked)}
          />
          <span>{t('view.settings.delete-sure')}</span>
        </label>
        <button
          type="button"
          className="button"
          disabled={!isSure || deleting.isPending}
          onClick={() => deleting.mutate()}
        >
          {t('action.delete-network')}
        </button>
        {deleting.error && <Problem error={deleting.error} />}
      </div>
    </details>
  )
}
