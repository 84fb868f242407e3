import type { Explanation } from '../../../server/contract/findings.ts'
import { useText } from '../state/preferences-context.tsx'
import { go, openCollaboration } from '../state/use-address.ts'

type Line = Explanation['example'][number]

/** What weighs most in a value, each line opening what it is about, and all others together. */
export function ExampleLines({ told }: { told: Explanation }) {
  const { number, finePercent } = useText()
  const { example, exampleTitle, exampleNote, exampleRest } = told
  const isShares = holdsShares(told)
  const write = isShares ? finePercent : number
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
                <LineText line={line} write={write} />
              </div>
            ) : (
              <button type="button" className="row" onClick={() => open(line)}>
                <LineText line={line} write={write} />
              </button>
            )}
          </li>
        ))}
        {/* Shares of different actors add up to nothing that could be read. */}
        {exampleRest && !isShares && (
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

/** Whether the lines hold values of the measure itself, each a share: one a year, or one an actor. */
function holdsShares({ finding, example, exampleNote }: Explanation): boolean {
  const isOwn =
    finding.subject.scope === 'actor' || example.every(({ opens }) => opens === 'nothing')
  return finding.unit === 'share' && exampleNote === undefined && isOwn
}

function LineText({ line, write }: { line: Line; write: (value: number) => string }) {
  return (
    <>
      <span className="name">
        {line.name}
        {line.detail !== '' && <span className="detail quiet">{line.detail}</span>}
      </span>
      {line.value !== null && <span className="figure-value">{write(line.value)}</span>}
    </>
  )
}

function open(line: Line): void {
  if (line.opens === 'actor') go({ selection: { actors: [line.id] } })
  else openCollaboration(line.id)
}
