import { useQueryClient } from '@tanstack/react-query'
import { useState, type FormEvent } from 'react'
import { Link } from 'wouter'
import { ApiError } from '../api/api-error.ts'
import { hasToken, setToken } from '../api/client.ts'
import { useText } from '../state/preferences-context.tsx'
import { go } from '../state/use-address.ts'

/** A failure: what happened, what is safe, what to do; asking again does not bring back what is gone. */
export function Problem({ error, onRetry }: { error: unknown; onRetry?: () => void }) {
  const { t } = useText()
  const problem = error instanceof ApiError ? error.problem : undefined
  const isUnreachable = (error instanceof ApiError && error.status === 0) || isPartMissing(error)
  if (error instanceof ApiError && error.status === 401) return <TokenForm />
  const further = furtherErrors(problem)
  return (
    <div className="notice bad" role="alert">
      <h2>{isUnreachable ? t('view.problem.unreachable') : t('view.problem.title')}</h2>
      <p>
        {problem?.detail ??
          t(isUnreachable ? 'view.problem.unreachable-text' : 'view.problem.unexpected')}
      </p>
      {further.length > 0 && (
        <ul>
          {further.map(({ where, message }) => (
            <li key={`${where} ${message}`}>
              {where ? t('view.problem.where', { where, message }) : message}
            </li>
          ))}
        </ul>
      )}
      {(isUnreachable || (error instanceof ApiError && error.status >= 500)) && (
        <p className="small">{t('view.problem.safe')}</p>
      )}
      {onRetry && <WayOut code={problem?.code} onRetry={onRetry} />}
    </div>
  )
}

function WayOut({ code, onRetry }: { code: string | undefined; onRetry: () => void }) {
  const { t } = useText()
  if (code === 'network-not-found') {
    return (
      <Link href="/" className="button">
        {t('view.all-networks')}
      </Link>
    )
  }
  const isGone = code === 'actor-not-found' || code === 'collaboration-not-found'
  return (
    <button
      type="button"
      className="button"
      onClick={isGone ? () => go({ selection: {} }) : onRetry}
    >
      {isGone ? t('action.clear-selection') : t('action.retry')}
    </button>
  )
}

/** A part of the page that did not come; each browser words it in its own way. */
function isPartMissing(error: unknown): boolean {
  return (
    error instanceof Error &&
    /dynamically imported module|module script failed|preload CSS/i.test(error.message)
  )
}

type Details = ApiError['problem']

/** What the list of errors says beyond the sentence; about a file, the message itself says where. */
function furtherErrors(problem: Details): { where: string; message: string }[] {
  const found = (problem?.errors ?? []).filter((one) => one.message !== problem?.detail)
  return found
    .slice(0, 20)
    .map(({ where, message, file }) => ({ where: file === undefined ? where : '', message }))
}

function TokenForm() {
  const { t } = useText()
  const queries = useQueryClient()
  const [value, setValue] = useState('')
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setToken(value.trim())
    void queries.resetQueries()
  }
  return (
    <form className="notice warn" onSubmit={submit}>
      <h2>{t('view.token.title')}</h2>
      {hasToken() && <p role="alert">{t('view.token.refused')}</p>}
      <p>{t('view.token.text')}</p>
      <label className="field">
        <span>{t('view.token.label')}</span>
        <input
          className="input"
          type="password"
          autoComplete="current-password"
          value={value}
          onChange={(event) => setValue(event.target.value)}
        />
      </label>
      <button className="button primary" disabled={value.trim() === ''}>
        {t('action.open')}
      </button>
    </form>
  )
}
