import * as z from "zod";
import { reprintedKind } from "../shared/domain/document/document.ts";
import { accountMoveReasons } from "../shared/domain/people/account-move.ts";
import { correctionMotive } from "../shared/domain/people/correction.ts";
import { defineFact } from "./fact.ts";

const exampleProof = {
  motive: "mistyped" as const,
  fileId: "file_01JZ0000000000000000000000",
  evidenceId: "evd_01JZ0000000000000000000000",
};

/** OEMM corrected the civil status of a person (R-PER-5): neither the old one nor the new one is told. */
export const civilStatusCorrected = defineFact({
  type: "person.civil-status-corrected",
  version: 1,
  about: "person",
  label: "État civil rectifié",
  data: z.strictObject({ motive: correctionMotive, fileId: z.string(), evidenceId: z.string() }),
  example: exampleProof,
});

const pair = z.strictObject({ keptId: z.string(), joinedId: z.string(), taskId: z.string() });
const examplePair = {
  keptId: "prs_01JZ0000000000000000000000",
  joinedId: "prs_01JZZZZZZZZZZZZZZZZZZZZZZZ",
  taskId: "task_01JZZZZZZZZZZZZZZZZZZZZZZZ",
};

/** OEMM said that two persons are one; in the histories of both (R-PER-4). */
export const personsJoined = defineFact({
  type: "person.joined",
  version: 1,
  about: "person",
  label: "Réunie avec une autre personne",
  data: pair,
  example: examplePair,
});

/** OEMM undid a joining: the two are two again; in the histories of both (R-PER-4). */
export const personsSeparated = defineFact({
  type: "person.separated",
  version: 1,
  about: "person",
  label: "Séparée d’une personne avec laquelle elle avait été réunie",
  data: pair,
  example: examplePair,
});

/** A file that a joining of two persons withdrew is under way again, as the joining was undone (R-PER-4). */
export const fileRestored = defineFact({
  type: "file.restored",
  version: 1,
  about: "file",
  label: "Candidature rétablie",
  data: z.strictObject({}),
  example: {},
});

/** OEMM said that two persons who look the same differ; in the histories of both (R-PER-4). */
export const personsToldApart = defineFact({
  type: "person.told-apart",
  version: 1,
  about: "person",
  label: "Distinguée d’une personne qui lui ressemble",
  data: z.strictObject({ otherId: z.string(), taskId: z.string() }),
  example: { otherId: "prs_01JZ0000000000000000000000", taskId: "task_01JZZZZZZZZZZZZZZZZZZZZZZZ" },
});

const division = z.strictObject({ fromId: z.string(), toId: z.string(), taskId: z.string() });
const exampleDivision = {
  fromId: "prs_01JZ0000000000000000000000",
  toId: "prs_01JZZZZZZZZZZZZZZZZZZZZZZZ",
  taskId: "task_01JZZZZZZZZZZZZZZZZZZZZZZZ",
};

/** OEMM said which files of a former address are a person's, each of which tells it; in the histories of both (R-PER-4). */
export const addressDivided = defineFact({
  type: "person.address-divided",
  version: 1,
  about: "person",
  label: "Ancienne adresse partagée entre deux personnes",
  data: division,
  example: exampleDivision,
});

/** A file of a former address was given to the person whose it is, with what juries granted in it (R-PER-4). */
export const fileGiven = defineFact({
  type: "file.given-to-person",
  version: 1,
  about: "file",
  label: "Dossier rendu à la personne dont il est",
  data: division,
  follows: true,
  example: exampleDivision,
});

/** A file follows the correction (R-PER-5): what was printed of it is printed again. */
export const fileRenamed = defineFact({
  type: "file.civil-status-corrected",
  version: 1,
  about: "file",
  label: "État civil rectifié",
  decisions: ["documents"],
  data: z.strictObject({
    motive: correctionMotive,
    /** What is printed again. */
    documents: z.array(z.strictObject({ kind: reprintedKind, reference: z.string() })),
  }),
  example: {
    motive: "mistyped",
    documents: [{ kind: "certificate", reference: "CQP-0123A-BCDEF-GHJ0" }],
  },
});

/** R-PER-2: a person wants to be reached at an address, and is sent the code that proves it. */
export const addressProofAsked = defineFact({
  type: "person.address-proof-asked",
  version: 1,
  about: "person",
  label: "Code envoyé à une adresse",
  data: z.strictObject({ addressId: z.string() }),
  example: { addressId: "adr_01JZ0000000000000000000000" },
});

/** R-PER-2: a person proved an address by the code sent there. */
export const addressProved = defineFact({
  type: "person.address-proved",
  version: 1,
  about: "person",
  label: "Adresse vérifiée",
  data: z.strictObject({ addressId: z.string() }),
  example: { addressId: "adr_01JZ0000000000000000000000" },
});

/** R-PER-5: OEMM moved a person's account to another address, having checked who asked. */
export const accountMoved = defineFact({
  type: "person.account-moved",
  version: 1,
  about: "person",
  label: "Compte déplacé vers une autre adresse",
  data: accountMoveReasons.extend({ addressId: z.string() }),
  example: {
    motive: "mailbox-lost",
    identityCheck: "by-video",
    addressId: "adr_01JZ0000000000000000000000",
  },
});

/** R-PER-5: who reads the new address took the account over. */
export const accountTakenOver = defineFact({
  type: "person.account-taken-over",
  version: 1,
  about: "person",
  label: "Compte repris à la nouvelle adresse",
  data: z.strictObject({ addressId: z.string() }),
  example: { addressId: "adr_01JZ0000000000000000000000" },
});
