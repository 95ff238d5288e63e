import type * as z from "zod";
import type { Fact, FactDefinition } from "../../events/fact.ts";
import type { Person } from "../../shared/mails/layout/invitation.ts";
import type { Mail } from "../../shared/mails/layout/mail.ts";
import type { MailSettings } from "./settings.ts";

/** A mail and who it goes to. */
export interface Composed {
  to: Person;
  mail: Mail;
}

/** What a mail is made from. */
export interface Announced<Data extends z.ZodObject> {
  fact: Fact;
  /** The data of the fact, as its contract reads them. */
  data: z.output<Data>;
  settings: MailSettings;
}

/** A mail as its file declares it. */
export interface MailDeclaration<Data extends z.ZodObject, Given> {
  /** The kind of fact that it announces. */
  fact: FactDefinition<Data>;
  /** Whether it goes to an address that others typed, proved or not (R-PER-2). */
  unproved?: boolean;
  /** Loads whom it goes to, and what its wording needs. */
  load(announced: Announced<Data>): Promise<{ to: Person; given: Given }>;
  /** Its wording, from `shared/mails/`. */
  write(given: Given): Mail;
  /** What it may be given, one for each way in which it reads otherwise; tests render them all. */
  examples: readonly [Given, ...Given[]];
}

/** A mail of the system. */
export interface DeclaredMail {
  fact: Pick<FactDefinition, "type" | "about" | "personal">;
  unproved: boolean;
  compose(fact: Fact, settings: MailSettings): Promise<Composed>;
  /** Each of its examples, rendered. */
  examples(): Mail[];
}

/** Declares a mail: `functions/mail/mails/<type of its fact>.ts` exports it as `mail`. */
export function declareMail<Data extends z.ZodObject, Given>({
  fact: definition,
  unproved = false,
  load,
  write,
  examples,
}: MailDeclaration<Data, Given>): DeclaredMail {
  return {
    fact: definition,
    unproved,
    async compose(fact, settings) {
      const { to, given } = await load({ fact, data: definition.read(fact), settings });
      return { to, mail: write(given) };
    },
    examples: () => examples.map(write),
  };
}
