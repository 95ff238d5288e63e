import type { ApiClient } from "./client.ts";
import { mailedCode } from "./mailed-code.ts";

/** The code that the mailbox of this machine got for an enrolment (R-PER-3). */
export function codeFor(mailUrl: string, fileId: string): Promise<string> {
  return mailedCode(mailUrl, ({ body }) => body.text?.includes(`/files/${fileId}/acceptance`) === true);
}

/** R-PER-3: the employee accepts the enrolment that their company began, with the code of the mail. */
export async function acceptEnrolment(
  employee: ApiClient,
  mailUrl: string,
  fileId: string,
  bornOn: string,
): Promise<void> {
  const code = await codeFor(mailUrl, fileId);
  await employee.call("POST", `/files/${fileId}/acceptance`, { code, bornOn });
}
