import { acceptEnrolment } from "../../demo/acceptance.ts";
import { civilStatusOf } from "../../demo/civil-status.ts";
import type { ApiClient } from "../../demo/client.ts";
import { nameEvaluators } from "../../demo/evaluators.ts";
import { pdf } from "../../demo/files.ts";
import { signedInAs } from "../../demo/invitations.ts";
import type { People } from "../../demo/people.ts";
import type { Identity } from "../../demo/stage.ts";
import { upload } from "../../demo/vae-story.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import { submitEnrolledVae, submitRegisteredTraining } from "./prepared-files.ts";

const centreId = "ctr_demo_lyon";

/** What readying a candidate for the jury needs of the world. */
export interface Readying {
  stack: LocalStack;
  people: Pick<People, "visitor" | "centre" | "company" | "manager" | "tutor">;
  certification: string;
  /** The candidate's address, which names them. */
  email: string;
  /** Their first name, where it matters. */
  firstName?: string;
  /** How they reach the API, where not by an account of their address alone. */
  by?: ApiClient;
  /** The date in Paris. */
  today: string;
}

const identity = ({ firstName = "Camille" }: Readying) => ({
  civilStatus: civilStatusOf(firstName, "Exemple"),
});

async function domainsOf({ people, certification }: Readying): Promise<string[]> {
  const { domains } = await people.visitor.call("GET", `/certifications/${certification}`);
  return domains.map(({ code }: { code: string }) => code);
}

const document = (category: string) => ({
  category,
  title: category,
  fileName: `${category}.pdf`,
  contentType: "application/pdf",
});

/** A VAE file whose candidate has chosen the centre; gives its id, and the candidate. */
export async function enrolledVaeFile(given: Readying): Promise<{ id: string; candidate: ApiClient }> {
  const { stack, certification, email } = given;
  const candidate = await signedInAs(stack.urls, email);
  const { id } = await candidate.call("POST", "/files", {
    path: "vae",
    certification,
    candidate: { ...identity(given), email },
    centreId,
  });
  return { id, candidate };
}

/** A VAE file, from enrolment to submission. Gives its id. */
export async function submittedVaeFile(given: Readying): Promise<string> {
  const { id } = await enrolledVaeFile(given);
  await submitEnrolledVae(given.stack, id);
  return id;
}

/** A company opens an enrolment on the training path, of an employee who holds the job. Gives the file. */
export function draftTraining(company: ApiClient, certification: string, candidate: Identity) {
  return company.call("POST", "/files", {
    path: "training",
    certification,
    candidate,
    centreId,
    status: "holds-the-job",
  });
}

/** A registered enrolment on the training path. Gives the file's id. */
export async function registeredTrainingFile(given: Readying): Promise<string> {
  const { stack, people, certification, email, today } = given;
  const { company } = people;
  const domains = await domainsOf(given);
  const { id } = await draftTraining(company, certification, { ...identity(given), email });
  await company.call("PUT", `/files/${id}/interview`, {
    heldOn: today,
    participants: [{ name: "Rachel Exemple", function: "Responsable" }],
    positioning: Object.fromEntries(domains.map((code, rank) => [code, rank === 0 ? "not-at-all" : "fully"])),
    conclusion: "Une formation est utile sur un domaine.",
    advisedPath: "training",
  });
  const module = { code: "M1", title: "Module", domains: domains.slice(0, 1), hours: 40, centreId };
  await company.call("PUT", `/files/${id}/individual-path`, {
    modules: [{ ...module, startsOn: today, endsOn: today }],
  });
  await upload(company, id, document("individual-path"), await pdf(`parcours ${id}`));
  await stack.settled();
  const employee = given.by ?? (await signedInAs(stack.urls, email));
  await acceptEnrolment(employee, stack.urls.mail, id, identity(given).civilStatus.bornOn);
  await company.call("POST", `/files/${id}/registration`);
  return id;
}

/** What a registered training file needs for the jury: assessments, both opinions, transmission. */
export async function submitTrainingFile(given: Readying, id: string): Promise<void> {
  await nameEvaluators(given.people, id);
  await submitRegisteredTraining(given.stack, id);
}
