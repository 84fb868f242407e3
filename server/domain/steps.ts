/** Long work that stops now and then: where others wait for the thread, they get their turn. */
export type Steps<T> = Generator<undefined, T>

/** All of it at once. */
export function finished<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next()
    if (next.done === true) return next.value
  }
}
