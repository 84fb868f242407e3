import { useId, useState } from 'react'
import type { DuplicateActor, DuplicatePair } from '../../../../server/contract/duplicates.ts'
import type { DuplicateDecision } from '../../../../server/domain/duplicates.ts'
import { useSectors } from '../../parts/use-sectors.ts'
import { useText } from '../../state/preferences-context.tsx'
import { MatchReasons } from './match-reasons.tsx'

type Props = {
  networkId: string
  pair: DuplicatePair
  isBusy: boolean
  onMerge: (kept: DuplicateActor, merged: DuplicateActor) => void
  onDecide: (decision: DuplicateDecision) => void
}

/** Two actors side by side, why they may be one, and what a person says of it. */
export function PairCard({ networkId, pair, isBusy, onMerge, onDecide }: Props) {
  const { t } = useText()
  const id = useId()
  const [keptId, setKept] = useState(() => fullerOf(pair).id)
  const [kept, merged] = keptId === pair.a.id ? [pair.a, pair.b] : [pair.b, pair.a]
  return (
    <article className="pair" aria-labelledby={id}>
      <div className="pair-head">
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
                checked={actor.id === keptId}
                onChange={() => setKept(actor.id)}
              />
              <strong className="anywhere">{actor.name}</strong>
            </span>
            <span className="small quiet">
              {t(actor.id === keptId ? 'duplicates.kept' : 'duplicates.merged')}
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
          onClick={() => onMerge(kept, merged)}
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

/** The actor of which more is known is proposed to stay. */
function fullerOf({ a, b }: DuplicatePair): DuplicateActor {
  return knownOf(b) > knownOf(a) ? b : a
}

function knownOf({ name, participations, identifiers, place }: DuplicateActor): number {
  // Between equals, a name that is not shouted, then the longer one.
  const isShouted = name === name.toUpperCase()
  const asName = (isShouted ? 0 : 0.5) + Math.min(name.length, 400) / 1000
  return participations * 10 + Object.keys(identifiers).length * 5 + (place ? 1 : 0) + asName
}
