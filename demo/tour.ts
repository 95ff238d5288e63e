import { setTimeout as wait } from "node:timers/promises";
import { Temporal } from "temporal-polyfill";
import { commandLine, portOption } from "../infra/local/command-line.ts";
import { commandArguments, urlsFrom, usualPort } from "../infra/local/ports.ts";
import { freshCandidate, type Player } from "./candidates.ts";
import { fetchAgain, isRefused } from "./connection.ts";
import { grantExtraTime, withdrawAndRestore } from "./correction-story.ts";
import { shareAnAddress } from "./couple-story.ts";
import { interruptTheDay } from "./day-story.ts";
import { changeNameAndMailbox } from "./holder-story.ts";
import { finishLater } from "./later-story.ts";
import { NoCodeYet } from "./mailed-code.ts";
import { type People, signIn } from "./people.ts";
import { prepare } from "./preparation.ts";
import type { Stage } from "./stage.ts";
import { summary } from "./summary.ts";
import { throughPackage } from "./through-package.ts";
import { certify, enrolInTraining, follow } from "./training-story.ts";
import { becomeAdmissible, convene, decide, enrol, planToday, prepareFile } from "./vae-story.ts";
import { atOnce, watched } from "./watched.ts";

const values = commandLine(
  `npm run demo -- [options] : joue des histoires entières par HTTP, sur huit années simulées, contre le système
qui tourne sur cette machine (npm start).

  --port N      port de l’API (${usualPort})
  --watch       au rythme de qui regarde les pages de l’espace en ligne, qui suivent d’elles-mêmes`,
  {
    watch: { type: "boolean", default: false },
    port: { type: "string", default: process.env["PORT"] ?? String(usualPort) },
  },
);
const port = portOption(values.port);
const urls = urlsFrom(port);
/** Milliseconds between two acts of a tour that is watched: the pages read what is new every two seconds. */
const watchedPace = 1_500;
const pace = values.watch ? watched(urls.space, watchedPace, console.log) : atOnce;
const connect = pace.slow(throughPackage);

async function tour(): Promise<void> {
  if (values.watch)
    console.log(`
  Ouvrez ${urls.space} et connectez-vous comme l’OEMM, le centre de Lyon ou un candidat de l’histoire : les pages
  suivent. Après un saut dans le temps, reconnectez-vous si la page le demande.`);
  const [amina, elsa, elsaLater, david, claude, claudie] = await Promise.all([
    freshCandidate(urls, "amina", "Amina", connect),
    freshCandidate(urls, "elsa", "Elsa", connect),
    freshCandidate(urls, "elsa-durand", "Elsa", connect),
    freshCandidate(urls, "david", "David", connect),
    freshCandidate(urls, "claude", "Claude", connect),
    freshCandidate(urls, "claudie", "Claudie", connect),
  ]);
  let step = 0;
  const tell = (line: string) => console.log(`  ${String(++step).padStart(2)}. ${line}`);
  const stageFor = async (player: Player): Promise<Stage> => {
    const today = await todayThere();
    const people: People = {
      ...signIn(urls, undefined, undefined, connect),
      candidate: await player.signIn(),
    };
    return {
      people: { ...people, trainee: await david.signIn() },
      today: today.toString(),
      yearsAgo: (years) => today.subtract({ years }).toString(),
      tell,
      photo: { width: 1200, height: 900 },
      mailUrl: urls.mail,
      settled: () => nothingToVerify(people),
    };
  };

  await chapter("Une VAE, de l’inscription à une validation partielle");
  const first = await stageFor(amina);
  const today = Temporal.PlainDate.from(first.today);
  await prepare(first.people, {
    from: today.subtract({ years: 1 }).toString(),
    until: today.add({ years: 10 }).toString(),
  });
  tell("l’OEMM inscrit un centre, ses agréments, une mutuelle et quatre membres de jury");
  const aminas = await validateInPart(first, amina);

  await chapter("Un parcours de formation, jusqu’au certificat");
  const trained = await enrolInTraining(first, david.identity);
  await follow(first, trained);
  const number = await certify(first, trained);
  const { genuine, certification } = await first.people.visitor.call("GET", `/certificates/${number}`);
  tell(`n’importe qui peut vérifier le certificat : ${genuine ? "authentique" : "faux"}, ${certification}`);

  await chapter("Deux personnes, une adresse");
  await shareAnAddress(await stageFor(amina), [claude, claudie]);

  await chapter("Une autre VAE, validée en partie après une séance ajournée");
  const elsas = await validateInPart(await stageFor(elsa), elsa, "interrupted");

  await chapter("Trois ans plus tard : les domaines restants sont acquis");
  await travelTo(today.add({ years: 3 }));
  await finishLater(await stageFor(amina), aminas.id);

  await chapter("Plus de cinq ans plus tard : les domaines d’Elsa ont expiré, tout est à présenter");
  await travelTo(today.add({ years: 5, days: 1 }));
  const last = await stageFor(elsa);
  const elsasNumber = await finishLater(last, elsas.id);

  await chapter("Une fiche rectifiée, un certificat retiré, puis rétabli");
  await withdrawAndRestore(last, elsas.id, elsasNumber);

  await chapter("Un nom qui change, et une boîte aux lettres perdue");
  await changeNameAndMailbox(await stageFor(elsa), { id: elsas.id, number: elsasNumber }, elsaLater);

  await summary(await stageFor(amina), aminas, urls);
}

/** A VAE up to the decision of a jury that grants five domains of seven. */
async function validateInPart(
  stage: Stage,
  player: Player,
  day?: "interrupted",
): Promise<{ id: string; sheetId: string }> {
  const id = await enrol(stage, player.identity);
  await becomeAdmissible(stage, id);
  await prepareFile(stage, id);
  if (day !== undefined) await grantExtraTime(stage, id);
  const sessionId = await convene(stage, id);
  if (day === undefined) return { id, sheetId: await decide(stage, id, sessionId) };
  await interruptTheDay(stage, sessionId, id);
  return { id, sheetId: await decide(stage, id, await planToday(stage, id)) };
}

async function chapter(title: string): Promise<void> {
  await pace.next();
  console.log(`\n  ${title}\n`);
}

/** The local stack's own date in Paris. */
async function todayThere(): Promise<Temporal.PlainDate> {
  const { now } = (await (await fetchAgain(urls.clock)).json()) as { now: string };
  return Temporal.PlainDate.from(now.slice(0, 10));
}

/** Days before the end of a journey that are played one by one: those of the reminders. */
const playedDays = 190;

/** Moves the local stack's clock: at a bound to the last months, in which what was scheduled is played. */
async function travelTo(date: Temporal.PlainDate): Promise<void> {
  const move = (body: object) => fetch(urls.clock, { method: "POST", body: JSON.stringify(body) });
  await (await move({ to: date.subtract({ days: playedDays }).toString(), jump: true })).text();
  const answer = await move({ to: date.toString() });
  const lines = (await answer.text()).trim().split("\n");
  if (!answer.ok || !lines.at(-1)?.includes("arrived")) throw new Error(lines.at(-1));
  console.log(`      … ${lines.length - 1} passages planifiés joués jusqu’au ${date}`);
}

/** Waits until every piece that was uploaded has been verified; a minute at most. */
async function nothingToVerify({ candidate, company }: People): Promise<void> {
  for (let tries = 0; tries < 300; tries++) {
    const lists = await Promise.all([candidate, company].map((who) => who.call("GET", "/files?limit=100")));
    const ids = lists.flatMap(({ items }) => items.map(({ id }: { id: string }) => id));
    const files = await Promise.all(
      ids.map(async (id: string) => {
        const own = await candidate.send("GET", `/files/${id}`);
        return own.status === 200 ? own.body : company.call("GET", `/files/${id}`);
      }),
    );
    const waits = files.some(({ evidence }) =>
      evidence.some(({ state }: { state: string }) => state === "requested"),
    );
    if (!waits) return;
    await wait(200);
  }
  throw new Error("still waiting after a minute");
}

tour().catch((error: unknown) => {
  console.error(
    isRefused(error)
      ? `Rien ne répond sur ${urls.api} : lancez d’abord npm start${commandArguments(port)}.`
      : error instanceof NoCodeYet
        ? `\n  ${error.message}`
        : error,
  );
  process.exit(1);
});
