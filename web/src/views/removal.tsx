import { useState } from 'react'
import type { Removal } from '../../../server/contract/brokers.ts'
import { useRemoval } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { Figure } from '../parts/figure.tsx'
import { NameButton } from '../parts/name-button.tsx'
import { useText } from '../state/preferences-context.tsx'
import { go, select } from '../state/use-address.ts'
import { RemovalDrawing } from './removal-drawing.tsx'

/** The most central actors taken out one by one, and what stays linked. */
export function RemovalOfCentral({ networkId }: { networkId: string }) {
  return (
    <Answer of={useRemoval(networkId)} lines={6}>
      {(removal) => <Experiment key={removal.version} networkId={networkId} removal={removal} />}
    </Answer>
  )
}

function Experiment({ networkId, removal }: { networkId: string; removal: Removal }) {
  const { t, count, number, named, capital } = useText()
  const [gone, setGone] = useState(0)
  const { order, largest, groups, byChance } = removal
  const last = order.length
  const step = Math.min(gone, last)
  const removed = order.slice(0, step)
  if (last === 0) {
    return (
      <section className="stack cuts">
        <h2>{t('view.removal.title')}</h2>
        <p>
          {removal.reason === 'too-costly'
            ? t('view.removal.unknown')
            : removal.reason === undefined || removal.reason === 'no-tie'
              ? t('view.removal.none')
              : `${capital(named('reason', removal.reason))}.`}
        </p>
      </section>
    )
  }
  const said =
    step === 0
      ? t('view.removal.all', { largest: count(largest[0] ?? 0), linked: count(removal.linked) })
      : t('view.removal.said', {
          count: step,
          before: count(largest[0] ?? 0),
          after: count(largest[step] ?? 0),
          chance: number(byChance[step] ?? 0),
        })
  return (
    <section className="stack cuts">
      <h2>{t('view.removal.title')}</h2>
      <label className="slider">
        <span>{t('view.removal.slider')}</span>
        <input
          type="range"
          min={0}
          max={last}
          value={step}
          aria-valuetext={t('view.removal.count', { count: step })}
          onChange={(event) => setGone(event.target.valueAsNumber)}
        />
        <output>{t('view.removal.count', { count: step })}</output>
      </label>
      <p aria-live="polite">{said}</p>
      <Figure
        summary={t('view.removal.summary', {
          from: count(largest[0] ?? 0),
          to: count(largest[last] ?? 0),
          count: last,
          chance: number(byChance[last] ?? 0),
        })}
        caption={
          <>
            <span className="key-line">
              <i className="swatch share-line" aria-hidden="true" />
              {t('view.removal.central-line')}
              <i className="swatch dashes" aria-hidden="true" />
              {t('view.removal.chance-line', { draws: removal.draws })}
            </span>
            {t('view.removal.caption')}
          </>
        }
        table={{
          head: [
            t('view.removal.removed'),
            t('view.removal.largest'),
            t('view.removal.groups'),
            t('view.removal.chance'),
            t('view.removal.last'),
          ],
          rows: largest.map((size, k) => ({
            key: String(k),
            cells: [
              count(k),
              count(size),
              count(groups[k] ?? 0),
              number(byChance[k] ?? 0),
              order[k - 1]?.name ?? '–',
            ],
          })),
        }}
      >
        <RemovalDrawing largest={largest} byChance={byChance} step={step} />
      </Figure>
      {removed.length > 0 && (
        <>
          <p className="broker-names">
            {removed.map(({ id, name }) => (
              <NameButton key={id} name={name} onOpen={() => select([id])} />
            ))}
          </p>
          <div className="links">
            <button
              type="button"
              className="button"
              onClick={() =>
                go({
                  route: { page: 'network', networkId, view: 'network' },
                  shown: { hidden: removed.map(({ id }) => id) },
                })
              }
            >
              {t('view.removal.show', { count: step })}
            </button>
          </div>
        </>
      )}
      <p className="small quiet">{t('view.removal.caution')}</p>
    </section>
  )
}
