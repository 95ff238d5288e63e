import * as z from "zod";
import { DomainError } from "../domain-error.ts";
import type { ExtraTime } from "./extra-time.ts";

/** R-DAY-3: why OEMM grants no extra time, in words that say nothing of health: its candidate reads which. */
export const extraTimeRefusals = {
  "no-document": "aucun document qui l’accorde n’a été présenté à l’OEMM",
  "not-in-document": "le document présenté ne l’accorde pas",
} as const;
/** Why it is not granted, see {@link extraTimeRefusals}. */
export const extraTimeRefusal = z.enum(Object.keys(extraTimeRefusals) as [Refusal, ...Refusal[]]);
type Refusal = keyof typeof extraTimeRefusals;

/** What OEMM answers to a candidate who asks for extra time, as people read it. */
export const extraTimeAnswers = { granted: "accordé", ...extraTimeRefusals } as const;
/** An answer, see {@link extraTimeAnswers}. */
export const extraTimeAnswer = z.enum(Object.keys(extraTimeAnswers) as ["granted", ...Refusal[]]);
/** An answer, see {@link extraTimeAnswers}. */
export type ExtraTimeAnswer = z.infer<typeof extraTimeAnswer>;

/** What is known as a candidate asks for extra time. */
interface Asking {
  /** Whether the file waits for a jury, now or later. */
  underWay: boolean;
  /** Whether a request waits for its answer. */
  waits: boolean;
  /** What OEMM has granted. */
  granted: ExtraTime | undefined;
}

/** R-DAY-3: whether a candidate may ask for extra time: before a jury, once at a time, and not where it is granted. */
export function mayAskExtraTime({ underWay, waits, granted }: Asking): boolean {
  return underWay && !waits && granted === undefined;
}

/**
 * R-DAY-3: refuses a request for extra time that leads to nothing.
 * @throws DomainError `extra-time-asked`, `no-jury-to-come`.
 */
export function assertMayAskExtraTime(asking: Asking): void {
  if (mayAskExtraTime(asking)) return;
  if (!asking.underWay)
    throw new DomainError("no-jury-to-come", {
      rule: "R-DAY-3",
      detail: "Ce dossier n’attend plus de jury\u00a0: il n’y a pas de temps supplémentaire à demander.",
    });
  throw new DomainError("extra-time-asked", {
    rule: "R-DAY-3",
    detail: asking.waits
      ? "Vous avez déjà demandé un temps supplémentaire\u00a0: l’OEMM va vous répondre."
      : "Un temps supplémentaire vous est déjà accordé.",
  });
}
