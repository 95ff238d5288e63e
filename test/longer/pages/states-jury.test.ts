import { beforeAll } from "vitest";
import { prepare } from "../../../demo/preparation.ts";
import { decideSession, openWithRightSide } from "../../../demo/session-story.ts";
import { ofAnyFile, ofOneself } from "../../support/acts-of-pages.ts";
import { submittedVaeFile } from "../../support/candidates.ts";
import { useBrowser } from "../../support/chromium.ts";
import { convenedSession } from "../../support/convened-session.ts";
import { useLocalStack } from "../../support/local-stack.ts";
import {
  ofCompanies,
  ofOemm,
  ofOrganisations,
  ofTraining,
  refusedToOneself,
} from "../../support/pages-of-others.ts";
import type { Places } from "../../support/space-pages.ts";
import { currentApproval, stageOn } from "../../support/stage.ts";
import { describeStates } from "../../support/states-of-role.ts";
import { placesAbout } from "../../support/walked-files.ts";

/* What `states.test.ts` tries, for a member of juries, of which one sits and one is over. */

const stack = useLocalStack(() => ({ withSpace: true }));
const open = useBrowser();

const places: Record<"sits" | "isOver", Places> = { sits: {}, isOver: {} };
beforeAll(async () => {
  const stage = stageOn(stack());
  const { people, today } = stage;
  await prepare(people, currentApproval());
  const submitted = (firstName: string) =>
    submittedVaeFile({
      ...{ stack: stack(), people, certification: "CMI", today, firstName },
      email: `${firstName.toLowerCase()}@candidats.example.org`,
    });
  const [over, sitting, other] = [
    await submitted("Bruno"),
    await submitted("Chloe"),
    await submitted("Amina"),
  ];
  const decided = await decideSession(stage, {
    ...{ certification: "CMI", date: today, fileIds: [over] },
    granted: () => false,
  });
  const sits = await convenedSession(stage, today, [sitting, other]);
  await openWithRightSide(people, sits);
  await stack().settled();
  places.isOver = { ...placesAbout(over, "CMI"), sessionId: decided };
  places.sits = { ...placesAbout(sitting, "CMI"), sessionId: sits };
});

describeStates(
  "jury",
  {
    account: /Élise/,
    places: (address) => (address.endsWith("/correction") ? places.isOver : places.sits),
    without: [...ofOemm, ...ofOrganisations, ...ofCompanies, ...ofTraining],
    refused: [...refusedToOneself, "/files/$fileId/readings"],
    acts: [
      ...ofOneself,
      ...ofAnyFile,
      "POST /sessions/{sessionId}/slots/{fileId}/correction",
      "PUT /files/{fileId}/experience",
      "PUT /sessions/{sessionId}/slots/{fileId}/examined",
      "PUT /sessions/{sessionId}/slots/{fileId}/outcome",
    ],
  },
  { stack, open },
);
