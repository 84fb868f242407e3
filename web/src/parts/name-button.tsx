/** A name, in a table or a sentence, that opens its sheet. */
export function NameButton({ name, onOpen }: { name: string; onOpen: () => void }) {
  return (
    <button type="button" className="link" title={name} onClick={onOpen}>
      <span className="name">{name}</span>
    </button>
  )
}
