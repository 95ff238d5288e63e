import { setTimeout as wait } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { signIn } from "./people.ts";
import { prepare } from "./preparation.ts";
import { becomeAdmissible, convene, decide, enrol, prepareFile, type Stage } from "./vae-story.ts";

/** `npm run demo`: plays a whole VAE story through HTTP against the running stack. */
const port = Number(process.env["PORT"] ?? 4000);
const at = (offset: number) => `http://127.0.0.1:${port + offset}`;
const urls = { api: at(0), mail: at(2), identity: at(3) };

async function tour(): Promise<void> {
  const people = await signIn(urls);
  const today = Temporal.Now.plainDateISO("Europe/Paris");
  await clearEarlierTour(people.candidate);
  let step = 0;
  const stage: Stage = {
    people,
    today: today.toString(),
    yearsAgo: (years) => today.subtract({ years }).toString(),
    tell: (line) => console.log(`  ${String(++step).padStart(2)}. ${line}`),
    settled: async () => undefined,
  };
  console.log("\n  Une VAE, de l’inscription à la fiche de décision\n");
  await prepare(people, {
    from: today.subtract({ years: 1 }).toString(),
    until: today.add({ years: 4 }).toString(),
  });
  stage.tell("l’OEMM inscrit un centre, son agrément, et quatre membres de jury");
  const id = await enrol(stage);
  await becomeAdmissible(stage, id);
  stage.settled = () =>
    until(async () =>
      (await people.candidate.call("GET", `/files/${id}`)).evidence.every(
        ({ state }: { state: string }) => state !== "requested",
      ),
    );
  await prepareFile(stage, id);
  stage.settled = async () => undefined;
  const sessionId = await convene(stage, id);
  const sheetId = await decide(stage, id, sessionId);
  await summary(stage, id, sheetId);
}

/** A file of an earlier tour would be in the way: one file at a time for a certification. */
async function clearEarlierTour(candidate: Stage["people"]["candidate"]): Promise<void> {
  const { items } = await candidate.call("GET", "/files");
  for (const { id, state } of items) {
    if (state === "partially-validated") await candidate.call("POST", `/files/${id}/resumption`);
    if (!["withdrawn", "not-admissible", "certified", "scheduled"].includes(state))
      await candidate.call("POST", `/files/${id}/withdrawal`);
  }
}

/** Enrolment, admissibility, refused piece, submission, convocation, decision sheet. */
const mailsOfTheStory = 6;

async function summary({ people }: Stage, id: string, sheetId: string): Promise<void> {
  await until(
    async () =>
      (await people.oemm.call("GET", `/files/${id}/mails`)).items.filter(
        ({ state }: { state: string }) => state === "sent",
      ).length >= mailsOfTheStory,
  );
  const { items: mails } = await people.oemm.call("GET", `/files/${id}/mails?limit=100`);
  const { items: history } = await people.candidate.call("GET", `/files/${id}/history?limit=100`);
  const sheet = await people.candidate.call("GET", `/files/${id}/decision-sheets/${sheetId}`);
  console.log(
    `\n  Fiche de décision ${sheet.number} : validation ${sheet.validation === "partial" ? "partielle" : "totale"}`,
  );
  for (const { domainCode, result, validUntil } of sheet.results)
    console.log(
      `     ${domainCode}  ${result === "acquired" ? `acquis jusqu’au ${validUntil}` : "non acquis"}`,
    );
  console.log("\n  Courriels de la candidate");
  for (const { to, subject } of mails.reverse()) console.log(`     ${to} : ${subject}`);
  console.log("\n  Historique du dossier");
  for (const { at: when, label, by } of history.reverse())
    console.log(`     ${when.slice(11, 19)}  ${label} (${by.name})`);
  console.log(
    `\n  À regarder : la boîte aux lettres ${urls.mail}, l’API ${urls.api}/docs, les comptes ${urls.identity}\n`,
  );
}

/** Looks again until something holds; a minute at most. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    if (await holds()) return;
    await wait(200);
  }
  throw new Error("still waiting after a minute");
}

tour().catch((error: unknown) => {
  const refused = error instanceof TypeError && error.message === "fetch failed";
  console.error(refused ? `Rien ne répond sur ${urls.api} : lancez d’abord npm start.` : error);
  process.exit(1);
});
