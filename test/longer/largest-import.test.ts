import { expect, it } from "vitest";
import { demoToken } from "../../demo/client.ts";
import { prepare } from "../../demo/preparation.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { apiVersion } from "../../shared/http/served-path.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack();

const headings =
  "nom_naissance;prenoms;nom_usage;date_naissance;commune_naissance;insee_naissance;pays_naissance;sexe;email;telephone;certification;centre;statut";

it("R-TRN-1: a list as long as it may be is taken within the time of a request, and all that follows is done", async () => {
  const { people, settled } = stageOn(stack());
  await prepare(people, currentApproval());
  const lines = Array.from(
    { length: guidePolicy.importLines },
    (_, n) =>
      `Longue;Zoé;;17/05/1990;;;Maroc;F;long${n}@example.org;06 12 34 56 78;CMI;ctr_demo_lyon;en poste`,
  );
  // A function that is not done when its time is over has failed, as on AWS.
  const response = await fetch(`${stack().urls.api}${apiVersion}/imports/enrolments`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await demoToken(stack().urls.identity, "mutuelle")}`,
      "acting-as": "cmp_demo_mutuelle",
      "content-type": "text/csv",
    },
    body: [headings, ...lines].join("\r\n"),
  });
  expect(await response.json()).toMatchObject({ created: guidePolicy.importLines, refused: 0 });
  await settled();
  expect((await people.company.call("GET", "/files?limit=100")).items).toHaveLength(100);
});
