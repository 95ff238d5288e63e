import * as z from "zod";

/** Characters of a code at most. */
const longest = 20;

/** A code that names a domain, an indicator or a module: `CMI-1.K2.I3`, `M1`. Whether there is such a thing is a rule's to say. */
export const code = z
  .string()
  .regex(
    new RegExp(`^[A-Za-z0-9.-]{1,${longest}}$`),
    `Code attendu, de ${longest} lettres, chiffres, points ou tirets au plus.`,
  );
