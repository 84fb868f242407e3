import { useState, type FormEvent } from 'react'
import { useTerritories } from '../api/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { useText } from '../state/preferences-context.tsx'
import { setOptions, useAddress } from '../state/use-address.ts'
import { readOwn, withoutAccents, writeOwn, type OwnTerritory } from './own-territories.ts'

/** More communes than this are found by typing a part of their name. */
const SHOWN = 60

/** Territories that no register knows, put together of communes; they stay in the address. */
export function TerritoriesOwn({ networkId }: { networkId: string }) {
  const { t, count } = useText()
  const { query } = useAddress()
  const own = readOwn(query.get('own'))
  const [isOpen, setOpen] = useState(false)
  return (
    <details
      className="territories-own"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{t('view.territories.own.title', { count: own.length })}</summary>
      <p className="small quiet">{t('view.territories.own.about')}</p>
      {own.length > 0 && (
        <ul className="rows">
          {own.map((list, place) => (
            <li key={writeOwn([list])}>
              <div className="row still">
                <span className="name">
                  {list.name ?? list.communes.join(', ')}
                  <span className="detail quiet">
                    {t('view.territories.own.communes', { count: list.communes.length })}
                  </span>
                </span>
                <button
                  type="button"
                  className="button bare"
                  aria-label={t('view.territories.own.remove', {
                    name: list.name ?? count(place + 1),
                  })}
                  onClick={() => keep(own.filter((_, other) => other !== place))}
                >
                  <Icon name="close" />
                </button>
              </div>
            </li>
          ))}
        </ul>
      )}
      {isOpen && <NewTerritory networkId={networkId} onAdd={(list) => keep([...own, list])} />}
    </details>
  )
}

function keep(lists: readonly OwnTerritory[]): void {
  setOptions({ own: writeOwn(lists), level: lists.length > 0 ? 'own' : undefined })
}

/** A name, and the communes of the network that belong to it. */
function NewTerritory({
  networkId,
  onAdd,
}: {
  networkId: string
  onAdd: (list: OwnTerritory) => void
}) {
  const { t } = useText()
  const rows = useTerritories(networkId, { level: 'commune' }).data?.rows ?? []
  const [name, setName] = useState('')
  const [part, setPart] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>([])
  const wanted = withoutAccents(part)
  const found = rows
    .filter(
      ({ territory, label }) =>
        chosen.includes(territory) || withoutAccents(`${label} ${territory}`).includes(wanted),
    )
    .toSorted((a, b) => (b.actors ?? 0) - (a.actors ?? 0))
  const add = (event: FormEvent): void => {
    event.preventDefault()
    if (chosen.length === 0) return
    const said = name.trim()
    onAdd({ ...(said !== '' && { name: said }), communes: chosen })
    setName('')
    setPart('')
    setChosen([])
  }
  return (
    <form className="territories-own-form" onSubmit={add}>
      <label className="field">
        <span>{t('view.territories.own.name')}</span>
        <input
          className="input"
          value={name}
          maxLength={80}
          onChange={(event) => setName(event.target.value)}
        />
      </label>
      <label className="field">
        <span>{t('view.territories.own.search')}</span>
        <input
          className="input"
          type="search"
          value={part}
          onChange={(event) => setPart(event.target.value)}
        />
      </label>
      <fieldset>
        <legend>{t('view.territories.own.choose', { count: chosen.length })}</legend>
        <ul className="territories-own-list">
          {found.slice(0, SHOWN).map(({ territory, label, actors }) => (
            <li key={territory}>
              <label className="check">
                <input
                  type="checkbox"
                  checked={chosen.includes(territory)}
                  onChange={(event) =>
                    setChosen(
                      event.target.checked
                        ? [...chosen, territory]
                        : chosen.filter((one) => one !== territory),
                    )
                  }
                />
                {t('view.with-count', { label, count: actors ?? 0 })}
              </label>
            </li>
          ))}
        </ul>
        {found.length > SHOWN && (
          <p className="small quiet">
            {t('view.territories.own.more', { count: found.length - SHOWN })}
          </p>
        )}
      </fieldset>
      <button type="submit" className="button" disabled={chosen.length === 0}>
        {t('view.territories.own.add')}
      </button>
    </form>
  )
}
