/** Says a change to those who do not see it; empty until there is one to say. */
export function LiveRegion({ text }: { text: string }) {
  return (
    <p className="unseen" role="status" aria-live="polite">
      {text}
    </p>
  )
}
