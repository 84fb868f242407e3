import type { ActorSheet } from '../../../../server/contract/records.ts'
import { useText } from '../../state/preferences-context.tsx'

/** What the files said of it, as they said it. */
export function Facts({ actor }: { actor: ActorSheet['actor'] }) {
  const { t } = useText()
  const facts = [
    ...actor.aliases.map((alias): [string, string] => [t('view.actor.alias'), alias]),
    ...Object.entries(actor.identifiers).map(([name, id]): [string, string] => [
      name.toUpperCase(),
      id,
    ]),
    ...Object.entries(actor.attributes).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
  ]
  if (facts.length === 0) return null
  return (
    <details>
      <summary className="link small">{t('view.actor.facts')}</summary>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={`${name} ${value}`}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
