import type { Explanation } from '../../../server/contract/findings.ts'

type Written = NonNullable<Explanation['math']>

/** A formula as the server wrote it in MathML, which browsers draw by themselves, and its letters. */
export function Formula({ lines, legend }: Written) {
  return (
    <div className="formula">
      {lines.map((line) => (
        <Mathml key={line} text={line} className="formula-line" />
      ))}
      <dl className="formula-letters">
        {legend.map(({ mathml, text }) => (
          <div key={mathml}>
            <Mathml as="dt" text={mathml} />
            <dd>{text}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}

type Worked = NonNullable<Explanation['working']>

/** The numbers that make a value, and the equation that they make. */
export function Working({ terms, mathml }: Worked) {
  return (
    <div className="formula">
      <dl className="working-terms">
        {terms.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <Mathml text={mathml} className="formula-line" />
    </div>
  )
}

/** MathML of our own server, made from formulas that are part of the program: nobody types it in. */
function Mathml({
  as: Tag = 'div',
  text,
  className,
}: {
  as?: 'div' | 'dt'
  text: string
  className?: string
}) {
  return <Tag className={className} dangerouslySetInnerHTML={{ __html: text }} />
}
