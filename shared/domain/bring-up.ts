/** The attributes of a thing, by any code that wrote them. */
export type Attributes = Readonly<Record<string, unknown>>;

/**
 * Makes what was written under one shape into what the next one says: plain data to plain data, everything else kept.
 * It is also given what has the next shape already, when code of the former one saved that: it says the same of it.
 */
export type Step = (old: Attributes) => Attributes;

/**
 * What was written under the shape `from` (1 is the first), as the shape after the last step has it. What has a later
 * shape than this code knows is left as it is: tomorrow's code writes what today's reads (decision 0021).
 */
export function bringUp(written: Attributes, from: number, steps: readonly Step[]): Attributes {
  return steps.slice(from - 1).reduce((held, step) => step(held), written);
}
