import { useExplanation } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { Formula, Working } from '../parts/formula.tsx'
import { Scale } from '../parts/scale.tsx'
import { ShareRange } from '../parts/share-range.tsx'
import { useText } from '../state/preferences-context.tsx'
import { ExampleLines } from './example-lines.tsx'
import { scaleOf } from './scale-of.ts'
import { shareOf } from './share-of.ts'
import { StabilityCheck } from './stability-check.tsx'

/** Everything that makes one number understandable: what it is, where from, what it does not say. */
export function ExplanationPanel({
  networkId,
  measure,
  more,
}: {
  networkId: string
  measure: string
  /** Further parameters of the question, as a query. */
  more?: string | undefined
}) {
  const { t, number, count, finePercent, capital } = useText()
  return (
    <Answer of={useExplanation(networkId, measure, more)} lines={10}>
      {(told) => {
        const { finding } = told
        const write = finding.unit === 'share' ? finePercent : number
        const scale = scaleOf(finding)
        const range =
          finding.unit === 'share' && typeof finding.parts?.['low'] === 'number'
            ? shareOf(finding)
            : undefined
        return (
          <article className="sheet-body">
            <h2>{capital(told.title)}</h2>
            {told.territoryLabel !== undefined && (
              <p className="small quiet">
                {t('view.explain.in', { territory: told.territoryLabel })}
              </p>
            )}
            <p>{told.sentence}</p>
            {finding.value !== null && (
              <p className="big-number">
                {finding.unit === 'count' && Number.isInteger(finding.value)
                  ? count(finding.value)
                  : write(finding.value)}
              </p>
            )}
            {range && <ShareRange share={range.value} low={range.low} high={range.high} />}
            {!range && scale && finding.value !== null && (
              <Scale
                {...scale}
                say={write}
                value={finding.value}
                interval={finding.interval}
                expectation={finding.expectation}
              />
            )}
            <Section title={t('view.explain.definition')}>
              <p>{told.definition}</p>
              {told.math ? <Formula {...told.math} /> : <p className="formula">{told.formula}</p>}
            </Section>
            {told.working && (
              <Section title={t('view.explain.working')}>
                <Working {...told.working} />
              </Section>
            )}
            {finding.value !== null && <ExampleLines told={told} />}
            <Sentences title={t('view.explain.would-change')} items={told.wouldChange} />
            <Sentences title={t('view.explain.does-not-say')} items={told.doesNotSay} />
            <Section title={t('view.explain.coverage')}>
              <p>{told.coverage}</p>
            </Section>
            <StabilityCheck networkId={networkId} finding={finding} />
            <Section title={t('view.explain.method')}>
              <dl className="facts">
                {told.method.map((line) => (
                  <div key={line.label}>
                    <dt>{line.label}</dt>
                    <dd>{line.value}</dd>
                  </div>
                ))}
              </dl>
              <p className="small quiet">{told.source}</p>
            </Section>
          </article>
        )
      }}
    </Answer>
  )
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section>
      <h3>{title}</h3>
      {children}
    </section>
  )
}

function Sentences({ title, items }: { title: string; items: readonly string[] }) {
  if (items.length === 0) return null
  return (
    <Section title={title}>
      <ul className="dotted">
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Section>
  )
}
