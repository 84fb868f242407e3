import { KINDS } from '../../../server/contract/slice-query.ts'
import type { Slice } from '../../../server/domain/slice.ts'
import { useNetwork } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { YearPlayer } from '../parts/year-player.tsx'
import { yearsOf } from '../parts/year-steps.ts'
import { useText } from '../state/preferences-context.tsx'
import { go, useAddress } from '../state/use-address.ts'
import { Period } from './period.tsx'
import { SupportDifference } from './support-difference.tsx'

type Choice = { value: string; label: string; count: number }

/** Year by year, beside the view that follows; the timeline has its own over its years. */
function Player({ years, slice }: { years: readonly { year: number }[]; slice: Slice }) {
  const { route } = useAddress()
  const [first, last] = [years[0]?.year, years.at(-1)?.year]
  if (first === undefined || last === undefined) return null
  if (route.page === 'network' && route.view === 'timeline') return null
  const all = { from: first, to: last }
  return <YearPlayer period={yearsOf(slice, all)} all={all} />
}

/** The slice: which part of the network every view shows. */
export function Rail({ networkId }: { networkId: string }) {
  const { t, named, capital } = useText()
  const { slice } = useAddress()
  const network = useNetwork(networkId)
  const change = (
    part: Partial<Record<keyof Slice, unknown>> & Slice,
    drop: (keyof Slice)[] = [],
  ) => {
    const next: Slice = { ...slice, ...part }
    for (const key of drop) delete next[key]
    go({ slice: next })
  }
  return (
    <Answer of={network} lines={8}>
      {({ choices, settings, period }) => (
        <form
          className="slice"
          aria-label={t('view.slice.title')}
          onSubmit={(e) => e.preventDefault()}
        >
          {choices.years.length > 0 && (
            <fieldset>
              <legend>{t('view.slice.period-title')}</legend>
              <Period
                years={choices.years}
                from={slice.from}
                to={slice.to}
                onChange={(from, to) => {
                  const drop: (keyof Slice)[] = []
                  if (from === undefined) drop.push('from')
                  if (to === undefined) drop.push('to')
                  change(
                    {
                      ...(from === undefined ? {} : { from }),
                      ...(to === undefined ? {} : { to }),
                    },
                    drop,
                  )
                }}
                hasPeriod={period !== undefined}
              />
              {period !== undefined && <Player years={choices.years} slice={slice} />}
            </fieldset>
          )}
          {choices.territories.length > 0 && (
            <Territory territories={choices.territories} slice={slice} onChange={change} />
          )}
          {choices.kinds.length > 1 && (
            <Checks
              title={t('view.slice.kinds-title')}
              choices={choices.kinds.map((kind) => ({
                ...kind,
                label: capital(named('view.kinds', kind.value)),
              }))}
              chosen={slice.kinds}
              onChange={(kinds) => {
                const known = KINDS.filter((kind) => kinds?.includes(kind))
                if (kinds) change({ kinds: known })
                else change({}, ['kinds'])
              }}
            />
          )}
          {choices.domains.length > 1 && (
            <Checks
              title={t('view.slice.domains-title')}
              choices={choices.domains}
              chosen={slice.domains}
              onChange={(domains) =>
                domains ? change({ domains: [...domains] }) : change({}, ['domains'])
              }
            />
          )}
          <fieldset>
            <legend>{t('view.slice.support-title')}</legend>
            <label className="check">
              <input
                type="checkbox"
                role="switch"
                checked={slice.support === 'include'}
                aria-checked={slice.support === 'include'}
                onChange={(event) =>
                  event.target.checked ? change({ support: 'include' }) : change({}, ['support'])
                }
              />
              <span className="name">{t('view.slice.support-counted')}</span>
            </label>
            <p className="small quiet">
              {settings.supportActors.length > 0
                ? t('view.slice.support-named', {
                    names: settings.supportActors
                      .slice(0, 4)
                      .map((actor) => actor.name)
                      .join(', '),
                    count: settings.supportActors.length,
                  })
                : t('view.slice.support-roles')}
            </p>
            <SupportDifference networkId={networkId} />
          </fieldset>
          <fieldset>
            <legend>{t('view.slice.actors-title')}</legend>
            <label className="check">
              <input
                type="checkbox"
                checked={slice.actors === 'active'}
                onChange={(event) =>
                  event.target.checked ? change({ actors: 'active' }) : change({}, ['actors'])
                }
              />
              <span className="name">{t('view.slice.active-only')}</span>
            </label>
            <label className="field inline">
              <span>{t('view.slice.least-label')}</span>
              <input
                className="input"
                type="number"
                min={0}
                max={99}
                value={slice.minCollaborations ?? 0}
                onChange={(event) => {
                  const least = Math.max(0, Math.floor(Number(event.target.value)))
                  if (least > 0) change({ minCollaborations: least })
                  else change({}, ['minCollaborations'])
                }}
              />
            </label>
          </fieldset>
          {Object.keys(slice).length > 0 && (
            <button type="button" className="button" onClick={() => go({ slice: {} })}>
              {t('action.reset-slice')}
            </button>
          )}
        </form>
      )}
    </Answer>
  )
}

const KINDS_OF_TERRITORY = ['region', 'departement', 'epci', 'commune', 'attribute'] as const

function Territory({
  territories,
  slice,
  onChange,
}: {
  territories: readonly (Choice & { kind: string })[]
  slice: Slice
  onChange: (part: Slice, drop?: (keyof Slice)[]) => void
}) {
  const { t } = useText()
  return (
    <fieldset>
      <legend>{t('view.slice.territory-title')}</legend>
      <select
        aria-label={t('view.slice.territory-title')}
        value={slice.territory ?? ''}
        onChange={(event) =>
          event.target.value === ''
            ? onChange({}, ['territory', 'members'])
            : onChange({ territory: event.target.value })
        }
      >
        <option value="">{t('view.slice.everywhere')}</option>
        {KINDS_OF_TERRITORY.map((kind) => {
          const found = territories.filter((territory) => territory.kind === kind)
          if (found.length === 0) return null
          return (
            <optgroup key={kind} label={t(`view.territory.${kind}`)}>
              {found.map((territory) => (
                <option key={territory.value} value={territory.value}>
                  {t('view.with-count', { label: territory.label, count: territory.count })}
                </option>
              ))}
            </optgroup>
          )
        })}
      </select>
      {slice.territory !== undefined && (
        <label className="check">
          <input
            type="checkbox"
            checked={slice.members === 'inside'}
            onChange={(event) =>
              event.target.checked ? onChange({ members: 'inside' }) : onChange({}, ['members'])
            }
          />
          <span className="name">{t('view.slice.inside-only')}</span>
        </label>
      )}
    </fieldset>
  )
}

/** A list of values, all of which count until some are chosen. */
function Checks({
  title,
  choices,
  chosen,
  onChange,
}: {
  title: string
  choices: readonly Choice[]
  chosen: readonly string[] | undefined
  onChange: (chosen: readonly string[] | undefined) => void
}) {
  const { count } = useText()
  const isOn = (value: string): boolean => chosen === undefined || chosen.includes(value)
  const toggle = (value: string): void => {
    const next = choices
      .map((choice) => choice.value)
      .filter((other) => (other === value ? !isOn(other) : isOn(other)))
    // None chosen would be an empty picture: it means all, as at first.
    onChange(next.length === 0 || next.length === choices.length ? undefined : next)
  }
  return (
    <fieldset>
      <legend>{title}</legend>
      <div className="checks">
        {choices.map((choice) => (
          <label key={choice.value} className="check">
            <input
              type="checkbox"
              checked={isOn(choice.value)}
              onChange={() => toggle(choice.value)}
            />
            <span className="name">{choice.label}</span>
            <span className="number">{count(choice.count)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  )
}
