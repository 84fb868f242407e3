/**
 * Networks that this page made to hold the files that were sent to it. Who gives these files up before
 * anything was written wants no empty network left of it; one that was there before stays.
 */
const made = new Set<string>()

export const noteMadeForFiles = (networkId: string): void => {
  made.add(networkId)
}
export const isMadeForFiles = (networkId: string): boolean => made.has(networkId)
export const forgetMadeForFiles = (networkId: string): void => {
  made.delete(networkId)
}
