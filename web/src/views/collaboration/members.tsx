import type { CollaborationSheet } from '../../../../server/contract/records.ts'
import { SectorMark } from '../../parts/sector-mark.tsx'
import { useSectors } from '../../parts/use-sectors.ts'
import { useText } from '../../state/preferences-context.tsx'
import { select } from '../../state/use-address.ts'

/** Everyone in it: those who lead first, then by their beginning. */
export function Members({
  networkId,
  members,
}: {
  networkId: string
  members: CollaborationSheet['members']
}) {
  const { t, named, period } = useText()
  const { looks } = useSectors(networkId)
  const ordered = members.toSorted(
    (a, b) =>
      Number(b.role === 'lead') - Number(a.role === 'lead') ||
      (a.startsOn ?? '').localeCompare(b.startsOn ?? ''),
  )
  return (
    <section>
      <h3>{t('view.participants', { count: members.length })}</h3>
      <ul className="rows">
        {ordered.map((member) => {
          const [from, to] = [member.startsOn ?? member.endsOn, member.endsOn ?? member.startsOn]
          return (
            <li key={`${member.id} ${member.role} ${member.startsOn ?? ''}`}>
              <button type="button" className="row" onClick={() => select([member.id])}>
                <SectorMark look={looks.get(member.sectors[0] ?? '')} />
                <span className="name">
                  <span className="anywhere">{member.name}</span>
                  <span className="detail quiet">
                    {named('view.role', member.role)}
                    {from !== undefined && to !== undefined && ` · ${period(from, to)}`}
                  </span>
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {members.length > 1 && (
        <button
          type="button"
          className="link small"
          onClick={() => select([...new Set(members.map((member) => member.id))])}
        >
          {t('action.select-all-members')}
        </button>
      )}
    </section>
  )
}
