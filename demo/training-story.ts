import { acceptEnrolment } from "./acceptance.ts";
import { civilStatusOf } from "./civil-status.ts";
import type { ApiClient } from "./client.ts";
import { nameEvaluators } from "./evaluators.ts";
import { pdf } from "./files.ts";
import type { People } from "./people.ts";
import { decideSession } from "./session-story.ts";
import type { Identity, Stage } from "./stage.ts";
import { upload } from "./vae-story.ts";

/** The certification of the training story: interviews, so that both formats are seen. */
const certification = "CRD";

const david: Identity = {
  civilStatus: civilStatusOf("David", "Exemple"),
  email: "david@candidats.example.org",
};

/** The company enrols an employee: interview, individual path, required document, registration. Gives the file's id. */
export async function enrolInTraining(
  { people, today, tell, settled, mailUrl }: Stage,
  candidate: Identity = david,
): Promise<string> {
  const { company } = people;
  const file = await company.call("POST", "/files", {
    path: "training",
    certification,
    candidate,
    centreId: "ctr_demo_lyon",
    status: "moving-to-the-job",
  });
  tell(`la mutuelle ouvre l’inscription de David : ${file.readiness.missing[0].message}`);
  const path = await prepareTraining({ people, today, settled }, file.id);
  tell(
    `parcours individualisé : ${path.individualPath.modules.length} modules, ${path.individualPath.hours} heures`,
  );
  await acceptEnrolment(people.trainee, mailUrl, file.id, candidate.civilStatus.bornOn);
  tell("David reçoit un code par courriel et accepte cette inscription");
  const registered = await company.call("POST", `/files/${file.id}/registration`);
  tell(`inscription enregistrée ; premier jury au plus tard le ${registered.firstJuryBy}`);
  return file.id;
}

/** The company records what registration misses but the employee's answer: interview, individual path and its copy. */
export async function prepareTraining(
  { people, today, settled }: Pick<Stage, "people" | "today" | "settled">,
  id: string,
) {
  const { company } = people;
  const domains = await domainsOf(people);
  await company.call("PUT", `/files/${id}/interview`, {
    heldOn: today,
    participants: [{ name: "Rachel Exemple", function: "Responsable hiérarchique" }],
    positioning: Object.fromEntries(
      domains.map(({ code }, index) => [code, index === 0 ? "fully" : "partially"]),
    ),
    conclusion: "Un domaine peut être évalué directement ; une formation est utile sur les autres.",
    advisedPath: "training",
  });
  const path = await company.call("PUT", `/files/${id}/individual-path`, {
    modules: domains.slice(1).map(({ code, title }, index) => ({
      code: `M${index + 1}`,
      title,
      domains: [code],
      hours: 40,
      centreId: "ctr_demo_lyon",
      startsOn: today,
      endsOn: today,
    })),
  });
  await upload(
    company,
    id,
    {
      category: "individual-path",
      title: "Parcours individualisé",
      fileName: "parcours.pdf",
      contentType: "application/pdf",
    },
    await pdf(`Parcours individualisé, dossier ${id}`),
  );
  await settled();
  return path;
}

/** Training, assessments in the company by two people, the candidate's own part, and transmission to the jury. */
export async function follow(
  { people, today, tell, settled }: Stage,
  id: string,
  describeActivities: () => Promise<unknown> = () =>
    people.trainee.call("PUT", `/files/${id}/activities`, {
      text: "J’accueille les adhérents au téléphone et je traite leurs demandes, du premier appel à la réponse écrite.",
    }),
): Promise<void> {
  const { company, centre, manager, tutor } = people;
  await nameEvaluators(people, id);
  tell("la mutuelle désigne les deux évaluateurs, qui acceptent");
  const domains = await domainsOf(people);
  const levels = Object.fromEntries(domains.map(({ code }) => [code, "mastered"]));
  for (const [index, { code }] of domains.slice(1).entries()) {
    await centre.call("PUT", `/files/${id}/modules/M${index + 1}/assessment`, {
      assessedOn: today,
      domains: { [code]: levels[code] },
      comment: "Objectifs du module atteints.",
    });
  }
  tell("le centre évalue chaque module ; la mutuelle en est avertie");
  const review = {
    heldOn: today,
    findings: "De bons appels entrants ; les appels sortants sont à structurer.",
    objectives: ["Préparer chaque appel sortant par une fiche"],
  };
  // As a client does that lost the first answer: one review is recorded.
  for (const _ of [1, 2])
    await tutor.call("POST", `/files/${id}/progress-reviews`, review, {
      "idempotency-key": `review-${id}`,
    });
  await describeActivities();
  for (const evaluator of [manager, tutor]) {
    await evaluator.call("PUT", `/files/${id}/opinion`, {
      domains: Object.fromEntries(
        domains.map(({ code }) => [code, { level: "mastered", comment: "Observé en situation de travail." }]),
      ),
    });
  }
  tell("David décrit ses activités, ses deux évaluateurs donnent leur avis");
  await company.call("POST", `/files/${id}/submission`);
  await settled();
  tell("la mutuelle transmet le dossier complet au jury");
}

/** A jury grants the whole CQP. Gives the certificate's number. */
export async function certify(stage: Stage, id: string): Promise<string> {
  const { people, tell, today } = stage;
  await decideSession(stage, { certification, date: today, fileIds: [id], granted: () => true });
  const { validation } = await people.trainee.call("GET", `/files/${id}`);
  tell(`le jury accorde le CQP : certificat ${validation.certificateNumber}`);
  return validation.certificateNumber;
}

async function domainsOf({
  visitor,
}: { visitor: ApiClient } & Partial<People>): Promise<{ code: string; title: string }[]> {
  return (await visitor.call("GET", `/certifications/${certification}`)).domains;
}
