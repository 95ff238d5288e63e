import { setTimeout as wait } from "node:timers/promises";
import type { ApiClient } from "./client.ts";
import { fetchAgain } from "./connection.ts";

/** R-PER-2: a person proves another address of theirs, by the code that the mailbox of this machine got for it. */
export async function proveAddress(person: ApiClient, mailUrl: string, email: string): Promise<void> {
  await person.call("POST", "/me/addresses", { email });
  await person.call("POST", "/me/addresses/proof", { email, code: await codeSentTo(mailUrl, email) });
}

/** The last code that was sent to an address, waiting for it ten seconds at most. */
export async function codeSentTo(mailUrl: string, email: string): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const { emails } = (await (await fetchAgain(`${mailUrl}/store`)).json()) as {
      emails: { destination: { to: string[] }; body: { text?: string } }[];
    };
    const texts = emails
      .filter(({ destination }) => destination.to.some((to) => to.includes(email)))
      .map(({ body }) => body.text ?? "");
    const code = texts.at(-1)?.match(/Votre code\s*:\s*(\S+)/)?.[1];
    if (code !== undefined) return code;
    await wait(100);
  }
  throw new Error(`no code was sent to ${email}`);
}
