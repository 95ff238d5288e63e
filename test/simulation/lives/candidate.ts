import { civilStatusOf } from "../../../demo/civil-status.ts";
import type { ApiClient } from "../../../demo/client.ts";
import { pieceLike } from "../inspection.ts";
import { personOn } from "../people.ts";
import type { Random } from "../random.ts";
import { centreId, certifications, type World } from "../world.ts";

/** A file, as its owner reads it. */
export interface SeenFile {
  id: string;
  state: string;
  path: "vae" | "training";
  allowedCommands: string[];
  readiness?: { missing: { item: string }[] };
  evidence: { id: string; category: string; state: string }[];
  answers: { domainCode: string }[];
  validation: { toPresent?: string[] };
}

/** States that a file does not leave, and those in which others are at work. */
const over = new Set(["certified", "withdrawn", "closed", "not-admissible", "lapsed"]);
const ofOthers = new Set(["submitted", "scheduled"]);

/** Days between a part that was granted and the next try: usually, and of those who come about when it expires, or after. */
const usualRest = [10, 700] as const;
const longestRest = [1500, 2200] as const;

/** Years after its last event when a file without a certificate is erased (R-RGPD-2). */
const keptYears = 5;

/** Days that one waits who waits for others, and who does something every now and then. */
const [waitingDays, busyDays] = [30, 9];

/** Who a candidate is, and how they sign in. */
function newcomer(world: World, rank: number) {
  const email = `candidat-${rank}@candidats.example.org`;
  const bornOn = `19${60 + (rank % 40)}-0${1 + (rank % 9)}-1${rank % 9}`;
  const civilStatus = civilStatusOf(`Camille${"abcdefghij".charAt(rank % 10)}`, `Exemple${rank}`, bornOn);
  const user = { subject: `subject-${rank}`, email, givenName: "Camille", familyName: "Exemple" };
  return { email, bornOn, civilStatus, client: personOn(world.cloud, user) };
}

/** Announces a piece and sends it; now and then it is announced and never sent, or is not what it says it is. */
async function sendPiece(
  world: World,
  who: ApiClient,
  fileId: string,
  { category, domains = [] }: { category: string; domains?: string[] },
  chance: Random,
): Promise<void> {
  const kind = chance.once(0.1) ? "forged" : "pdf";
  const bytes = pieceLike(kind, `${fileId} ${category} ${chance.below(1e9)}`);
  const announced = await world.ask(who, "POST", `/files/${fileId}/evidence`, {
    category,
    domains,
    title: `Pièce ${category}`,
    fileName: `${category}.pdf`,
    contentType: "application/pdf",
    size: bytes.byteLength,
  });
  if (announced.status !== 201 || chance.once(0.08)) return;
  await world.days(0, chance);
  world.cloud.post(announced.body.upload, bytes);
}

/** A candidate by VAE, from the enrolment to the certificate, or to where they give up. */
export async function liveVae(world: World, rank: number): Promise<void> {
  const chance = world.chanceOf(`vae ${rank}`);
  const { email, civilStatus, client } = newcomer(world, rank);
  const enrolled = await client.call("POST", "/files", {
    path: "vae",
    certification: chance.oneOf(certifications),
    candidate: { civilStatus, email },
    centreId,
  });
  world.candidates.set(enrolled.id, { client, email });
  world.live(`the centre of ${enrolled.id}`, () => orient(world, enrolled.id, chance));
  for (;;) {
    await world.days(chance.between(1, busyDays), chance);
    const { status, body } = await world.ask(client, "GET", `/files/${enrolled.id}`);
    // Who rests for so long may come back to a file that was erased meanwhile: to read it is no event.
    if (status === 404 && wasLastHeardLongAgo(world, enrolled.id)) return;
    if (status !== 200) throw new Error(`a candidate is answered ${status} for their file`);
    const file = body as SeenFile;
    if (over.has(file.state)) return;
    if (chance.once(0.1)) await world.pry(file.id, chance);
    if (chance.once(0.01)) {
      const left = await world.ask(client, "POST", `/files/${file.id}/withdrawal`);
      if (left.status === 200) world.invariants.done(file.id, "file.withdrawn");
      continue;
    }
    if (ofOthers.has(file.state)) {
      await world.days(waitingDays, chance);
      continue;
    }
    if (file.state === "partially-validated") {
      await restBeforeNext(world, chance);
      await world.ask(client, "POST", `/files/${file.id}/resumption`);
      continue;
    }
    await prepareVae(world, client, file, chance);
  }
}

/** Whether what juries granted of a file was so long ago that it may be erased. */
function wasLastHeardLongAgo(world: World, fileId: string): boolean {
  const days = [...world.invariants.grantedOf(fileId).values()];
  return days.length > 0 && days.every((on) => on < world.date({ years: -keptYears }));
}

/** Who was granted a part tries again within two years, or so late that some of it counts no longer. */
async function restBeforeNext(world: World, chance: Random): Promise<void> {
  const [least, most] = chance.once(0.4) ? longestRest : usualRest;
  await world.days(chance.between(least, most), chance);
}

/** What the centre does of a new candidate: the interview, the experience, the ruling, the agreement. */
async function orient(world: World, id: string, chance: Random): Promise<void> {
  const { centre } = world;
  await world.days(chance.between(2, 40), chance);
  const seen = await world.ask(centre, "GET", `/files/${id}`);
  if (seen.status !== 200 || !["enrolled", "interviewed"].includes(seen.body.state)) return;
  const codes = world.domainsOf(seen.body.certification);
  await world.ask(centre, "PUT", `/files/${id}/interview`, {
    heldOn: world.today,
    participants: [{ name: "Camille Exemple", function: "Conseillère VAE" }],
    positioning: Object.fromEntries(codes.map((code) => [code, chance.oneOf(["fully", "partially"])])),
    conclusion: "Une expérience solide ; la VAE est indiquée.",
    advisedPath: "vae",
  });
  await world.days(chance.between(0, 20), chance);
  await world.write(centre, id, "experience", {
    periods: [
      {
        from: world.date({ years: -6 }),
        to: world.date({ years: chance.once(0.1) ? -5 : -2 }),
        employer: "Mutuelle Exemple",
        occupation: "Conseillère mutualiste",
        activities: "Conseil et vente de complémentaires santé.",
        status: "salaried",
        relevant: true,
        supportingDocuments: [{ nature: "employer-certificate", description: "Certificat présenté" }],
      },
    ],
  });
  const decision = chance.once(0.9) ? "admissible" : "not-admissible";
  const motive = decision === "admissible" ? {} : { motive: "L’expérience ne couvre pas le référentiel." };
  await world.ask(centre, "POST", `/files/${id}/admissibility`, { decision, ...motive });
  await world.days(chance.between(0, 5), chance);
  await world.ask(centre, "PUT", `/files/${id}/accompaniment-agreement`, {
    nature: "Aide méthodologique à la description de l’expérience",
    meetings: [{ mode: "video", duration: 60, subject: "Choisir ses exemples" }],
  });
}

/** One step of a VAE file that is its candidate's to prepare. */
async function prepareVae(world: World, who: ApiClient, file: SeenFile, chance: Random): Promise<void> {
  if (file.state !== "admissible") return;
  const missing = file.readiness?.missing.map(({ item }) => item) ?? [];
  const has = (category: string) =>
    file.evidence.find((piece) => piece.category === category && piece.state === "accepted");
  const pending = file.evidence.find(({ state }) => state === "requested");
  const proof = has("position-proof");
  if (chance.once(0.3)) await world.ask(who, "POST", `/files/${file.id}/accompaniment-agreement/signature`);
  // Now and then one submits what is not complete, and two things at once from two windows.
  if (missing.length === 0 || chance.once(0.03)) {
    const submitted = await world.ask(who, "POST", `/files/${file.id}/submission`);
    if (submitted.status === 200) world.invariants.done(file.id, "file.submitted");
  } else if (pending !== undefined && chance.once(0.3))
    await world.ask(who, "DELETE", `/files/${file.id}/evidence/${pending.id}`);
  else if (missing.includes("booklet")) {
    const unanswered = file.answers.length;
    const codes = world.domainsOf(await certificationOf(world, file.id));
    const some = codes.slice(unanswered, unanswered + chance.between(1, 3));
    await Promise.all(
      some.map((code) =>
        writeAnswer(world, who, {
          fileId: file.id,
          code,
          text: `Ce domaine au quotidien, ${chance.below(1e9)}.`,
        }),
      ),
    );
  } else if (proof === undefined)
    await sendPiece(world, who, file.id, { category: "position-proof" }, chance);
  else if (has("cv") === undefined) await sendPiece(world, who, file.id, { category: "cv" }, chance);
  else if (has("experience") === undefined)
    await sendPiece(world, who, file.id, { category: "experience" }, chance);
  else
    await world.write(who, file.id, "positions", {
      positions: [
        {
          employer: "Mutuelle Exemple",
          title: "Conseillère mutualiste",
          from: world.date({ years: -6 }),
          to: world.date({ years: -2 }),
          description: "Accueil, conseil et vente.",
          proofs: [proof.id],
        },
      ],
    });
}

async function writeAnswer(
  world: World,
  who: ApiClient,
  { fileId, code, text }: { fileId: string; code: string; text: string },
): Promise<void> {
  const examples = ["Un adhérent changeait de régime : j’ai comparé ses garanties."];
  const written = await world.ask(who, "PUT", `/files/${fileId}/answers/${code}`, {
    experience: text,
    examples,
  });
  if (written.status < 300) world.invariants.wrote(fileId, code, text);
}

async function certificationOf(world: World, fileId: string): Promise<string> {
  return (await world.ask(world.oemm, "GET", `/files/${fileId}`)).body.certification;
}

/** An employee on the training path, whom their company enrols; the evaluators and the centre do their part. */
export async function liveTraining(world: World, rank: number): Promise<void> {
  const chance = world.chanceOf(`training ${rank}`);
  const { company, centre, manager, tutor } = world;
  const { email, bornOn, civilStatus, client } = newcomer(world, rank);
  const certification = chance.oneOf(certifications);
  const codes = world.domainsOf(certification);
  const { id } = await company.call("POST", "/files", {
    path: "training",
    certification,
    candidate: { civilStatus, email },
    centreId,
    status: "holds-the-job",
  });
  world.candidates.set(id, { client, email });
  const path = `/files/${id}`;
  await world.ask(company, "PUT", `${path}/interview`, {
    heldOn: world.today,
    participants: [{ name: "Rachel Exemple", function: "Responsable" }],
    positioning: Object.fromEntries(codes.map((code, index) => [code, index === 0 ? "not-at-all" : "fully"])),
    conclusion: "Une formation est utile sur un domaine.",
    advisedPath: "training",
  });
  const module = { code: "M1", title: "Module", domains: codes.slice(0, 1), hours: 40, centreId };
  await world.ask(company, "PUT", `${path}/individual-path`, {
    modules: [{ ...module, startsOn: world.today, endsOn: world.date({ days: 20 }) }],
  });
  for (;;) {
    await world.days(chance.between(2, 12), chance);
    const seen = await world.ask(company, "GET", path);
    if (seen.status !== 200) throw new Error(`a company is answered ${seen.status} for its file`);
    const file = seen.body as SeenFile;
    if (over.has(file.state)) return;
    if (ofOthers.has(file.state)) {
      await world.days(waitingDays, chance);
      continue;
    }
    if (file.state === "partially-validated") {
      await restBeforeNext(world, chance);
      await world.ask(company, "POST", `${path}/resumption`);
      continue;
    }
    if (chance.once(0.1)) await world.pry(id, chance);
    if (chance.once(0.01)) {
      await world.ask(company, "POST", `${path}/withdrawal`);
      continue;
    }
    if (file.state === "draft") {
      const copies = file.evidence.filter(({ category }) => category === "individual-path");
      if (copies.every(({ state }) => state !== "accepted")) {
        for (const { id: old } of copies)
          if (chance.once(0.5)) await world.ask(company, "DELETE", `${path}/evidence/${old}`);
        await sendPiece(world, company, id, { category: "individual-path" }, chance);
        continue;
      }
      const code = await world.cloud.codeSent(email, `${path}/acceptance`);
      if (code !== undefined) await world.ask(client, "POST", `${path}/acceptance`, { code, bornOn });
      await world.ask(company, "POST", `${path}/registration`);
      continue;
    }
    // Registered: each does their part, in any order; some employees never get to the end in time.
    if (chance.once(0.1)) await world.days(chance.between(100, 900), chance);
    await world.ask(company, "PUT", `${path}/evaluators`, {
      evaluators: [
        { role: "line-manager", name: "Rachel Exemple", email: "responsable@mutuelle.example.org" },
        { role: "tutor", name: "Thomas Exemple", email: "tuteur@mutuelle.example.org" },
      ],
    });
    await Promise.all([manager, tutor].map((one) => world.ask(one, "POST", `${path}/evaluation-acceptance`)));
    await world.days(chance.between(1, 60), chance);
    const levels = Object.fromEntries(
      codes.map((code) => [code, { level: "mastered", comment: "Observé." }]),
    );
    await world.write(client, id, "activities", {
      text: "J’accueille les adhérents au téléphone et je traite leurs demandes.",
    });
    await Promise.all([
      world.ask(centre, "PUT", `${path}/modules/M1/assessment`, {
        assessedOn: world.today,
        domains: Object.fromEntries(codes.slice(0, 1).map((code) => [code, "mastered"])),
        comment: "Objectifs atteints.",
      }),
      world.ask(manager, "PUT", `${path}/opinion`, { domains: levels }),
      world.ask(tutor, "PUT", `${path}/opinion`, { domains: levels }),
    ]);
    await world.ask(company, "POST", `${path}/submission`);
  }
}
