import * as z from "zod";
import { certificateGrantedByJoining, certificateIssued } from "../../events/certificate.ts";
import { fileWithdrawn } from "../../events/enrolment.ts";
import { issueByJoining } from "../../shared/domain/certificate/certificate.ts";
import { makeCertificateNumber } from "../../shared/domain/certificate/number.ts";
import { joinedDeadlines } from "../../shared/domain/deadlines/kinds/partial-validation.ts";
import { fullName } from "../../shared/domain/enrolment/candidate.ts";
import { taskId } from "../../shared/domain/ids.ts";
import { assertWhole, withdrawnByJoining } from "../../shared/domain/people/join.ts";
import { assertSettled } from "../../shared/domain/people/person.ts";
import { domainCodes } from "../../shared/domain/referential/versions.ts";
import { completeTask } from "../../shared/domain/tasks/task.ts";
import { freeText } from "../../shared/domain/text/free-text.ts";
import { grantByJoining } from "../../shared/domain/validation/file-outcome.ts";
import { notFound } from "../../shared/http/problem.ts";
import { defineRoute } from "../../shared/http/route.ts";
import { serve } from "../../shared/http/serve.ts";
import { loadPolicyOn } from "../../shared/store/branch-series.ts";
import { saveCertificate } from "../../shared/store/certificates.ts";
import { changeDeadlines } from "../../shared/store/deadlines.ts";
import { saveExpiries } from "../../shared/store/expiries.ts";
import { loadCandidateFile, saveFile } from "../../shared/store/files.ts";
import { saveHoldings } from "../../shared/store/holdings.ts";
import { loadPersonNow, unchangedPerson } from "../../shared/store/persons.ts";
import { certificationOfFile } from "../../shared/store/referential.ts";
import { saveTask } from "../../shared/store/tasks.ts";
import { taskView } from "../../shared/views/task-view.ts";
import { loadTaskOf } from "../tasks/task-of-kind.ts";
import { loadSide } from "./certification-side.ts";
import { endedDeadline } from "./join-certification.ts";

/** R-PER-4: OEMM grants, without a jury, the CQP that joining two persons made whole, as of the day of joining. */
export const route = defineRoute({
  name: "people/grant-joined",
  method: "POST",
  path: "/tasks/{taskId}/grant",
  summary: "Délivrer le CQP devenu complet par la réunion de deux personnes",
  tag: "certificates",
  params: z.strictObject({ taskId }),
  body: z.strictObject({ reason: freeText(2000) }),
  reply: z.strictObject({ task: taskView, certificateNumber: z.string() }),
  needs: {
    table: {
      reads: ["CANDIDATE", "FILE", "PERSON", "REFERENTIAL", "TASK"],
      lists: ["gsi1 CANDIDATE"],
      writes: ["CANDIDATE", "CERTIFICATE", "FILE", "TASK"],
      checks: ["PERSON"],
      deletes: ["CANDIDATE", "COMPANY"],
    },
  },
});

export const handler = serve(route, async ({ params, body, actor, now, today, random }) => {
  const asked = await loadTaskOf("whole-by-joining", params.taskId);
  const done = completeTask(asked, { at: now, by: actor.name, note: body.reason });
  const person = await loadPersonNow(asked.about.id);
  assertSettled(person);
  const { holdings, lastSheet, underWay } = await loadSide(person.id, asked.certification);
  const file = lastSheet && (await loadCandidateFile(lastSheet.fileId));
  if (lastSheet === undefined || file === undefined) throw notFound("Aucune décision n’est connue.");
  assertWhole(holdings, domainCodes(await certificationOfFile(lastSheet)), asked.joinedOn);
  const certificateNumber = makeCertificateNumber(random(16));
  const { civilStatus } = file.candidate;
  const issued = issueByJoining(lastSheet, {
    number: certificateNumber,
    issuedAt: now,
    bonus: (await loadPolicyOn(asked.joinedOn)).bonus,
    holder: { personId: person.id, civilStatus: person.civilStatus ?? civilStatus },
    joinedOn: asked.joinedOn,
  });
  const held = { ...holdings, certificateNumber };
  // R-JURY-13: nothing is left to present.
  const over = withdrawnByJoining(underWay === undefined ? [] : [underWay.file], {
    keep: [],
    certified: true,
  });
  const { certification } = holdings;
  return {
    reply: { task: done, certificateNumber },
    writes: [
      saveTask(done),
      unchangedPerson(person),
      saveHoldings(held),
      saveCertificate(undefined, issued),
      ...saveExpiries(holdings, held, lastSheet),
      ...changeDeadlines(joinedDeadlines([holdings], [held], () => fullName(file.candidate), today)),
      ...(file.state === "partially-validated" ? saveFile(file, grantByJoining(file)) : []),
      ...over.flatMap(({ before, after }) => saveFile(before, after)),
      ...changeDeadlines(over.map(({ after }) => underWay && endedDeadline(underWay, after, today))),
    ],
    facts: [
      certificateIssued.of(file.id, { number: certificateNumber, certification }),
      certificateGrantedByJoining.of(file.id, { number: certificateNumber, joinedOn: asked.joinedOn }),
      ...over.map(({ before }) => fileWithdrawn.of(before.id, {})),
    ],
  };
});
