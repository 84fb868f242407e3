import { Icon } from '../parts/icon.tsx'
import { useText } from '../state/preferences-context.tsx'
import { setOptions } from '../state/use-address.ts'

/**
 * A column's title that sorts a list of places or territories, held in the address as `by` and
 * `direction`; another click turns it round. The name (`label`) begins with the first, numbers with
 * the greatest.
 */
export function DirectionHeader<F extends string>({
  field,
  title,
  order,
}: {
  field: F | 'label'
  title: string
  order: { by: F | 'label'; descending: boolean }
}) {
  const { t } = useText()
  const isName = field === 'label'
  const isOn = order.by === field
  const descending = isOn ? !order.descending : !isName
  return (
    <th
      scope="col"
      className={isName ? '' : 'num'}
      aria-sort={isOn ? (order.descending ? 'descending' : 'ascending') : 'none'}
    >
      <button
        type="button"
        title={t('action.sort')}
        onClick={() => setOptions({ by: field, direction: descending ? 'desc' : 'asc' }, true)}
      >
        {title}
        {isOn && <Icon name={order.descending ? 'down' : 'up'} size={12} />}
      </button>
    </th>
  )
}
