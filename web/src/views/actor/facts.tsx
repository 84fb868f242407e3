import type { ActorSheet } from '../../../../server/contract/records.ts'
import { useText } from '../../state/preferences-context.tsx'
import { attributeFacts, Facts, type Fact } from '../facts.tsx'

const DATES = ['knownSince', 'surveyedOn', 'openedOn', 'closedOn'] as const

/** What is said of an actor beside its name, sectors and place. */
export function ActorFacts({ actor }: { actor: ActorSheet['actor'] }) {
  const { t, named, capital, date, period } = useText()
  const { family, socialEconomy, isPerson, skills } = actor
  const facts: Fact[] = [
    ...actor.aliases.map((alias) => {
      return { label: t('view.actor.alias'), value: alias, key: `alias ${alias}` }
    }),
    ...DATES.flatMap((field): Fact[] => {
      const day = actor[field]
      return day === undefined
        ? []
        : [{ label: capital(named('view.field', field)), value: date(day) }]
    }),
    ...(family ? [{ label: t('view.edit.family'), value: named('view.family', family) }] : []),
    ...(socialEconomy === undefined
      ? []
      : [
          {
            label: t('view.edit.social-economy'),
            value: t(socialEconomy ? 'view.edit.yes' : 'view.edit.no'),
          },
        ]),
    ...(isPerson
      ? [{ label: capital(named('view.field', 'isPerson')), value: t('view.edit.yes') }]
      : []),
    ...skills.map(({ code, from, to }, i) => ({
      label: t('view.edit.skill'),
      value: [
        code,
        ...(from !== undefined && to !== undefined
          ? [period(from, to)]
          : from !== undefined
            ? [t('view.since-day', { date: date(from) })]
            : to === undefined
              ? []
              : [t('view.until-day', { date: date(to) })]),
      ].join(' · '),
      key: `skill ${i}`,
    })),
    ...Object.entries(actor.identifiers).map(([name, id]) => {
      return { label: name.toUpperCase(), value: id, key: `identifier ${name}` }
    }),
    ...attributeFacts(actor.attributes),
  ]
  return <Facts facts={facts} />
}
