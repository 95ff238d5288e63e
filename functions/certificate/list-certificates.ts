import * as z from "zod";
import { certificationCode } from "../../shared/domain/referential/certification.ts";
import { civilDate } from "../../shared/domain/time/civil-date.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { certificateEntity, certificateSummary, listCertificates } from "../../shared/store/certificates.ts";
import { findByOemm } from "../../shared/store/find-by-oemm.ts";
import type { StoredItem } from "../../shared/store/item.ts";
import { certificateKey } from "../../shared/store/keys.ts";
import { wordsOfCertificate } from "../../shared/store/listed-by-oemm.ts";
import { foundReply } from "../../shared/views/list-order.ts";
import { finding, foundPageOf, severalOf } from "../../shared/views/list-query.ts";
import { askedByDate } from "../../shared/views/listing.ts";
import { changed } from "../../shared/views/updated-at.ts";

/** R-JURY-13: the certificates that were issued by date of decision, or by what they are searched by, for OEMM. */
export const route = defineRoute({
  name: "certificate/list-certificates",
  method: "GET",
  path: "/certificates",
  summary: "Lister les certificats délivrés",
  tag: "certificates",
  query: finding.extend({
    certification: severalOf(certificationCode, certificationCode.options)
      .optional()
      .meta({ description: "Certifications" }),
    from: civilDate.optional().meta({ description: "Premier jour de la décision, compris" }),
    sort: z.enum(["decided", "-decided", "updated", "-updated"]).optional().meta({
      description:
        "Ordre\u00a0: de décision ou de dernier changement, les plus récents d’abord avec «\u00a0-\u00a0»",
    }),
  }),
  reply: foundPageOf(certificateSummary.extend(changed)),
  needs: {
    table: {
      reads: ["CERTIFICATE"],
      lists: ["gsi1 ENTRIES", "gsi1 WORDS", "gsi2 ENTRIES", "gsi3 CERTIFICATES"],
    },
  },
});

export const handler = serve(route, async ({ query, actor, now }) => {
  const { certification: certifications, from } = query;
  const [only, ...others] = certifications ?? [];
  const shown = {
    key: certificateKey,
    show(item: StoredItem) {
      const held = certificateEntity.read(item);
      const isAdmitted = certifications?.includes(held.certification) ?? true;
      return isAdmitted
        ? { shown: certificateEntity.listed(item), words: wordsOfCertificate(held) }
        : undefined;
    },
  };
  const asked = { ...askedByDate(query, actor), parts: certifications?.map((one) => [one]) };
  const isPresent = only !== undefined && others.length === 0 && from === undefined;
  const present = isPresent ? listCertificates.bind(undefined, only) : undefined;
  return { reply: foundReply(await findByOemm("certificate", shown, asked, present), asked, now) };
});
