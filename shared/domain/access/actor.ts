import * as z from "zod";
import { personId, subjectId } from "../ids.ts";

/** What a person is for the system (docs/rules.md, section 1). A signed-in person of no group is a candidate. */
export const personRoles = ["oemm", "company", "centre", "candidate", "jury-member"] as const;
/** What a person is, see {@link personRoles}. */
export type PersonRole = (typeof personRoles)[number];
/** What acts: a person in a role, or the system by itself. */
export const role = z.enum([...personRoles, "system"]);
/** A role, see {@link role}. */
export type Role = z.infer<typeof role>;

/** What histories call those who act where they say no name, in French. */
export const roleNames: Readonly<Record<Role, string>> = {
  oemm: "OEMM",
  company: "Entreprise",
  centre: "Centre",
  candidate: "Candidat",
  "jury-member": "Jury",
  system: "Système",
};

/** What a person is within their company, centre or OEMM: a `manager` manages people too, a `member` does the work. */
export const partyRole = z.enum(["manager", "member"]);
/** A role within a party, see {@link partyRole}. */
export type PartyRole = z.infer<typeof partyRole>;

/** The person, or the system itself, behind a command. */
export const actor = z.strictObject({
  subject: subjectId,
  role,
  name: z.string(),
  /** Whose account it is: files, and what juries granted, belong to the person (R-PER-1). */
  personId,
  /** The account's verified e-mail address in lower case, or the subject where there is none: what invitations name. */
  account: z.string(),
  email: z.string().optional(),
  /** The centre, company or jury member that this account acts for. */
  partyId: z.string().optional(),
  /** What they are within it; accounts of companies, centres and OEMM have one. */
  partyRole: partyRole.optional(),
});
/** Who asks, see {@link actor}. */
export type Actor = z.infer<typeof actor>;

/** What changes by itself: verification of uploads, scheduled runs. */
export const systemActor: Actor = {
  subject: "system",
  role: "system",
  name: roleNames.system,
  personId: "system",
  account: "system",
};
