import * as z from "zod";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import type { Policy } from "../../shared/domain/policy/policy.ts";
import type { Person } from "../../shared/mails/layout/invitation.ts";

const environment = z.object({
  MAIL_FROM: z.email(),
  MAIL_CONTACT: z.email(),
  PORTAL_URL: z.url(),
  MAIL_CONFIGURATION_SET: z.string(),
});

/** Where mails come from and lead to, and the figures that they say. */
export interface MailSettings {
  from: Person;
  /** Who is answered, by mail and by calendars: an address that people read. */
  organiser: Person;
  contact: string;
  portalUrl: string;
  /** What SES tells of our mails is told through it. */
  configurationSet: string;
  policy: Policy;
}

/** The settings of the function's environment. */
export function mailSettings(): MailSettings {
  const { MAIL_FROM, MAIL_CONTACT, PORTAL_URL, MAIL_CONFIGURATION_SET } = environment.parse(process.env);
  const name = "OEMM – Certifications";
  return {
    from: { name, email: MAIL_FROM },
    organiser: { name, email: MAIL_CONTACT },
    contact: MAIL_CONTACT,
    portalUrl: PORTAL_URL,
    configurationSet: MAIL_CONFIGURATION_SET,
    policy: guidePolicy,
  };
}
