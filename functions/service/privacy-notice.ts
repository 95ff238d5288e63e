import * as z from "zod";
import { privacyNotice } from "../../shared/documents/privacy-notice.ts";
import { publicPageStyle } from "../../shared/documents/public-page.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { htmlAnswer } from "../../shared/http/html-answer.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { servePage } from "../../shared/http/serve-page.ts";

/** R-RGPD-1: the privacy notice. */
export const route = defineRoute({
  name: "service/privacy-notice",
  method: "GET",
  path: "/privacy",
  summary: "Lire la notice d’information sur les données personnelles",
  tag: "privacy",
  replyTypes: ["text/html"],
  needs: { contact: true },
});

const environment = z.object({ MAIL_CONTACT: z.email() });

/** The page is not JSON: this handler answers it itself. */
export const handler = servePage(async () => {
  const { MAIL_CONTACT: contact } = environment.parse(process.env);
  return htmlAnswer(200, privacyNotice({ contact, policy: guidePolicy }), publicPageStyle);
});
