import type { ApiClient } from "./client.ts";
import { mailedCode } from "./mailed-code.ts";

/** R-PER-2: a person proves another address of theirs, by the code that the mailbox of this machine got for it. */
export async function proveAddress(person: ApiClient, mailUrl: string, email: string): Promise<void> {
  await person.call("POST", "/me/addresses", { email });
  await person.call("POST", "/me/addresses/proof", { email, code: await codeSentTo(mailUrl, email) });
}

/** The last code that was sent to an address. */
export function codeSentTo(mailUrl: string, email: string): Promise<string> {
  return mailedCode(mailUrl, ({ destination }) => destination.to.some((to) => to.includes(email)));
}
