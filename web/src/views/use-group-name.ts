import type { Timeline } from '../../../server/contract/timeline.ts'
import { useText } from '../state/preferences-context.tsx'

/** What a group of the timeline is called. */
export function useGroupName(grouping: string): (group: Timeline['groups'][number]) => string {
  const { t, named, capital } = useText()
  return ({ is, value, label }) => {
    if (grouping === 'none') return t('view.name.timeline')
    if (is !== 'one') {
      return t(is === 'none' ? 'view.timeline.without' : 'view.timeline.several', { of: grouping })
    }
    if (grouping === 'kind') return capital(named('view.kinds', value))
    return label ?? value
  }
}
