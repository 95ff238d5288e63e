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

/** The address of a jury member gives access from now on. */
export const memberAccountOpened = defineFact({
  type: "jury-member.account-opened",
  version: 1,
  about: "jury-member",
  label: "Accès ouvert au membre de jury",
  data: z.strictObject({}),
  example: {},
});
