import { beforeAll } from "vitest";
import { submittedVaeFile } from "../../support/candidates.ts";
import { useBrowser } from "../../support/chromium.ts";
import { convenedSession } from "../../support/convened-session.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import type { Places } from "../../support/space-pages.ts";
import { describeStates } from "../../support/states-of-role.ts";
import { placesAbout, type WalkedFiles, walkedFiles } from "../../support/walked-files.ts";

/* What `states.test.ts` tries, for OEMM. */

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

let files: WalkedFiles;
let around: Places = {};
beforeAll(async () => {
  files = await walkedFiles(stack);
  const { people, today } = files.stage;
  const heard = await submittedVaeFile({
    ...{ stack: stack(), people, certification: "CMI", today, firstName: "Bruno" },
    email: "bruno@candidats.example.org",
  });
  const sessionId = await convenedSession(files.stage, today, [heard]);
  await people.candidate.call("POST", "/me/rectifications", { wrong: "Mon poste." });
  await stack().settled();
  const { items } = await people.oemm.call("GET", "/tasks");
  around = { sessionId, taskId: items[0].id };
});

describeStates(
  "oemm",
  {
    account: /secrétariat/,
    places: (address) => ({
      ...(address.endsWith("/experience")
        ? placesAbout(files.vae, "CMI")
        : placesAbout(files.training, "CRD")),
      ...around,
    }),
    without: ["/enrolments/import"],
    waitsUnseen: ["/enrolments/new"],
    acts: [
      "PUT /files/{fileId}/modules/{moduleCode}/assessment",
      "PUT /files/{fileId}/opinion",
      "PUT /jury-members/{memberId}",
      "PUT /me/reminders",
      "PUT /sessions/{sessionId}",
    ],
  },
  { stack, open },
);
