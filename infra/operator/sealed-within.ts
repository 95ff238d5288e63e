/** Seconds in which what was recorded is sealed, with room for the tries of a batch. */
export const sealedWithin = 15 * 60;
