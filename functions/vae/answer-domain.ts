import * as z from "zod";
import { domainAnswered } from "../../events/vae.ts";
import { fileId } from "../../shared/domain/ids.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import { code } from "../../shared/domain/text/code.ts";
import { answer, answerText } from "../../shared/domain/vae/booklet.ts";
import { answerDomain } from "../../shared/domain/vae/prepare.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { saveFile } from "../../shared/store/files.ts";

/** R-VAE-7: the candidate answers on one domain of the booklet. R-VAE-5: no other person can. */
export const route = defineRoute({
  name: "vae/answer-domain",
  method: "PUT",
  path: "/files/{fileId}/answers/{domainCode}",
  summary: "Remplir le livret VAE pour un domaine",
  tag: "vae",
  params: z.strictObject({ fileId, domainCode: code }),
  body: answerText,
  reply: answer.meta({ id: "Answer" }),
  edits: "or-creates",
  edited: "part",
  needs: { table: { writes: ["FILE"] } },
});

export const handler = serve(route, ({ contents, params, body, now, precondition }) => {
  const { file, answers, certification } = contents;
  if (!domainCodes(certification).includes(params.domainCode))
    throw notFound("Ce domaine n’appartient pas à la certification.");
  const previous = answers.find(({ domainCode }) => domainCode === params.domainCode);
  precondition(previous?.version);
  const written = answerDomain(file, { domainCode: params.domainCode, text: body, previous }, now);
  const { domainCode, version } = written;
  return {
    reply: written,
    version,
    writes: saveFile(file, file, { answer: written }),
    facts: [domainAnswered.of(file.id, { domainCode, version })],
  };
});
