import { useId } from 'react'
import type { DuplicateActor, DuplicatePair } from '../../../../server/contract/duplicates.ts'
import type { DuplicateDecision } from '../../../../server/domain/duplicates.ts'
import { useSectors } from '../../parts/use-sectors.ts'
import { useText } from '../../state/preferences-context.tsx'
import type { Kept } from './group-merges.ts'
import { MatchReasons } from './match-reasons.tsx'
import type { Choice } from './use-choice.ts'

type Props = {
  networkId: string
  pair: DuplicatePair
  isBusy: boolean
  choice: Choice
  onMerge: (sides: Kept<DuplicateActor>) => void
  onDecide: (decision: DuplicateDecision) => void
}

/** Two actors side by side, why they may be one, and what a person says of it. */
export function PairCard({ networkId, pair, isBusy, choice, onMerge, onDecide }: Props) {
  const { t } = useText()
  const id = useId()
  const { kept, merged } = choice.sidesOf(pair)
  return (
    <article className="pair" aria-labelledby={id}>
      <div className="pair-head">
        <label className="pair-chosen">
          <input
            type="checkbox"
            checked={choice.isChosen(pair)}
            disabled={isBusy}
            aria-label={t('duplicates.choose', { a: pair.a.name, b: pair.b.name })}
            onChange={() => choice.toggle(pair)}
          />
        </label>
        <h2 id={id} tabIndex={-1}>
          {pair.a.name} <span className="quiet">≈</span> {pair.b.name}
        </h2>
        <span className={`pill class-${pair.class}`}>{t(`duplicates.class.${pair.class}`)}</span>
      </div>
      <MatchReasons reasons={pair.reasons} />
      <fieldset className="pair-actors">
        <legend className="unseen">{t('duplicates.keep')}</legend>
        {[pair.a, pair.b].map((actor) => (
          <label key={actor.id} className="pair-actor">
            <span className="pair-choice">
              <input
                type="radio"
                name={id}
                value={actor.id}
                checked={actor.id === kept.id}
                onChange={() => choice.keep(pair, actor.id)}
              />
              <strong className="anywhere">{actor.name}</strong>
            </span>
            <span className="small quiet">
              {t(actor.id === kept.id ? 'duplicates.kept' : 'duplicates.merged')}
            </span>
            <ActorFacts networkId={networkId} actor={actor} />
          </label>
        ))}
      </fieldset>
      <p className="small">
        {t('duplicates.what-moves', { count: merged.participations, name: kept.name })}
      </p>
      <div className="pair-actions">
        <button
          type="button"
          className="button primary"
          disabled={isBusy}
          onClick={() => onMerge({ kept, merged })}
        >
          {t('duplicates.action.same')}
        </button>
        <button
          type="button"
          className="button"
          disabled={isBusy}
          onClick={() => onDecide('different')}
        >
          {t('duplicates.action.different')}
        </button>
        {!pair.later && (
          <button
            type="button"
            className="button bare"
            disabled={isBusy}
            onClick={() => onDecide('later')}
          >
            {t('duplicates.action.later')}
          </button>
        )}
      </div>
    </article>
  )
}

/** What a person decides by; spans, because a label holds no list. */
function ActorFacts({ networkId, actor }: { networkId: string; actor: DuplicateActor }) {
  const { t, list, named } = useText()
  const { labels } = useSectors(networkId)
  const facts: [string, string | undefined][] = [
    [t('duplicates.fact.place'), actor.placeName],
    ...Object.entries(actor.identifiers).map(([name, value]): [string, string] => [
      named('duplicates.identifier', name).toUpperCase(),
      value,
    ]),
    [
      t('duplicates.fact.sectors'),
      actor.sectors.length === 0
        ? undefined
        : list(actor.sectors.map((sector) => labels.get(sector) ?? sector)),
    ],
    [t('duplicates.fact.category'), actor.category],
    [t('duplicates.fact.aliases'), actor.aliases.length === 0 ? undefined : list(actor.aliases)],
    [t('duplicates.fact.participations'), String(actor.participations)],
    [t('duplicates.fact.source'), actor.source?.label],
  ]
  return (
    <span className="pair-facts small">
      {facts.map(
        ([name, value]) =>
          value !== undefined && (
            <span key={name}>
              <span className="quiet">{name}</span> <span className="anywhere">{value}</span>
            </span>
          ),
      )}
    </span>
  )
}
