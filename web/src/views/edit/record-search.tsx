import { useQuery } from '@tanstack/react-query'
import { useId, useState } from 'react'
import { useEndpoints } from '../../api/queries.ts'
import { useText } from '../../state/preferences-context.tsx'

const FOUND = 8
type Found = { id: string; name: string }

/** Finds an actor or a collaboration of the network by its name. */
export function RecordSearch({
  networkId,
  record,
  label: given,
  chosen,
  error,
  onChoose,
}: {
  networkId: string
  record: 'actor' | 'collaboration'
  /** Where it is not simply the record's kind. */
  label?: string
  /** The name of the one chosen. */
  chosen: string | undefined
  error: string | undefined
  onChoose: (found: Found | undefined) => void
}) {
  const { t, capital, named } = useText()
  const api = useEndpoints()
  const id = useId()
  const [text, setText] = useState('')
  const asked = text.trim()
  const { data = [] } = useQuery({
    queryKey: [networkId, 'find', record, asked],
    queryFn: async ({ signal }): Promise<Found[]> => {
      const query = new URLSearchParams({ q: asked, limit: String(FOUND) })
      const page =
        record === 'actor'
          ? await api.actors(networkId, query, signal)
          : await api.collaborations(networkId, query, signal)
      return page.items
    },
    enabled: asked !== '' && chosen === undefined,
  })
  const label = given ?? capital(named('view.record', record))
  if (chosen !== undefined) {
    return (
      <div className="field">
        <span>{label}</span>
        <p>
          <strong className="anywhere">{chosen}</strong>{' '}
          <button
            type="button"
            className="link small"
            onClick={() => {
              setText('')
              onChoose(undefined)
            }}
          >
            {t('view.edit.another')}
          </button>
        </p>
      </div>
    )
  }
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        className="input"
        type="search"
        autoComplete="off"
        placeholder={t('view.edit.find')}
        aria-invalid={error !== undefined}
        aria-describedby={`${id}-about`}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <span id={`${id}-about`} className="small field-error">
        {error}
      </span>
      {asked !== '' && (
        <ul className="rows found">
          {data.map((found) => (
            <li key={found.id}>
              <button type="button" className="row" onClick={() => onChoose(found)}>
                <span className="name">{found.name}</span>
                {found.id !== found.name && <span className="quiet">{found.id}</span>}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
