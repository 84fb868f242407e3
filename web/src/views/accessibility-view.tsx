import { useEffect } from 'react'
import { useText } from '../state/preferences-context.tsx'

/** What was checked for those who do not see, point or read small, and what stays difficult. */
export function AccessibilityView() {
  const { t } = useText()
  useEffect(() => {
    document.title = `${t('view.accessibility.title')} – Maillage`
  }, [t])
  return (
    <article className="prose">
      <h1>{t('view.accessibility.title')}</h1>
      <p className="lead">{t('view.accessibility.lead')}</p>
      <h2>{t('view.accessibility.state')}</h2>
      <p>{t('view.accessibility.state-text')}</p>
      <h2>{t('view.accessibility.tested')}</h2>
      <Lines text={t('view.accessibility.tested-list')} />
      <h2>{t('view.accessibility.by-hand')}</h2>
      <Lines text={t('view.accessibility.by-hand-list')} />
      <h2>{t('view.accessibility.known')}</h2>
      <Lines text={t('view.accessibility.known-list')} />
      <h2>{t('view.accessibility.tell')}</h2>
      <p>{t('view.accessibility.tell-text')}</p>
    </article>
  )
}

function Lines({ text }: { text: string }) {
  return (
    <ul className="dotted">
      {text.split('\n').map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  )
}
