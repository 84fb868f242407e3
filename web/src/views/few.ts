/** Rows of a list that a sheet shows before it is asked for the others. */
export const FEW = 6
