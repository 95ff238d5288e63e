import * as z from "zod";
import { partyRole } from "../shared/domain/access/actor.ts";
import { defineFact } from "./fact.ts";

/** A party invited a person, or sent the invitation again. */
export const personInvited = defineFact({
  type: "party.person-invited",
  version: 1,
  about: "party",
  label: "Personne invitée",
  data: z.strictObject({ personId: z.string(), role: partyRole }),
  example: { personId: "per_01JZ0000000000000000000000", role: "member" },
});

/** A person's name or role changed, or their access was taken away or given back. */
export const personChanged = defineFact({
  type: "party.person-changed",
  version: 1,
  about: "party",
  label: "Accès modifié",
  data: z.strictObject({ personId: z.string(), role: partyRole, active: z.boolean() }),
  example: { personId: "per_01JZ0000000000000000000000", role: "member", active: false },
});

const answered = z.enum(["accepted", "declined"]);

/** R-PER-6: a person whom a party had invited answered. */
export const invitationAnswered = defineFact({
  type: "party.invitation-answered",
  version: 1,
  about: "party",
  label: "Réponse à une invitation",
  data: z.strictObject({ personId: z.string(), answer: answered }),
  example: { personId: "per_01JZ0000000000000000000000", answer: "accepted" },
});

/** R-PER-6: an invited member of juries answered. */
export const memberAnswered = defineFact({
  type: "jury-member.invitation-answered",
  version: 1,
  about: "jury-member",
  label: "Réponse à une invitation",
  data: z.strictObject({ answer: answered }),
  example: { answer: "accepted" },
});

/** OEMM invited the address of a jury member to the member's access. */
export const memberAccountOpened = defineFact({
  type: "jury-member.account-opened",
  version: 1,
  about: "jury-member",
  label: "Accès ouvert au membre de jury",
  data: z.strictObject({}),
  example: {},
});
