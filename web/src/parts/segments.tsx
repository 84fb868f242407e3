/** One of a few, as buttons side by side. */
export function Segments<T extends string>({
  label,
  values,
  current,
  nameOf,
  onChange,
}: {
  label: string
  values: readonly T[]
  current: T
  nameOf: (value: T) => string
  onChange: (value: T) => void
}) {
  return (
    <fieldset className="segmented">
      <legend className="unseen">{label}</legend>
      {values.map((value) => (
        <button
          key={value}
          type="button"
          aria-pressed={value === current}
          onClick={() => onChange(value)}
        >
          {nameOf(value)}
        </button>
      ))}
    </fieldset>
  )
}
