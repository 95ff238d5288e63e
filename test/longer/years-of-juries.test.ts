import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, it } from "vitest";
import { correctSigned } from "../../demo/correction-story.ts";
import { signedInAs } from "../../demo/invitations.ts";
import { type People, signIn } from "../../demo/people.ts";
import { prepare } from "../../demo/preparation.ts";
import { openWithRightSide } from "../../demo/session-story.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { registeredTrainingFile, submitTrainingFile, submittedVaeFile } from "../support/candidates.ts";
import { useLocalStack } from "../support/local-stack.ts";

/** More candidates for a longer try: `CANDIDATES=200 npx vitest run test/longer/years-of-juries.test.ts`. */
const candidates = Number(process.env["CANDIDATES"] ?? 8);
const certifications = ["CMI", "CRD", "CMC", "CARCA", "AC", "SPSP"].slice(
  0,
  candidates < 8 ? 1 : candidates < 24 ? 2 : 6,
);
/** Juries of each certification, and the months between two of them: the first grants have expired by the last. */
const juries = 3;
const monthsBetween = 32;
const most = 12;

const stack = useLocalStack();

/** What a jury is told to do with a candidate. */
const deed = fc.record({
  kind: fc.constantFrom("decided", "decided", "decided", "decided", "absent", "excused"),
  /** Chances in ten that each domain is granted. */
  granted: fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 8, maxLength: 8 }),
  corrected: fc.integer({ min: 0, max: 9 }),
});
const deeds = fc.sample(deed, { seed: 20_261_125, numRuns: candidates * juries });

/** The rules of validation again, told by civil dates in years, months and days, and by nothing of the product's. */
class Candidate {
  readonly email: string;
  readonly path: "vae" | "training";
  readonly certification: string;
  fileId = "";
  certificate = "";
  grants: { code: string; on: string }[] = [];

  constructor(rank: number) {
    this.email = `candidat-${rank}@candidats.example.org`;
    this.path = rank % 2 === 0 ? "vae" : "training";
    this.certification = certifications[Math.floor(rank / 2) % certifications.length] ?? "CMI";
  }

  holds(code: string, on: string): boolean {
    return this.grants.some((grant) => grant.code === code && on <= fiveYearsLater(grant.on));
  }
}

function fiveYearsLater(date: string): string {
  const [year = "", month = "", day = ""] = date.split("-");
  return `${Number(year) + 5}-${month}-${month === "02" && day === "29" ? "28" : day}`;
}

it(
  "R-JURY-8 to R-JURY-13: over years of juries, every outcome agrees with an independent reading of the rules",
  async () => {
    let people = signIn(stack().urls);
    const today = () => dateInParis(stack().clock.now().toISOString());
    const approval = {
      from: Temporal.PlainDate.from(today()).subtract({ years: 1 }).toString(),
      until: Temporal.PlainDate.from(today()).add({ years: 20 }).toString(),
    };
    await prepare(people, approval);
    // Those of CMI and CRD are there.
    for (const certification of certifications.slice(2))
      for (const service of ["vae", "training"])
        await people.oemm.call("POST", "/centres/ctr_demo_lyon/approvals", {
          certification,
          service,
          ...approval,
          decidedOn: approval.from,
          reference: "CPNEFP-ESSAI",
        });
    const all = Array.from({ length: candidates }, (_, rank) => new Candidate(rank));
    for (const one of all) {
      const given = {
        stack: stack(),
        people,
        today: today(),
        certification: one.certification,
        email: one.email,
      };
      if (one.path === "vae") one.fileId = await submittedVaeFile(given);
      else {
        one.fileId = await registeredTrainingFile(given);
        await submitTrainingFile(given, one.fileId);
      }
    }
    await stack().settled();

    for (let jury = 0; jury < juries; jury++) {
      if (jury > 0) {
        const next = Temporal.PlainDate.from(today()).add({ months: monthsBetween });
        const there = next.toZonedDateTime({ timeZone: "Europe/Paris", plainTime: "12:00" });
        await stack().clock.moveTo(new Date(there.epochMilliseconds));
        people = signIn(stack().urls);
      }
      for (const certification of certifications) {
        const waiting = all.filter((one) => one.certification === certification && one.certificate === "");
        for (let from = 0; from < waiting.length; from += most)
          await hold(people, certification, waiting.slice(from, from + most), jury, today());
      }
      for (const one of all) await compare(people, one, today());
    }
    expect(all.filter(({ certificate }) => certificate !== "").length).toBeGreaterThan(0);
  },
  Math.max(10, candidates) * 60_000,
);

/** One session: planned, convened, held; the model follows what the jury is told to do. */
async function hold(people: People, certification: string, heard: Candidate[], jury: number, date: string) {
  const { oemm } = people;
  for (const one of heard) await takeUpAgain(people, one);
  await stack().settled();
  const list = await oemm.call("GET", `/certifications/${certification}/waiting-list?limit=100`);
  const waiting = list.items.map(({ id }: { id: string }) => id);
  expect(waiting).toEqual(expect.arrayContaining(heard.map(({ fileId }) => fileId)));
  const { domains } = await people.visitor.call("GET", `/certifications/${certification}`);
  const codes: string[] = domains.map(({ code }: { code: string }) => code);

  const session = await oemm.call("POST", "/sessions", {
    certification,
    date,
    startTime: "08:30",
    breaks: [{ from: "12:00", to: "13:00" }],
    place: { kind: "remote", url: "https://visio.example.org/jury" },
    memberIds: [...people.members.keys()],
    fileIds: heard.map(({ fileId }) => fileId),
  });
  await oemm.call("POST", `/sessions/${session.id}/convocation`, { lateReason: "Essai" });
  const president = await openWithRightSide(people, session.id);
  for (const [index, slot] of session.slots.entries()) {
    const one = heard.find(({ fileId }) => fileId === slot.fileId);
    if (one === undefined) throw new Error("a stranger in the session");
    const presented = codes.filter((code) => !one.holds(code, date));
    expect(slot.domains, one.email).toEqual(presented);
    const told = deeds[jury * candidates + index] ?? deeds[0];
    if (told === undefined) throw new Error("no deed");
    const path = `/sessions/${session.id}/slots/${one.fileId}`;
    if (told.kind !== "decided") {
      await president.call("PUT", `${path}/outcome`, { kind: told.kind });
      await president.call("POST", `${path}/signature`);
      continue;
    }
    const decide = (least: number) =>
      Object.fromEntries(
        presented.map((code) => [
          code,
          (told.granted[codes.indexOf(code)] ?? 0) >= least ? "acquired" : "not-acquired",
        ]),
      );
    const recommendation = "Approfondir l’expérience.";
    await president.call("PUT", `${path}/outcome`, { kind: "decided", domains: decide(4), recommendation });
    await president.call("POST", `${path}/signature`);
    let last = decide(4);
    if (told.corrected === 0) {
      last = decide(2);
      const changes = JSON.stringify(last) !== JSON.stringify(decide(4));
      const outcome = { kind: "decided", domains: last, recommendation };
      if (changes) await correctSigned(people, { sessionId: session.id, fileId: one.fileId }, outcome);
    }
    for (const [code, result] of Object.entries(last))
      if (result === "acquired") one.grants.push({ code, on: date });
    if (codes.every((code) => one.holds(code, date))) one.certificate = "expected";
  }
  await oemm.call("POST", `/sessions/${session.id}/closing`);
}

/** After a partial validation the file is taken up again for what is left. */
async function takeUpAgain(people: People, one: Candidate): Promise<void> {
  const own = one.path === "vae" ? await signedInAs(stack().urls, one.email) : people.company;
  const { state } = await own.call("GET", `/files/${one.fileId}`);
  if (state !== "partially-validated") {
    expect(state).toBe("submitted");
    return;
  }
  await own.call("POST", `/files/${one.fileId}/resumption`);
  await own.call("POST", `/files/${one.fileId}/submission`);
}

/** What the API says of a candidate today, against the model. */
async function compare(people: People, one: Candidate, date: string): Promise<void> {
  const file = await people.oemm.call("GET", `/files/${one.fileId}`);
  const { domains } = await people.visitor.call("GET", `/certifications/${one.certification}`);
  const codes: string[] = domains.map(({ code }: { code: string }) => code);
  if (one.certificate === "") {
    expect(file.validation.toPresent, one.email).toEqual(codes.filter((code) => !one.holds(code, date)));
    expect(file.validation.certificateNumber).toBeUndefined();
    return;
  }
  expect(file.state).toBe("certified");
  one.certificate = file.validation.certificateNumber;
  const verified = await people.visitor.call("GET", `/certificates/${one.certificate}`);
  expect(verified).toMatchObject({ genuine: true, holderName: "Camille Exemple" });
}
