import { usePath } from '../api/queries.ts'
import { Answer } from '../parts/answer.tsx'
import { useText } from '../state/preferences-context.tsx'
import { go, openCollaboration, select, useAddress } from '../state/use-address.ts'

const FEW = 3

/** The shortest way between two actors: who is on it, and the collaborations that make it. */
export function PathBetween({
  networkId,
  source,
  target,
}: {
  networkId: string
  source: string
  target: string
}) {
  const { t } = useText()
  const { shown, route } = useAddress()
  const isOnMap = route.page === 'network' && route.view === 'network'
  return (
    <section>
      <h3>{t('view.path.title')}</h3>
      <Answer of={usePath(networkId, source, target)} lines={3}>
        {(path) =>
          path.length === null ? (
            <p className="quiet">{t('view.path.none')}</p>
          ) : (
            <>
              <p>{t('view.path.length', { length: path.length, count: path.count })}</p>
              <ol className="path">
                {path.actors.map((actor, i) => (
                  <li key={actor.id}>
                    <button type="button" className="row" onClick={() => select([actor.id])}>
                      <span className="name">{actor.name}</span>
                    </button>
                    <Step collaborations={path.steps[i]?.collaborations ?? []} />
                  </li>
                ))}
              </ol>
              {isOnMap && (
                <button
                  type="button"
                  className="button"
                  aria-pressed={shown.path}
                  onClick={() => go({ shown: { path: !shown.path } })}
                >
                  {shown.path ? t('action.hide-path') : t('action.show-path')}
                </button>
              )}
            </>
          )
        }
      </Answer>
    </section>
  )
}

function Step({ collaborations }: { collaborations: readonly { id: string; name: string }[] }) {
  const { t } = useText()
  if (collaborations.length === 0) return null
  return (
    <ul className="path-step">
      {collaborations.slice(0, FEW).map(({ id, name }) => (
        <li key={id}>
          <button type="button" className="link small" onClick={() => openCollaboration(id)}>
            {name}
          </button>
        </li>
      ))}
      {collaborations.length > FEW && (
        <li className="small quiet">
          {t('view.path.others', { count: collaborations.length - FEW })}
        </li>
      )}
    </ul>
  )
}
