import { type SignedAttendance, signedAttendance } from "../domain/jury/signed-attendance.ts";
import { defineEntity } from "./entity.ts";
import { sessionKey, signedAttendanceKey } from "./keys.ts";
import { readPartition } from "./table.ts";
import type { Write } from "./transaction.ts";

/** R-DAY-6: scans of signed attendance sheets, in the partition of their session. */
export const signedAttendanceEntity = defineEntity({
  name: "signed-attendance",
  data: () => signedAttendance,
});

/** The scans of a session's signed attendance sheet, those that were replaced too. One round trip. */
export async function loadSignedAttendances(sessionId: string): Promise<SignedAttendance[]> {
  return signedAttendanceEntity.among(await readPartition(sessionKey(sessionId).pk));
}

/** The write that saves a scan as the version that it says, unless another one was saved meanwhile. */
export function saveSignedAttendance(sessionId: string, scan: SignedAttendance): Write {
  return {
    put: signedAttendanceEntity.item({
      ...signedAttendanceKey(sessionId, scan.id),
      version: scan.version,
      data: scan,
    }),
    when: scan.version === 1 ? "absent" : { version: scan.version - 1 },
  };
}
