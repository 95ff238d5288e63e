import { civilStatusOf } from "../../../demo/civil-status.ts";
import { pdf } from "../../../demo/files.ts";
import { decideSession } from "../../../demo/session-story.ts";
import type { Stage } from "../../../demo/stage.ts";
import { prepareTraining } from "../../../demo/training-story.ts";
import { becomeAdmissible, enrol, upload } from "../../../demo/vae-story.ts";
import type { FactSubject } from "../../../events/fact.ts";
import { type PreparedOn, submitEnrolledVae } from "../../support/prepared-files.ts";

/** The world of one schedule: its people repeat what fails, and `n` tells them from those of other schedules. */
export interface World {
  stage: Stage;
  stack: PreparedOn;
  n: number;
  /** Does something while nothing goes wrong. */
  calmly(work: () => Promise<void>): Promise<void>;
}

/** A story that is short; gives what its facts are about, in an order that is the same each time. */
export type Story = (world: World) => Promise<FactSubject[]>;

const address = (name: string, n: number) => `${name}-${n}@candidats.example.org`;

/** A candidate enrols for VAE, becomes admissible, answers a part of the booklet and sends a piece. */
const vae: Story = async ({ stage, n }) => {
  const { candidate } = stage.people;
  const id = await enrol(stage, {
    civilStatus: civilStatusOf("Amina", "Exemple"),
    email: address("amina", n),
  });
  await becomeAdmissible(stage, id);
  await candidate.call("PUT", `/files/${id}/answers/CMI-1`, {
    experience: "Chaque jour, j’ai conseillé des adhérents.",
    examples: ["Un adhérent changeait de régime."],
  });
  const piece = { category: "cv", title: "CV", fileName: "cv.pdf", contentType: "application/pdf" };
  await upload(candidate, id, piece, await pdf("Curriculum vitae"));
  await stage.settled();
  return [{ kind: "file", id }];
};

const headings =
  "nom_naissance;prenoms;nom_usage;date_naissance;commune_naissance;insee_naissance;pays_naissance;sexe;email;telephone;certification;centre;statut";

/** What a list's report says of a line. */
interface Line {
  fileId?: string;
}

/** A company enrols the employees of a list, sent twice by one key as by a client that lost an answer, and goes on with one. */
const training: Story = async ({ stage, n }) => {
  const { company } = stage.people;
  const row = (name: string) =>
    `Exemple;${name};;17/05/1990;;;Maroc;F;${address(name, n)};;CRD;ctr_demo_lyon;en poste`;
  const list = [headings, row("david"), row("pas une adresse"), row("emma")].join("\r\n");
  const headers = { "content-type": "text/csv", "idempotency-key": `list-${n}` };
  const first = await company.call("POST", "/imports/enrolments", list, headers);
  const again = await company.call("POST", "/imports/enrolments", list, headers);
  const told = JSON.stringify([first, again]);
  if (JSON.stringify(first) !== JSON.stringify(again)) throw new Error(`the list was answered ${told}`);
  const files = (again.lines as Line[]).flatMap(({ fileId }) => fileId ?? []);
  if (files.length !== 2) throw new Error(`${files.length} of two employees were enrolled: ${told}`);
  await prepareTraining(stage, files[0] ?? "");
  return files.map((id) => ({ kind: "file", id }));
};

/** OEMM exports what there is, and fetches it. */
const exported: Story = async ({ stage, n, calmly }) => {
  const { oemm } = stage.people;
  const files = await enrol(stage, {
    civilStatus: civilStatusOf("Bruno", "Exemple"),
    email: address("amina", n),
  });
  const { id } = await oemm.call("POST", "/exports", { list: "enrolments", format: "json" });
  await stage.settled();
  await calmly(async () => {
    const job = await oemm.call("GET", `/exports/${id}`);
    const rows = (await (await fetch(job.download.url)).json()) as { id: string }[];
    const ids = rows.map((row) => row.id);
    if (job.state !== "ready" || new Set(ids).size !== ids.length || ids.length !== job.rows)
      throw new Error(`the export has ${ids.length} rows for ${JSON.stringify(job)}`);
    if (!ids.includes(files)) throw new Error(`the export lacks ${files}`);
  });
  return [
    { kind: "file", id: files },
    { kind: "export", id },
  ];
};

/** A jury hears a candidate whose file was made ready, and grants the whole CQP. */
const jury: Story = async ({ stage, stack, n, calmly }) => {
  const id = await enrol(stage, {
    civilStatus: civilStatusOf("Chloé", "Exemple"),
    email: address("amina", n),
  });
  await calmly(() => submitEnrolledVae(stack, id));
  const sessionId = await decideSession(stage, {
    certification: "CMI",
    date: stage.today,
    fileIds: [id],
    granted: () => true,
  });
  return [
    { kind: "file", id },
    { kind: "session", id: sessionId },
  ];
};

/** Both paths, imports and exports, and a day of a jury. */
export const stories: Readonly<Record<string, Story>> = { vae, training, exported, jury };
