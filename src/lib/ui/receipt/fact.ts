/** A line of a receipt; `isExact` where 0 has to be told from O and 1 from l. */
export type Fact = { name: string; value: string; isExact?: boolean };
