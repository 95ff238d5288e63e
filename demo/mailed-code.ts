import { setTimeout as wait } from "node:timers/promises";
import { fetchAgain } from "./connection.ts";

/** A mail as the mailbox of this machine shows it, as far as codes are looked for. */
export interface MailWithCode {
  destination: { to: string[] };
  body: { text?: string };
}

/** No mail brought a code in time; its message is for who plays a story. */
export class NoCodeYet extends Error {
  constructor(mailUrl: string) {
    super(
      `Le mail qui porte le code n’est pas parti\u00a0: il attend, et ${mailUrl} le montrera. Avec --faults, SES peut n’en plus prendre avant un moment, ou avant le lendemain\u00a0: rejouez la visite après npm run time, ou avec une autre graine.`,
    );
  }
}

/** The code of the last mail that is wanted, waiting for it ten seconds at most. @throws NoCodeYet */
export async function mailedCode(mailUrl: string, wanted: (mail: MailWithCode) => boolean): Promise<string> {
  for (let tries = 0; tries < 100; tries++) {
    const { emails } = (await (await fetchAgain(`${mailUrl}/store`)).json()) as { emails: MailWithCode[] };
    const code = emails.findLast(wanted)?.body.text?.match(/Votre code\s*:\s*(\S+)/)?.[1];
    if (code !== undefined) return code;
    await wait(100);
  }
  throw new NoCodeYet(mailUrl);
}
