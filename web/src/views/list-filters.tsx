import { useState, type FormEvent } from 'react'
import { useNetwork } from '../api/queries.ts'
import { useText } from '../state/preferences-context.tsx'
import { setOptions, useAddress } from '../state/use-address.ts'

/** Narrows a list by name and sector; the slice stays what it is. */
export function ListFilters({
  networkId,
  withSector = false,
}: {
  networkId: string
  withSector?: boolean
}) {
  const { t } = useText()
  const { query } = useAddress()
  // Until the network is known its field is there, so that nothing is pushed down by it.
  const sectors = useNetwork(networkId).data?.choices.sectors
  const asked = query.get('q') ?? ''
  const [typed, setTyped] = useState(asked)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setOptions({ q: typed.trim() }, true)
  }
  return (
    <search aria-label={t('view.filter.title')}>
      <form className="filters" onSubmit={submit}>
        <label className="field">
          <span>{t('view.filter.name')}</span>
          <input
            className="input"
            type="search"
            value={typed}
            onChange={(event) => setTyped(event.target.value)}
            onBlur={submit}
          />
        </label>
        {withSector && sectors?.length !== 0 && (
          <label className="field">
            <span>{t('view.filter.sector')}</span>
            <select
              value={query.get('sector') ?? ''}
              onChange={(event) => setOptions({ sector: event.target.value }, true)}
            >
              <option value="">{t('view.filter.all-sectors')}</option>
              {sectors?.map((sector) => (
                <option key={sector.value} value={sector.value}>
                  {t('view.with-count', { label: sector.label, count: sector.count })}
                </option>
              ))}
            </select>
          </label>
        )}
        <button className="button">{t('action.filter')}</button>
      </form>
    </search>
  )
}
