import * as z from "zod";
import { atMostBytes } from "./bytes.ts";
import { code } from "./code.ts";

/** Bytes of levels by code, at most: those of more than 250 indicators. */
const mostOfLevels = 10_000;

/** Bytes of levels by domain, at most. */
export const mostOfDomains = 2000;

/** What is said of each domain or indicator, by its code; `most` is in bytes of all of it. */
export function byCode<Said extends z.ZodType>(said: Said, most = mostOfLevels) {
  return z
    .record(code, said)
    .check(
      atMostBytes(most, "Trop long dans l’ensemble\u00a0; gardez ce qui est demandé, et raccourcissez-le."),
    );
}
