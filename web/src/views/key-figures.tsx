import type { Finding } from '../../../server/domain/findings.ts'
import { ExplainButton } from '../parts/explain-button.tsx'
import { useText } from '../state/preferences-context.tsx'
import { TableBox } from '../parts/table-box.tsx'

/** The further figures of the network, each with its explanation. */
export function KeyFigures({ findings }: { findings: readonly Finding[] }) {
  const { t, named, value, capital } = useText()
  if (findings.length === 0) return null
  return (
    <section className="key-figures">
      <h2>{t('view.overview.figures')}</h2>
      <TableBox label={t('view.overview.figures')}>
        <table className="table">
          <thead>
            <tr>
              <th scope="col">{t('view.table.measure')}</th>
              <th scope="col" className="num">
                {t('view.table.value')}
              </th>
              <th scope="col">
                <span className="unseen">{t('action.explain')}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {findings.map((finding) => {
              const name = capital(named('measure', `${finding.measure}.name`))
              return (
                <tr key={finding.measure}>
                  <th scope="row">{name}</th>
                  <td className="num">
                    {finding.value === null
                      ? named('reason', finding.reason ?? 'not-applicable')
                      : value(finding.value, finding.unit)}
                  </td>
                  <td>
                    <ExplainButton brief measure={finding.measure} about={name} />
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      </TableBox>
    </section>
  )
}
