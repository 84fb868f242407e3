/** Who writes, as the history says it. There are no accounts: whoever reaches the service may write. */
export const BY = 'maillage'
