import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { paths } from '../../../server/contract/paths.ts'
import type { ReportSummary } from '../../../server/contract/reports.ts'
import type { Language } from '../../../server/locales/locales.ts'
import { download } from '../api/client.ts'
import { useReports } from '../api/kept-queries.ts'
import { useEndpoints, useNetwork } from '../api/queries.ts'
import { describeSlice } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { Icon } from '../parts/icon.tsx'
import { Problem } from '../parts/problem.tsx'
import { useText } from '../state/preferences-context.tsx'
import { useAddress } from '../state/use-address.ts'
import { ExportMenu } from './export-menu.tsx'

/** Makes a report of the slice, and lists those made. */
export function ReportsView({ networkId }: { networkId: string }) {
  const text = useText()
  const { t, language } = text
  const { slice } = useAddress()
  const api = useEndpoints()
  const queries = useQueryClient()
  const network = useNetwork(networkId).data
  const [locale, setLocale] = useState<Language>(language)
  const making = useMutation({
    mutationFn: () => api.makeReport(networkId, { slice, locale }),
    onSuccess: () => queries.invalidateQueries({ queryKey: [networkId, 'reports'] }),
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    making.mutate()
  }
  return (
    <div className="reports">
      <h1>{t('view.name.reports')}</h1>
      <p className="lead">{t('view.reports.text')}</p>
      <form className="notice" onSubmit={submit}>
        <p>
          <strong>{t('view.reports.slice')}</strong>{' '}
          {network && describeSlice(text, slice, network, undefined).join(' · ')}
        </p>
        <div className="filters">
          <label className="field">
            <span>{t('view.reports.language')}</span>
            <select
              value={locale}
              onChange={(event) => setLocale(event.target.value === 'en' ? 'en' : 'fr')}
            >
              <option value="fr" lang="fr">
                {t('view.language.fr')}
              </option>
              <option value="en" lang="en">
                {t('view.language.en')}
              </option>
            </select>
          </label>
          <button className="button primary" disabled={making.isPending}>
            {t('action.make-report')}
          </button>
        </div>
        {making.error && <Problem error={making.error} />}
      </form>
      <h2>{t('view.reports.made')}</h2>
      <Answer of={useReports(networkId)} lines={4}>
        {({ items }) =>
          items.length === 0 ? (
            <p className="quiet">{t('view.reports.none')}</p>
          ) : (
            <ul className="networks">
              {items.map((report) => (
                <ReportRow key={report.id} report={report} networkId={networkId} />
              ))}
            </ul>
          )
        }
      </Answer>
      <section>
        <h2>{t('view.reports.data')}</h2>
        <p className="quiet">{t('view.reports.data-text')}</p>
        <div className="table-tools at-start">
          <ExportMenu
            networkId={networkId}
            label={t('action.export-records')}
            table="records"
            formats={['xlsx', 'ods']}
          />
        </div>
      </section>
    </div>
  )
}

function ReportRow({ report, networkId }: { report: ReportSummary; networkId: string }) {
  const text = useText()
  const { t, moment, bytes, language } = text
  const network = useNetwork(networkId).data
  const saving = useMutation({
    mutationFn: () =>
      download(
        language,
        paths.reportFile(networkId, report.id),
        `${networkId}-${report.version}-${report.locale}.pdf`,
      ),
  })
  return (
    <li>
      <div className="network-name">
        <strong>{moment(report.createdAt)}</strong>
        <p className="small quiet">
          {network && describeSlice(text, report.slice, network, undefined).join(' · ')}
        </p>
        {saving.error && <Problem error={saving.error} />}
      </div>
      <p className="small">{t(`view.language.${report.locale}`)}</p>
      <p className="small quiet">{t('view.reports.version', { version: report.version })}</p>
      <div>
        {report.state === 'done' ? (
          <button
            type="button"
            className="button"
            disabled={saving.isPending}
            onClick={() => saving.mutate()}
          >
            <Icon name="save" />
            {t('action.download')}
            {report.bytes !== undefined && <span className="quiet">{bytes(report.bytes)}</span>}
          </button>
        ) : (
          <output className="small">{t(`view.reports.state.${report.state}`)}</output>
        )}
      </div>
    </li>
  )
}
