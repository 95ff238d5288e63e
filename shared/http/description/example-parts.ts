import type { ExampleParts } from "./examples.ts";

const seats = { memberIds: ["jur_martin", "jur_petit", "jur_durand", "jur_leroy"] };

/** Who deals with their own file gives no motive: OEMM does, in their place. */
const ofOwner = { request: { motive: undefined } };

/** Where rules between fields ask for other values than their words give. */
export const exampleParts: ExampleParts = {
  chooseCentre: ofOwner,
  correctContact: ofOwner,
  enrol: { request: { motive: undefined, companyId: undefined } },
  submit: ofOwner,
  withdraw: ofOwner,
  remove: ofOwner,
  renewUpload: ofOwner,
  requestUpload: ofOwner,
  adjourn: { request: { appeared: ["file_01JZ8M4Q7V2X9K3N5P6R8T0WYC"] } },
  planSession: { request: seats },
  changeSession: { request: seats },
  joinPersons: { request: { keptFileIds: ["file_01JZ8M4Q7V2X9K3N5P6R8T0WYC"] } },
  nameEvaluators: {
    request: {
      evaluators: [
        { role: "line-manager", name: "Hugo Lambert", email: "hugo.lambert@example.org" },
        { role: "tutor", name: "Nadia Benali", email: "nadia.benali@example.org" },
      ],
    },
  },
};
