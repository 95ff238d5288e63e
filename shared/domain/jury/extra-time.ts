import * as z from "zod";

/** The longest extra time of one phase, in minutes: an hour. */
const mostMinutes = 60;
const minutes = z.int().min(0).max(mostMinutes);

/** The minutes of each phase, for what says more of them. */
export const extraMinutes = { presentation: minutes, interview: minutes };

/** R-DAY-3: whole minutes that a candidate has more than others, on the presentation and on the interview. */
export const extraTime = z.strictObject(extraMinutes);
/** Extra time, see {@link extraTime}. */
export type ExtraTime = z.infer<typeof extraTime>;

/** R-DAY-3: why OEMM grants extra time, in words that say nothing of health; OEMM alone reads which. */
export const extraTimeMotives = {
  "document-seen": "un document présenté à l’OEMM l’accorde",
  "cpnefp-decision": "décision de la CPNEFP",
  "granted-before": "déjà accordé pour un jury précédent",
} as const;
/** A motive, see {@link extraTimeMotives}. */
export const extraTimeMotive = z.enum(
  Object.keys(extraTimeMotives) as [keyof typeof extraTimeMotives, ...(keyof typeof extraTimeMotives)[]],
);

/** R-DAY-3: a file with the extra time that OEMM grants its candidate; without any once it is nothing. */
export function withExtraTime<File extends { extraTime?: ExtraTime | undefined }>(
  file: File,
  granted: ExtraTime,
): File {
  const { extraTime: _, ...without } = file;
  const none = granted.presentation === 0 && granted.interview === 0;
  // It is the same file, of the same state.
  return (none ? without : { ...without, extraTime: granted }) as File;
}
