import { useOverview } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { useText } from '../state/preferences-context.tsx'
import { Dependence } from './answer-dependence.tsx'
import { Isolation } from './answer-isolation.tsx'
import { Lasting } from './answer-lasting.tsx'
import { Passage } from './answer-passage.tsx'
import { EmptySlice } from './empty-slice.tsx'
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
