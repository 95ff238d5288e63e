import { publicPageStyle } from "../../shared/documents/public-page.ts";
import { versionsPage } from "../../shared/documents/versions-page.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { htmlAnswer } from "../../shared/http/html-answer.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { servePage } from "../../shared/http/serve-page.ts";
import { apiVersion } from "../../shared/http/served-path.ts";

/** The policy of versions and deprecations, which the headers of what is deprecated lead to (decision 55). */
export const route = defineRoute({
  name: "service/versions",
  method: "GET",
  path: "/docs/versions",
  summary: "Lire la politique des versions de l’API",
  tag: "service",
  replyTypes: ["text/html"],
  needs: {},
});

/** The page is not JSON: this handler answers it itself. */
export const handler = servePage(async () =>
  htmlAnswer(200, versionsPage(guidePolicy, apiVersion), publicPageStyle),
);
