/** Says a change to those who do not see it; empty until there is one to say. */
export function LiveRegion({ text }: { text: string }) {
  return (
    <output className="unseen" aria-live="polite">
      {text}
    </output>
  )
}
