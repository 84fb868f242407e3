/** A task for worker threads that ends its thread, as running out of memory would. */
export function run({ input }: { input: { dies: boolean } }): { value: string } {
  if (input.dies) process.exit(3)
  return { value: 'alive' }
}
