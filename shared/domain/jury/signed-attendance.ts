import type * as z from "zod";
import { evidence } from "../evidence/evidence.ts";

/** R-DAY-6: a scan of the attendance sheet that members and candidates signed, of its announcement and its bytes. */
export const signedAttendance = evidence.omit({ category: true, title: true, domains: true, inPlace: true });
/** A scan, see {@link signedAttendance}. */
export type SignedAttendance = z.infer<typeof signedAttendance>;
