import { useState } from 'react'

/** The value, the same object as long as it says the same: for what is read from the address anew. */
export function useSame<T>(value: T): T {
  const [kept, setKept] = useState(value)
  if (JSON.stringify(kept) === JSON.stringify(value)) return kept
  setKept(value)
  return value
}
