import { Link } from 'wouter'
import { useOverview } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { pathOf } from '../state/address.ts'
import { useText } from '../state/preferences-context.tsx'
import { useAddress } from '../state/use-address.ts'
import { Dependence } from './answer-dependence.tsx'
import { Isolation } from './answer-isolation.tsx'
import { Lasting } from './answer-lasting.tsx'
import { Passage } from './answer-passage.tsx'
import { KeyFigures } from './key-figures.tsx'
import { Openness } from './openness.tsx'

/** The synthesis: five answers as sentences, each with its drawing. */
export function OverviewView({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { t } = useText()
  const overview = useOverview(networkId)
  return (
    <>
      <SliceStrip networkId={networkId} summary={overview.data?.summary} onChange={onSlice} />
      <Answer of={overview} lines={9}>
        {(found) =>
          found.summary.actors === 0 ? (
            <EmptySlice networkId={networkId} onSlice={onSlice} />
          ) : (
            <div className="overview">
              <Openness overview={found} />
              <div className="answers">
                <Isolation overview={found} />
                <Dependence overview={found} />
                <Passage overview={found} />
                <Lasting overview={found} />
              </div>
              <KeyFigures findings={[...found.findings, found.persistence]} />
              <p className="small quiet">
                {t('view.overview.counts', {
                  collaborations: found.summary.collaborations,
                  participations: found.summary.participations,
                  undated: found.summary.undatedCollaborations,
                })}
              </p>
            </div>
          )
        }
      </Answer>
    </>
  )
}

/** Nothing in the slice: one sentence, one action. */
function EmptySlice({ networkId, onSlice }: { networkId: string; onSlice: () => void }) {
  const { t } = useText()
  const { sliceText } = useAddress()
  return (
    <div className="empty">
      <h1>{sliceText === '' ? t('view.empty.network') : t('view.empty.slice')}</h1>
      {sliceText === '' ? (
        <>
          <p>{t('view.empty.network-text')}</p>
          <Link
            className="button primary"
            href={pathOf({ page: 'network', networkId, view: 'imports' })}
          >
            {t('action.add-data')}
          </Link>
        </>
      ) : (
        <>
          <p>{t('view.empty.slice-text')}</p>
          <button type="button" className="button primary" onClick={onSlice}>
            {t('action.change-slice')}
          </button>
        </>
      )}
    </div>
  )
}
