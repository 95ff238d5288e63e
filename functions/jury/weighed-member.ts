import * as z from "zod";
import { fileId } from "../../shared/domain/ids.ts";
import { memberView } from "../../shared/views/member-view.ts";

/** Members of the directory that one proposal weighs. */
export const directoryPage = 100;

/** A member of the directory, with what keeps them from a session. */
export const weighedMember = z.strictObject({
  member: memberView,
  hindrances: z.array(
    z.discriminatedUnion("kind", [
      z.strictObject({ kind: z.literal("busy") }),
      z.strictObject({ kind: z.literal("conflict"), fileId }),
    ]),
  ),
});
