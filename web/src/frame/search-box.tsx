import { useEffect, useState } from 'react'
import {
  Button,
  ComboBox,
  Input,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
} from 'react-aria-components'
import { useActors } from '../api/queries.ts'
import { Icon } from '../parts/icon.tsx'
import { SectorMark } from '../parts/sector-mark.tsx'
import { useSectors } from '../parts/use-sectors.ts'
import { useText } from '../state/preferences-context.tsx'
import { select } from '../state/use-address.ts'

/** Finds an actor by name or alias, without accents or case; choosing one selects it everywhere. */
export function SearchBox({ networkId }: { networkId: string }) {
  const { t } = useText()
  const [typed, setTyped] = useState('')
  const asked = useSettled(typed.trim())
  const found = useActors(networkId, { q: asked, limit: '8' }, asked !== '')
  const { looks } = useSectors(networkId)
  const items = asked === '' ? [] : (found.data?.items ?? [])
  return (
    <ComboBox
      className="search-field"
      items={items}
      inputValue={typed}
      onInputChange={setTyped}
      selectedKey={null}
      allowsEmptyCollection={typed.trim() !== ''}
      menuTrigger="input"
      onSelectionChange={(key) => {
        if (key === null) return
        setTyped('')
        select([String(key)])
      }}
    >
      <Label className="unseen">{t('view.search.label')}</Label>
      <div className="box">
        <Input id="search" placeholder={t('view.search.placeholder')} />
        <kbd className="key" aria-hidden="true">
          /
        </kbd>
        <Button className="unseen">
          <Icon name="down" />
        </Button>
      </div>
      <Popover className="search-popover">
        <ListBox
          className="search-list"
          renderEmptyState={() => (
            <p className="small quiet">
              {asked !== typed.trim() || found.isFetching
                ? t('view.waiting')
                : t('view.search.none', { asked })}
            </p>
          )}
        >
          {(actor: (typeof items)[number]) => (
            <ListBoxItem id={actor.id} textValue={actor.name}>
              <SectorMark look={looks.get(actor.sectors[0] ?? '')} />
              <span>
                <span className="name">{actor.name}</span>
                {actor.place !== undefined && <span className="quiet">{actor.place}</span>}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  )
}

/** The value once it has not changed for a fifth of a second. */
function useSettled(value: string): string {
  const [settled, setSettled] = useState(value)
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 200)
    return () => clearTimeout(timer)
  }, [value])
  return settled
}
