import type { ReactNode } from 'react'
import { useText } from '../state/preferences-context.tsx'

/** What is said of something: a label, and what is said; where it has several, each by itself. */
export type Fact = { label: string; value: ReactNode; key?: string }

/** What the files and those who filled in the form said of a record, as they said it. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  const { t } = useText()
  if (facts.length === 0) return null
  return (
    <details>
      <summary className="link small">{t('view.actor.facts')}</summary>
      <dl className="facts">
        {facts.map(({ label, value, key }) => (
          <div key={key ?? label}>
            <dt>{label}</dt>
            <dd className="anywhere">{value}</dd>
          </div>
        ))}
      </dl>
    </details>
  )
}

/** The further columns of a record. */
export function attributeFacts(attributes: Readonly<Record<string, unknown>>): Fact[] {
  return Object.entries(attributes).map(([name, value]) => {
    return { label: name, value: String(value), key: `attribute ${name}` }
  })
}
