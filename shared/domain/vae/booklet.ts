import * as z from "zod";
import { evidenceId } from "../ids.ts";
import { atMostBytes } from "../text/bytes.ts";
import { freeText } from "../text/free-text.ts";
import { name } from "../text/name.ts";
import { civilDate, instant } from "../time/civil-date.ts";

/** What the candidate writes on one domain of the VAE booklet (R-VAE-7). Item size stays far under 400 KB. */
export const answerText = z.strictObject({
  experience: freeText(20_000, "Décrivez votre expérience sur ce domaine."),
  /** Precise examples: the booklet wants them (R-VAE-7). */
  examples: z.array(freeText(10_000)).min(1, "Donnez au moins un exemple précis.").max(10),
});

/** An answer as kept: its text, its version and when it was last written. */
export const answer = answerText.extend({
  domainCode: z.string(),
  version: z.int().positive(),
  updatedAt: instant,
});
/** An answer, see {@link answer}. */
export type Answer = z.infer<typeof answer>;

/** A position held, with the pieces that prove it (R-VAE-6). */
export const position = z
  .strictObject({
    employer: name(),
    title: name(),
    from: civilDate,
    to: civilDate.optional(),
    description: freeText(10_000),
    proofs: z.array(evidenceId).max(20),
  })
  .refine((held) => held.to === undefined || held.from <= held.to, {
    path: ["to"],
    message: "La fin précède le début.",
  });
/** Bytes of a file's positions together: a file is one item, and DynamoDB's limit is 400 KB. */
const mostBytes = 100_000;

/** The positions of a file. */
export const positions = z
  .array(position)
  .max(20)
  .check(
    atMostBytes(mostBytes, "Ces postes sont trop longs ensemble\u00a0; raccourcissez leurs descriptions."),
  );
/** A position, see {@link position}. */
export type Position = z.infer<typeof position>;
