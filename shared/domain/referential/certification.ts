import * as z from "zod";
import { civilDate } from "../time/civil-date.ts";

/** The codes of the six certifications. */
export const certificationCode = z.enum(["CMI", "CMC", "CARCA", "CRD", "AC", "SPSP"]);
/** A code, see {@link certificationCode}. */
export type CertificationCode = z.infer<typeof certificationCode>;

/** How a jury hears a candidate (R-JURY-4). */
export const juryFormat = z.enum(["presentation", "interview"]);
/** A format, see {@link juryFormat}. */
export type JuryFormat = z.infer<typeof juryFormat>;
