import { beforeAll } from "vitest";
import { ofAnyFile, ofOneself, ofTrainingFile } from "../../support/acts-of-pages.ts";
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
      ...ofOneself,
      ...ofAnyFile,
      ...ofTrainingFile,
      "PUT /files/{fileId}/experience",
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
      ...ofOneself,
      ...ofAnyFile,
      ...ofTrainingFile,
      "POST /files",
      "PUT /files/{fileId}/centre",
      "PUT /me/reminders",
    ],
  },
  { stack, open },
);
