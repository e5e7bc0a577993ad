/** Raised whenever the same events fold into other rows than before: rows that are stored are then made anew. */
export const foldVersion = 8;
