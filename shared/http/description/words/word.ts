/**
 * What a property means, in a French sentence, with an example where its schema gives none: what is text in its schema is of
 * the format of its example, unless it may be another text too.
 */
export type Word = string | readonly [says: string, example: unknown, anyText?: "any text"];

/**
 * Words of the description by the property that they are about: by its name where it means the same everywhere
 * (`bornOn`), under what it belongs to where it doesn't (`slots.start`, `JurySession.date`).
 */
export type Words = Readonly<Record<string, Word>>;
