import { useText } from '../state/preferences-context.tsx'
import { Icon, isIconName } from './icon.tsx'

/** Why an actor is little connected, with its sign. */
export function ReasonPill({ reason }: { reason: string }) {
  const { named } = useText()
  return (
    <span className="pill">
      {isIconName(reason) && <Icon name={reason} size={14} />}
      {named('isolation', reason)}
    </span>
  )
}
