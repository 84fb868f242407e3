import { Icon } from '../parts/icon.tsx'
import { useText } from '../state/preferences-context.tsx'
import { setOptions, useAddress } from '../state/use-address.ts'

/** A column's title that sorts the list; numbers begin with the greatest. */
export function SortHeader({
  field,
  label,
  isNumber = false,
  first,
}: {
  field: string
  label: string
  isNumber?: boolean
  /** The field that the list is sorted by when the address names none. */
  first: string
}) {
  const { t } = useText()
  const { query } = useAddress()
  const isOn = (query.get('sort') ?? first) === field
  const order = query.get('order') === 'desc' ? 'desc' : 'asc'
  const next = isOn ? (order === 'asc' ? 'desc' : 'asc') : isNumber ? 'desc' : 'asc'
  return (
    <th
      scope="col"
      className={isNumber ? 'num' : ''}
      aria-sort={isOn ? (order === 'asc' ? 'ascending' : 'descending') : 'none'}
    >
      <button
        type="button"
        title={t('action.sort')}
        onClick={() => setOptions({ sort: field, order: next }, true)}
      >
        {label}
        {isOn && <Icon name={order === 'asc' ? 'up' : 'down'} size={12} />}
      </button>
    </th>
  )
}
