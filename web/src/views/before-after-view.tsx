import type { BeforeAfter, Comparison } from '../../../server/contract/before-after.ts'
import { useBeforeAfter } from '../api/queries.ts'
import { SliceStrip } from '../frame/slice-strip.tsx'
import { Answer } from '../parts/answer.tsx'
import { ExplainButton } from '../parts/explain-button.tsx'
import { judge } from '../parts/chance.ts'
import { useText } from '../state/preferences-context.tsx'
import { useAddress } from '../state/use-address.ts'
import { BeforeAfterMoves } from './before-after-moves.tsx'
import { BeforeAfterPeriods } from './before-after-periods.tsx'
import { judgeChange, mainStep, periodsOf, stepsOf } from './before-after-reading.ts'
import { EmptySlice } from './empty-slice.tsx'
import { Explain } from './explain.tsx'
import { ExportMenu } from './export-menu.tsx'
import { BeforeAfterWaterfall } from './before-after-waterfall.tsx'
import { sayPeriod, signed } from './before-after-words.ts'

/** With fewer collaborations in a period nothing is concluded. */
const FEWEST = 5

/** Two periods beside each other: what changed, what made it change, who came and who went. */
export function BeforeAfterView({
  networkId,
  onSlice,
}: {
  networkId: string
  onSlice: () => void
}) {
  const { t } = useText()
  const { query } = useAddress()
  const asked = (key: string): string | undefined => query.get(key) ?? undefined
  const found = useBeforeAfter(networkId, {
    firstFrom: asked('firstFrom'),
    firstTo: asked('firstTo'),
    secondFrom: asked('secondFrom'),
    secondTo: asked('secondTo'),
  })
  return (
    <>
      <SliceStrip networkId={networkId} summary={found.data?.summary} onChange={onSlice} />
      <Answer of={found} lines={10}>
        {(answer) =>
          answer.summary.actors === 0 ? (
            <EmptySlice networkId={networkId} onSlice={onSlice} />
          ) : (
            <div className="stack">
              {answer.comparison === null ? (
                <Nothing answer={answer} />
              ) : (
                <>
                  <BeforeAfterPeriods networkId={networkId} comparison={answer.comparison} />
                  <Headline comparison={answer.comparison} />
                  <BeforeAfterWaterfall comparison={answer.comparison} />
                  <div className="table-tools">
                    <ExportMenu
                      networkId={networkId}
                      label={t('action.export-change')}
                      table="change"
                      parameters={periodsOf(answer.comparison)}
                    />
                  </div>
                  <BeforeAfterMoves networkId={networkId} comparison={answer.comparison} />
                </>
              )}
            </div>
          )
        }
      </Answer>
    </>
  )
}

function Nothing({ answer }: { answer: BeforeAfter }) {
  const { t, named, capital } = useText()
  return (
    <div className="empty">
      <h1>{t('view.change.no-periods')}</h1>
      <p>{capital(named('reason', answer.reason ?? 'not-applicable'))}.</p>
    </div>
  )
}

function Headline({ comparison }: { comparison: Comparison }) {
  const text = useText()
  const { t, named, number, capital } = text
  const { before, after, change, collaborations } = comparison
  const least = Math.min(collaborations.first, collaborations.second)
  const judgement = judgeChange(comparison)
  const steps = stepsOf(comparison)
  const main = steps && mainStep(steps)
  const [first, second] = [sayPeriod(text, comparison.first), sayPeriod(text, comparison.second)]
  const title =
    least < FEWEST
      ? t('view.change.few', { count: least })
      : judgement === 'chance'
        ? t('view.change.same')
        : t(`view.change.${judgement}`)
  return (
    <section className="lead-answer">
      <h1>{title}</h1>
      {before.value !== null && after.value !== null && change.value !== null ? (
        <>
          <p>
            {t('view.change.value', {
              before: number(before.value),
              after: number(after.value),
              change: signed(number, change.value),
              first,
              second,
            })}
          </p>
          <p>
            {t('view.change.judged', {
              first,
              second,
              one: t(`view.change.judgement.${judge(before)}`),
              two: t(`view.change.judgement.${judge(after)}`),
            })}
          </p>
          {main && main.value !== 0 && (
            <p>
              {t('view.change.main', {
                part: t(`view.change.part-start.${main.part}`),
                value: signed(number, main.value),
              })}
            </p>
          )}
          <p className="small quiet">{t('view.change.describes')}</p>
        </>
      ) : (
        <p>{capital(named('reason', change.reason ?? 'not-applicable'))}.</p>
      )}
      <div className="links">
        <ExplainButton
          measure="openness-change"
          about={t('view.change.about')}
          label={t('action.explain-one', { about: t('view.change.about') })}
          more={{ options: JSON.stringify({ 'openness-change': periodsOf(comparison) }) }}
        />
        <Explain measure="ei-newman" about={t('view.overview.openness.about')} />
      </div>
    </section>
  )
}
