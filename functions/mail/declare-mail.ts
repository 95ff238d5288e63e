import type * as z from "zod";
import type { Fact, FactDefinition } from "../../events/fact.ts";
import type { Person } from "../../shared/mails/layout/invitation.ts";
import type { Mail } from "../../shared/mails/layout/mail.ts";
import type { Leaving, SaidOfAppearance, Staying } from "./said-of-appearance.ts";
import type { MailSettings } from "./settings.ts";

interface Addressed {
  to: Person;
  /** Where it tells of an appearance: what it says of it. */
  message?: SaidOfAppearance;
  /** Why it can't leave although it should have, in French. */
  hindrance?: string;
  /** Where it is a reminder that they may do without: the page on which they say so. */
  choicesUrl?: string | undefined;
}

/** A mail as it leaves, and who it goes to. */
export interface Composed extends Addressed {
  mail: Mail;
}

/** What a mail is made from. */
export interface Announced<Data extends z.ZodObject> {
  fact: Fact;
  /** The data of the fact, as its contract reads them. */
  data: z.output<Data>;
  settings: MailSettings;
  leaving: Leaving;
}

/** A mail as its file declares it. */
export interface MailDeclaration<Data extends z.ZodObject, Given> {
  /** The kind of fact that it announces. */
  fact: FactDefinition<Data>;
  /** Whether it goes to an address that others typed, proved or not (R-PER-2). */
  unproved?: boolean;
  /** Loads whom it goes to, and what its wording needs, from how things stand now (R-DAY-4); or says that it stays. */
  load(announced: Announced<Data>): Promise<(Addressed & { given: Given }) | Staying>;
  /** Its wording, from `shared/mails/`. */
  write(given: Given): Mail;
  /** What it may be given, one for each way in which it reads otherwise; tests render them all. */
  examples: readonly [Given, ...Given[]];
}

/** A mail of the system. */
export interface DeclaredMail {
  fact: Pick<FactDefinition, "type" | "about" | "personal">;
  unproved: boolean;
  compose(fact: Fact, settings: MailSettings, leaving: Leaving): Promise<Composed | Staying>;
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
    async compose(fact, settings, leaving) {
      const loaded = await load({ fact, data: definition.read(fact), settings, leaving });
      if ("stays" in loaded) return loaded;
      const { given, ...addressed } = loaded;
      return { ...addressed, mail: write(given) };
    },
    examples: () => examples.map(write),
  };
}
