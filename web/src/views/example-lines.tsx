import type { Explanation } from '../../../server/contract/findings.ts'
import { useText } from '../state/preferences-context.tsx'
import { go, openCollaboration } from '../state/use-address.ts'

type Line = Explanation['example'][number]

/** What weighs most in a value, each line opening what it is about, and all others together. */
export function ExampleLines({ told }: { told: Explanation }) {
  const { number } = useText()
  const { example, exampleTitle, exampleNote, exampleRest } = told
  if (example.length === 0) {
    return told.working ? null : (
      <section>
        <p className="quiet">{exampleNote}</p>
      </section>
    )
  }
  return (
    <section>
      <h3>{exampleTitle}</h3>
      {exampleNote !== undefined && <p className="small quiet">{exampleNote}</p>}
      <ul className="rows">
        {example.map((line) => (
          <li key={`${line.opens} ${line.id} ${line.name}`}>
            {line.opens === 'nothing' ? (
              <div className="row still">
                <LineText line={line} />
              </div>
            ) : (
              <button type="button" className="row" onClick={() => open(line)}>
                <LineText line={line} />
              </button>
            )}
          </li>
        ))}
        {exampleRest && (
          <li>
            <div className="row still">
              <span className="name">
                <span className="quiet">{exampleRest.label}</span>
              </span>
              <span className="figure-value">{number(exampleRest.value)}</span>
            </div>
          </li>
        )}
      </ul>
    </section>
  )
}

function LineText({ line }: { line: Line }) {
  const { number } = useText()
  return (
    <>
      <span className="name">
        {line.name}
        {line.detail !== '' && <span className="detail quiet">{line.detail}</span>}
      </span>
      {line.value !== null && <span className="figure-value">{number(line.value)}</span>}
    </>
  )
}

function open(line: Line): void {
  if (line.opens === 'actor') go({ selection: { actors: [line.id] } })
  else openCollaboration(line.id)
}
