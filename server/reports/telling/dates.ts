import type { Language } from '../../locales/locales.ts'

const TAGS: Record<Language, string> = { fr: 'fr-FR', en: 'en-GB' }

/** A moment as a day in France, where the data come from: the same on every machine. */
export function tellDay(language: Language, dateTime: string): string {
  return new Intl.DateTimeFormat(TAGS[language], {
    dateStyle: 'long',
    timeZone: 'Europe/Paris',
  }).format(new Date(dateTime))
}

/** A day, month or year as written in the data (2013-02-28, 2013-02, 2013), in words; shorter in tables. */
export function tellPartialDate(
  language: Language,
  date: string,
  month: 'long' | 'short' = 'long',
): string {
  const [year, monthNumber, day] = date.split('-')
  if (year === undefined || monthNumber === undefined) return date
  const format = new Intl.DateTimeFormat(TAGS[language], {
    year: 'numeric',
    month,
    ...(day === undefined ? {} : { day: 'numeric' }),
    timeZone: 'UTC',
  })
  return format.format(new Date(`${year}-${monthNumber}-${day ?? '01'}T00:00:00Z`))
}
