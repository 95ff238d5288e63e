import { publicPageStyle } from "../../shared/documents/public-page.ts";
import { tutorGuide } from "../../shared/documents/tutor-guide.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { htmlAnswer } from "../../shared/http/html-answer.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { servePage } from "../../shared/http/serve-page.ts";

/** R-OEMM-6: the guide of those who follow and assess a candidate in the company. */
export const route = defineRoute({
  name: "training/tutor-guide",
  method: "GET",
  path: "/tutor-guide",
  summary: "Lire le guide du tuteur",
  tag: "training",
  replyTypes: ["text/html"],
  needs: {},
});

/** The page is not JSON: this handler answers it itself. */
export const handler = servePage(async () => htmlAnswer(200, tutorGuide(guidePolicy), publicPageStyle));
