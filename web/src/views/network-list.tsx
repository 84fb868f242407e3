import { useState } from 'react'
import type { NetworkMap } from '../../../server/contract/map.ts'
import type { SectorLook } from '../map/shapes.ts'
import { Dialog } from '../parts/dialog.tsx'
import { SectorMark } from '../parts/sector-mark.tsx'
import { useText } from '../state/preferences-context.tsx'
import { MOST_SELECTED, toggled } from '../state/selection.ts'
import { useSelection } from '../state/use-selection.ts'

/** Rows shown at once; the words typed above narrow them down. */
const MOST_ROWS = 100

/** Chooses actors from a list: what box and lasso do, without drawing. */
export function NetworkList({
  map,
  looks,
  onClose,
}: {
  map: NetworkMap
  looks: ReadonlyMap<string, SectorLook>
  onClose: () => void
}) {
  const { t } = useText()
  const selection = useSelection()
  const [typed, setTyped] = useState('')
  const [chosen, setChosen] = useState<readonly string[]>(selection.actors)
  const wanted = plain(typed.trim())
  const rows = [...map.nodes.id.keys()]
    .filter((row) => map.nodes.kind[row] === 'actor')
    .filter((row) => plain(map.nodes.name[row] ?? '').includes(wanted))
    .toSorted((a, b) => (map.nodes.name[a] ?? '').localeCompare(map.nodes.name[b] ?? ''))
  const shown = rows.slice(0, MOST_ROWS)
  return (
    <Dialog title={t('view.network.list')} className="box list-box" onClose={onClose}>
      <label className="field">
        <span>{t('view.network.list-filter')}</span>
        <input
          className="input"
          type="search"
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
        />
      </label>
      <ul className="checks">
        {shown.map((row) => {
          const id = map.nodes.id[row] ?? ''
          const isChosen = chosen.includes(id)
          return (
            <li key={id}>
              <label className="check">
                <input
                  type="checkbox"
                  checked={isChosen}
                  disabled={!isChosen && chosen.length >= MOST_SELECTED}
                  onChange={() => setChosen(toggled(chosen, id))}
                />
                <SectorMark look={looks.get(map.sectors[map.nodes.sector[row] ?? -1] ?? '')} />
                <span className="name">{map.nodes.name[row]}</span>
              </label>
            </li>
          )
        })}
      </ul>
      {rows.length > shown.length && (
        <p className="small quiet">
          {t('view.network.list-more', { count: rows.length - shown.length })}
        </p>
      )}
      {chosen.length >= MOST_SELECTED && (
        <p className="small">{t('view.network.most-selected', { most: MOST_SELECTED })}</p>
      )}
      <div className="list-actions">
        <button
          type="button"
          className="button primary"
          onClick={() => {
            selection.set({ actors: chosen, collaborations: selection.collaborations })
            onClose()
          }}
        >
          {t('action.select-count', { count: chosen.length })}
        </button>
        <button type="button" className="button" onClick={() => setChosen([])}>
          {t('action.clear-selection')}
        </button>
      </div>
    </Dialog>
  )
}

/** A text as it is searched: without accents or case. */
function plain(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}
