/** Seconds in which an entry is written from the moment that is its place in the order of changes; later it is given up. */
export const writtenWithin = 30;

/**
 * Seconds after which nothing comes to stand at a moment of the past any more, in any index: what is read by changes goes on
 * from before them. What was sent when it was given up may still be written, and clocks and indexes lag: as much again.
 */
export const settledAfter = 2 * writtenWithin;
