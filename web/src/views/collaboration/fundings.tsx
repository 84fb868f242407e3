import type { CollaborationSheet } from '../../../../server/contract/records.ts'
import { useText } from '../../state/preferences-context.tsx'

/** Who paid what, as the files say it. */
export function Fundings({
  fundings,
}: {
  fundings: CollaborationSheet['collaboration']['fundings']
}) {
  const { t, date, money } = useText()
  if (fundings.length === 0) return null
  return (
    <section>
      <h3>{t('view.collaboration.funding')}</h3>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{t('view.collaboration.funder')}</th>
            <th scope="col" className="num">
              {t('view.collaboration.amount')}
            </th>
            <th scope="col">{t('view.collaboration.funded-on')}</th>
          </tr>
        </thead>
        <tbody>
          {fundings.map((funding) => (
            <tr key={`${funding.funderName} ${funding.on ?? ''} ${funding.amount}`}>
              <th scope="row">{funding.funderName}</th>
              <td className="num">{money(funding.amount, funding.currency)}</td>
              <td>{funding.on === undefined ? '–' : date(funding.on)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
