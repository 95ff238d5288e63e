import * as z from "zod";
import { inFigures } from "../french/quantity.ts";

/** Characters of a link at most. */
const longest = 1000;

/** A link that opens in a browser, https only: printable characters of ASCII, as a browser copies it. */
export const httpsLink = z
  .url({ protocol: /^https$/, error: "Lien attendu, comme https://exemple.fr." })
  .max(longest, `Au plus ${inFigures({ count: longest, unit: "character" })}.`)
  .regex(/^[\x21-\x7e]+$/, "Lien attendu, sans espace ni lettre accentuée, comme https://exemple.fr.");
