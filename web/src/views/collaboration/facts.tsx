import type { CollaborationSheet } from '../../../../server/contract/records.ts'
import { useText } from '../../state/preferences-context.tsx'
import { go, openCollaboration } from '../../state/use-address.ts'
import { useRecordName } from '../edit/record-choice.tsx'
import { attributeFacts, Facts, type Fact } from '../facts.tsx'

/** What is said of a collaboration beside its name, kind, dates, domains and fundings. */
export function CollaborationFacts({
  networkId,
  collaboration,
}: {
  networkId: string
  collaboration: CollaborationSheet['collaboration']
}) {
  const { t, named, date, number } = useText()
  const { scope, spottedOn, spottedById, originTerritory, weight } = collaboration
  const facts: Fact[] = [
    ...collaboration.stages.map(({ stage, since }, i) => ({
      label: t('view.edit.stage'),
      value: named('view.stage', stage) + (since === undefined ? '' : ` · ${date(since)}`),
      key: `stage ${i}`,
    })),
    ...(scope ? [{ label: t('view.edit.scope'), value: named('view.scope', scope) }] : []),
    ...(originTerritory === undefined
      ? []
      : [{ label: t('view.edit.origin-territory'), value: originTerritory }]),
    ...(collaboration.territories.length === 0
      ? []
      : [{ label: t('view.edit.territories'), value: collaboration.territories.join(', ') }]),
    ...(collaboration.skillsNeeded.length === 0
      ? []
      : [{ label: t('view.edit.skills-needed'), value: collaboration.skillsNeeded.join(', ') }]),
    ...(spottedOn === undefined
      ? []
      : [{ label: t('view.edit.spotted-on'), value: date(spottedOn) }]),
    ...(spottedById === undefined
      ? []
      : [
          {
            label: t('view.edit.spotted-by'),
            value: <NamedRecord networkId={networkId} record="actor" id={spottedById} />,
          },
        ]),
    ...collaboration.followsIds.map((id) => ({
      label: t('view.edit.follows'),
      value: <NamedRecord networkId={networkId} record="collaboration" id={id} />,
      key: `follows ${id}`,
    })),
    ...(weight === 1 ? [] : [{ label: t('view.edit.weight'), value: number(weight) }]),
    ...attributeFacts(collaboration.attributes),
  ]
  return <Facts facts={facts} />
}

/** The name of a record, which opens its sheet. */
function NamedRecord({
  networkId,
  record,
  id,
}: {
  networkId: string
  record: 'actor' | 'collaboration'
  id: string
}) {
  const name = useRecordName(networkId, record, id)
  return (
    <button
      type="button"
      className="link small"
      onClick={() =>
        record === 'actor' ? go({ selection: { actors: [id] } }) : openCollaboration(id)
      }
    >
      {name}
    </button>
  )
}
