import type { Fact, FactDefinition } from "../../events/fact.ts";
import type { Person } from "../../shared/mails/layout/invitation.ts";
import type { Mail } from "../../shared/mails/layout/mail.ts";
import type { MailSettings } from "./settings.ts";

/** A mail and who it goes to. */
export interface Composed {
  to: Person;
  mail: Mail;
}

/** The mail that a kind of fact makes. */
export interface Composition {
  fact: Pick<FactDefinition, "type">;
  compose: (fact: Fact, settings: MailSettings) => Promise<Composed>;
}
