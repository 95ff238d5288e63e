import { setTimeout as wait } from "node:timers/promises";
import type { ApiClient } from "./client.ts";
import { fetchAgain } from "./connection.ts";

/** The code that the mailbox of this machine got for an enrolment (R-PER-3), waiting for it ten seconds at most. */
export async function codeFor(mailUrl: string, fileId: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const { emails } = (await (await fetchAgain(`${mailUrl}/store`)).json()) as {
      emails: { body: { text?: string } }[];
    };
    const texts = emails.map(({ body }) => body.text ?? "");
    const [last] = texts.filter((text) => text.includes(`/files/${fileId}/acceptance`)).slice(-1);
    const code = last?.match(/Votre code\s*:\s*(\S+)/)?.[1];
    if (code !== undefined) return code;
    await wait(100);
  }
  throw new Error(`no code was sent for ${fileId}`);
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
