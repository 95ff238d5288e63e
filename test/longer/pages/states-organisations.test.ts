import { beforeAll } from "vitest";
import { useBrowser } from "../../support/chromium.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import { ofCompanies, ofJuries, ofOemm } from "../../support/pages-of-others.ts";
import { describeStates } from "../../support/states-of-role.ts";
import { placesAbout, type WalkedFiles, walkedFiles } from "../../support/walked-files.ts";

/* What `states.test.ts` tries, for who acts for a centre or a company. */

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let files: WalkedFiles;
beforeAll(async () => {
  files = await walkedFiles(stack);
});

describeStates(
  "centre",
  {
    account: /Camille/,
    // Experience is of a file by VAE.
    places: (address) =>
      address.endsWith("/experience") ? placesAbout(files.vae, "CMI") : placesAbout(files.training, "CRD"),
    without: [...ofOemm, ...ofCompanies, ...ofJuries],
    // The candidate's own.
    refused: ["/files/$fileId/readings"],
    acts: [
      "DELETE /files/{fileId}/evidence/{evidenceId}",
      "POST /files/{fileId}/acceptance",
      "POST /files/{fileId}/refusal",
      "POST /files/{fileId}/withdrawal",
      "POST /me/account",
      "POST /me/addresses",
      "POST /me/claims",
      "POST /me/copies",
      "POST /me/rectifications",
      "PUT /files/{fileId}/activities",
      "PUT /files/{fileId}/contact",
      "PUT /files/{fileId}/enrolment",
      "PUT /files/{fileId}/evidence/{evidenceId}",
      "PUT /files/{fileId}/experience",
      "PUT /files/{fileId}/individual-path",
      "PUT /files/{fileId}/interview",
      "PUT /files/{fileId}/modules/{moduleCode}/assessment",
      "PUT /files/{fileId}/opinion",
      "PUT /me/reminders",
    ],
  },
  { stack, open },
);

describeStates(
  "company",
  {
    account: /Marie/,
    places: () => placesAbout(files.training, "CRD"),
    without: [...ofOemm, ...ofJuries, "/files/$fileId/experience"],
    refused: ["/files/$fileId/readings"],
    acts: [
      "DELETE /files/{fileId}/evidence/{evidenceId}",
      "POST /files",
      "POST /files/{fileId}/acceptance",
      "POST /files/{fileId}/refusal",
      "POST /files/{fileId}/withdrawal",
      "POST /me/account",
      "POST /me/addresses",
      "POST /me/claims",
      "POST /me/copies",
      "POST /me/rectifications",
      "PUT /files/{fileId}/activities",
      "PUT /files/{fileId}/centre",
      "PUT /files/{fileId}/contact",
      "PUT /files/{fileId}/enrolment",
      "PUT /files/{fileId}/evidence/{evidenceId}",
      "PUT /files/{fileId}/individual-path",
      "PUT /files/{fileId}/interview",
      "PUT /files/{fileId}/modules/{moduleCode}/assessment",
      "PUT /files/{fileId}/opinion",
      "PUT /me/reminders",
    ],
  },
  { stack, open },
);
