import { parse } from "csv-parse/sync";
import { beforeAll, describe, expect, it } from "vitest";
import { type ApiAnswer, apiClient, demoToken } from "../../demo/client.ts";
import { prepare } from "../../demo/preparation.ts";
import { guidePolicy } from "../../shared/domain/policy/guide-policy.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import { apiVersion } from "../../shared/http/served-path.ts";
import { loadUse, saveUse } from "../../shared/store/daily-uses.ts";
import { loadHoldingsOf } from "../../shared/store/holdings.ts";
import { loadTakenOver } from "../../shared/store/past.ts";
import { commit } from "../../shared/store/transaction.ts";
import { useDatabase } from "../support/database.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack();
let people: ReturnType<typeof stageOn>["people"];

beforeAll(async () => {
  ({ people } = stageOn(stack()));
  await prepare(people, currentApproval());
});

const headings =
  "nom_naissance;prenoms;nom_usage;date_naissance;commune_naissance;insee_naissance;pays_naissance;sexe;email;telephone;certification;centre;statut";
const row = (email: string, name = "Exemple", certification = "CMI", centre = "ctr_demo_lyon") =>
  `${name};Zoé;;17/05/1990;;;Maroc;F;${email};06 12 34 56 78;${certification};${centre};en poste`;

const tokens = new Map<string, Promise<string>>();
function tokenOf(account: string): Promise<string> {
  const token = tokens.get(account) ?? demoToken(stack().urls.identity, account);
  tokens.set(account, token);
  return token;
}

/** Sends a file as `curl --data-binary` does. */
async function imported(
  file: string | Uint8Array,
  type: string,
  [account, actingAs]: readonly [string, string] = ["mutuelle", "cmp_demo_mutuelle"],
  path = "",
  list = "enrolments",
  key?: string,
): Promise<Pick<ApiAnswer, "status" | "body">> {
  const response = await fetch(`${stack().urls.api}${apiVersion}/imports/${list}${path}`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${await tokenOf(account)}`,
      "acting-as": actingAs,
      "content-type": type,
      ...(key === undefined ? {} : { "idempotency-key": key }),
    },
    body: typeof file === "string" ? file : new Uint8Array(file),
  });
  return { status: response.status, body: await response.json() };
}

async function filesOf(name: string) {
  const found: { candidateName: string }[] = [];
  let from = "";
  do {
    const { items, next } = await people.company.call("GET", `/files?limit=100${from}`);
    found.push(...items);
    from = next === undefined ? "" : `&cursor=${next}`;
  } while (from !== "");
  return found.filter(({ candidateName }) => candidateName.includes(name));
}

describe("R-TRN-1: importing enrolments", () => {
  it.each([
    ["UTF-8 with a byte order mark, semicolons", "text/csv", "Müller", (csv: string) => `\ufeff${csv}`],
    ["UTF-8, sent as text", "text/csv; charset=utf-8", "Œuvré", (csv: string) => csv],
    ["UTF-8 with commas", "application/octet-stream", "Brûlé", (csv: string) => csv.replaceAll(";", ",")],
    [
      "Windows-1252, sent as bytes",
      "application/octet-stream",
      "Hébrard",
      (csv: string) => Buffer.from(csv, "latin1"),
    ],
    [
      "Windows-1252, as browsers on Windows call it",
      "application/vnd.ms-excel",
      "Lhuîtrier",
      (csv: string) => Buffer.from(`sep=;\r\n${csv}`, "latin1"),
    ],
    [
      "Excel's Unicode text",
      "application/octet-stream",
      "Ménégoz",
      (csv: string) => Buffer.from(`\ufeff${csv.replaceAll(";", "\t")}`, "utf16le"),
    ],
  ])("reads %s", async (_, type, name, write) => {
    const csv = `${headings}\r\n${row(`${name.normalize("NFD").replace(/[^a-z]/gi, "")}@example.org`, name)}\r\n`;
    const { status, body } = await imported(write(csv), type);
    expect(status, JSON.stringify(body)).toBe(200);
    expect(body).toMatchObject({
      created: 1,
      refused: 0,
      lines: [{ line: 2, candidateName: `Zoé ${name}`, faults: [] }],
    });
    expect(await filesOf(name)).toMatchObject([
      { id: body.lines[0].fileId, path: "training", state: "draft", companyId: "cmp_demo_mutuelle" },
    ]);
  });

  it("says how to send a file whose accents were lost on the way", async () => {
    const csv = `${headings}\r\n${row("lost@example.org", "Hébrard-Perdu")}`;
    const { status, body } = await imported(Buffer.from(csv, "latin1"), "text/csv");
    expect(status).toBe(400);
    expect(body.detail).toContain("CSV UTF-8");
    expect(body.detail).toContain("application/octet-stream");
    expect(await filesOf("Perdu")).toEqual([]);
  });

  it("creates the good lines, and none of a line that has a fault", async () => {
    const csv = [
      headings,
      row("un@example.org", "Mêlée"),
      row("pas une adresse", "Mêlée", "XYZ"),
      "",
      row("deux@example.org", "Mêlée", "CMI", "ctr_absent"),
      row("UN@example.org", "Mêlée"),
      row("trois@example.org", "Mêlée", "CRD"),
    ].join("\r\n");
    const { body } = await imported(csv, "text/csv");
    expect(body).toMatchObject({ created: 2, refused: 3 });
    const faults = body.lines.map(({ line, faults }: { line: number; faults: { column: string }[] }) => [
      line,
      faults.map(({ column }) => column).sort(),
    ]);
    expect(faults).toEqual([
      [2, []],
      [3, ["certification", "email"]],
      [5, ["centre"]],
      [6, ["email"]],
      [7, []],
    ]);
    expect(await filesOf("Mêlée")).toHaveLength(2);
    const [created] = body.lines;
    const history = await people.company.call("GET", `/files/${created.fileId}/history`);
    expect(history.items).toMatchObject([
      { type: "acceptance.asked" },
      { type: "file.enrolment-begun", by: { role: "company" } },
    ]);
  });

  it("tells beforehand what would become of each line, and writes nothing", async () => {
    const good = row("vue@example.org", "Aperçue");
    const list = [headings, good, row("absent@example.org", "Aperçue", "CMI", "ctr_absent")].join("\r\n");
    const preview = () => imported(list, "text/csv", undefined, "/preview");
    expect(await preview()).toMatchObject({
      status: 200,
      body: { ready: 1, refused: 1, lines: [{ faults: [] }, { faults: [{ column: "centre" }] }] },
    });
    expect(await filesOf("Aperçue")).toEqual([]);
    await imported([headings, good].join("\r\n"), "text/csv");
    const { body } = await preview();
    expect(body).toMatchObject({ ready: 0, refused: 2 });
    expect(body.lines[0].faults).toEqual([
      {
        column: "email",
        message: expect.stringMatching(/^Adresse électronique\u00a0: ce candidat a déjà un dossier/),
      },
    ]);
  });

  it("creates nothing twice, were it sent twice at once", async () => {
    const csv = [headings, row("x@example.org", "Répétée"), row("y@example.org", "Répétée")].join("\n");
    const answers = await Promise.all([imported(csv, "text/csv"), imported(csv, "text/csv")]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(answers.reduce((sum, { body }) => sum + body.created, 0)).toBe(2);
    const { body } = await imported(csv, "text/csv");
    expect(body).toMatchObject({ created: 0, refused: 2 });
    for (const { faults } of body.lines)
      expect(faults).toEqual([
        {
          column: "email",
          message: expect.stringMatching(/^Adresse électronique\u00a0: ce candidat a déjà un dossier/),
        },
      ]);
    expect(await filesOf("Répétée")).toHaveLength(2);
  });

  it("gives the first answer's files to its repetition by the same key, at the same time or later", async () => {
    const csv = [headings, row("u@example.org", "Redite"), row("v@example.org", "Redite")].join("\n");
    const company = ["mutuelle", "cmp_demo_mutuelle"] as const;
    const send = (key: string, list = csv) => imported(list, "text/csv", company, "", "enrolments", key);
    const answers = await Promise.all([send("a-list"), send("a-list")]);
    answers.push(await send("a-list"));
    for (const { status, body } of answers) expect({ status, body }).toEqual(answers[0]);
    expect(answers[0]?.body).toMatchObject({ created: 2, refused: 0 });
    expect(await filesOf("Redite")).toHaveLength(2);
    expect((await send("a-list", csv.replace("06 12", "06 13"))).status).toBe(422);
    expect((await send("another-list")).body).toMatchObject({ created: 0, refused: 2 });
  });

  it.each([
    ["other columns", "nom;prenoms;courriel\nA;B;C", "text/csv", 400, "import-columns"],
    ["quotes left open", `${headings}\n"Exemple;Zoé`, "text/csv", 400, "invalid-request"],
    ["nothing", "", "text/csv", 400, "invalid-request"],
    ["JSON", '{"csv":"…"}', "application/json", 415, "unsupported-media-type"],
  ])("refuses %s", async (_, file, type, status, problem) => {
    const answer = await imported(file, type);
    expect(answer).toMatchObject({ status, body: { type: `urn:problem:cqp:${problem}` } });
  });

  it("R-PER-2: so many lists a day from one account, and no more", async () => {
    useDatabase(stack().database);
    const today = dateInParis(stack().clock.now().toISOString());
    const use = await loadUse("demo-mutuelle", "imports", today);
    expect(use.count).toBeGreaterThan(0);
    await commit([saveUse({ ...use, count: guidePolicy.daily.imports, version: use.version + 1 })]);
    const refused = await imported(`${headings}\n${row("trop@example.org")}`, "text/csv");
    expect(refused).toMatchObject({ status: 429, body: { type: "urn:problem:cqp:daily-bound" } });
    await commit([saveUse({ ...use, version: use.version + 2 })]);
  });

  it("is for companies alone", async () => {
    const csv = `${headings}\n${row("z@example.org")}`;
    const others = [
      ["oemm", "oemm"],
      ["centre-lyon", "ctr_demo_lyon"],
      ["amina", "cmp_demo_mutuelle"],
    ] as const;
    for (const other of others) expect((await imported(csv, "text/csv", other)).status).toBe(403);
  });

  it("gives a template that only lacks a real centre", async () => {
    const response = await fetch(`${stack().urls.api}${apiVersion}/imports/enrolments/template`);
    expect(response.headers.get("content-disposition")).toContain("modele-inscriptions.csv");
    const bytes = Buffer.from(await response.arrayBuffer());
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(parse(bytes, { bom: true, delimiter: ";" })[0]).toEqual(headings.split(";"));
    const { body } = await imported(bytes, "application/octet-stream");
    expect(body.lines).toMatchObject([
      { faults: [{ column: "centre", message: "Centre\u00a0: ce centre n’existe pas." }] },
    ]);
  });
});

describe("R-OEMM-3, R-PER-5: what was granted before the system", () => {
  const csv = [
    "nom_naissance;prenoms;nom_usage;date_naissance;commune_naissance;insee_naissance;pays_naissance;sexe;email;telephone;adresse;certification;voie;numero;date_decision;domaines",
    "Ancienne;Élodie;;17/05/1970;;;;;;;1 rue X, Lyon;CMI;VAE;CMI-2011-037;30/06/2011;",
    "Ancienne;Élodie;;17/05/1970;;;;;;;;CRD;formation;CRD-2026-01;30/06/2026;CRD-1 CRD-2",
    "Autre;Paul;;17/05/1971;;;;;;;;CRD;VAE;CRD-2026-02;30/06/2026;CRD-99",
  ].join("\r\n");
  const send = (path = "") => imported(csv, "text/csv", ["oemm", "oemm"], path, "past");

  it("is looked at first, taken over line by line, verified, claimed, and joined by OEMM", async () => {
    const looked = await send("/preview");
    expect(looked).toMatchObject({ status: 200, body: { ready: 2, refused: 1 } });
    expect(looked.body.lines[2].faults).toMatchObject([{ column: "domaines" }]);
    const { visitor, oemm, candidate } = people;
    const verified = () => visitor.send("GET", "/certificates/cmi 2011-037");
    expect((await verified()).status).toBe(400);
    const { body: taken } = await send();
    expect(taken.lines.map(({ fileId }: { fileId?: string }) => fileId !== undefined)).toEqual([
      true,
      true,
      false,
    ]);
    expect((await send()).body).toMatchObject({ ready: 0, refused: 3 });
    expect((await visitor.send("GET", "/certificates/CMI-2011-037")).body).toMatchObject({
      genuine: true,
      holderName: "Élodie Ancienne",
      decidedOn: "2011-06-30",
      takenOver: true,
    });

    const claim = { number: "crd–2026-01", bornOn: "1970-05-18" };
    expect(await candidate.send("POST", "/me/claims", claim)).toMatchObject({
      status: 400,
      body: { type: "urn:problem:cqp:claim-unmatched" },
    });
    const asked = await candidate.call("POST", "/me/claims", { ...claim, bornOn: "1970-05-17" });
    expect(asked.outcome).toBe("asked");
    const { items } = await oemm.call("GET", "/tasks?limit=100");
    const task = items.find((one: { claimed?: string }) => one.claimed === "CRD-2026-01");
    await oemm.call("POST", `/tasks/${task.id}/joining`, { reason: "Pièce d’identité vue" });
    await stack().settled();
    const own = apiClient(stack().urls.api, await demoToken(stack().urls.identity, "amina"));
    expect(await own.call("POST", "/me/claims", { ...claim, bornOn: "1970-05-17" })).toMatchObject({
      outcome: "yours",
    });
    const { items: files } = await own.call("GET", "/files");
    expect(
      files.map(({ state, certification }: { state: string; certification: string }) => [
        certification,
        state,
      ]),
    ).toEqual([
      ["CMI", "closed"],
      ["CRD", "closed"],
    ]);
    const enrolled = await own.call("POST", "/files", {
      path: "vae",
      certification: "CRD",
      candidate: { email: "amina@candidats.example.org" },
    });
    const { validation } = await own.call("GET", `/files/${enrolled.id}`);
    expect(Object.keys(validation.acquired).sort()).toEqual(["CRD-1", "CRD-2"]);
    expect(validation.toPresent).not.toContain("CRD-1");
  });

  it("gives the first answer's files to its repetition by the same key, while the first is under way or later", async () => {
    const [headings] = csv.split("\r\n");
    const lines = Array.from({ length: 12 }, (_, n) => [
      `Répétée;Ana${"abcdefghijkl"[n]};;17/05/1970;;;;;;;;CMI;VAE;CMI-2010-${100 + n};30/06/2010;`,
      // More of the same person's: what the first line left is gone on from.
      `Répétée;Ana${"abcdefghijkl"[n]};;17/05/1970;;;;;;;;CRD;formation;CRD-2025-${100 + n};30/06/2025;CRD-1`,
      `Répétée;Ana${"abcdefghijkl"[n]};;17/05/1970;;;;;;;;CRD;VAE;CRD-2025-${200 + n};30/07/2025;CRD-2`,
    ]).flat();
    const list = [headings, ...lines].join("\r\n");
    const sendKeyed = (key: string) => imported(list, "text/csv", ["oemm", "oemm"], "", "past", key);
    const answers = await Promise.all([1, 2, 3].map(() => sendKeyed("a-past-list")));
    expect(answers[0]).toMatchObject({ status: 200, body: { ready: lines.length, refused: 0 } });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
    expect(await sendKeyed("a-past-list")).toEqual(answers[0]);
    const ids = answers[0]?.body.lines.map(({ fileId }: { fileId: string }) => fileId);
    expect(new Set(ids).size).toBe(lines.length);
    // One person has the three files.
    useDatabase(stack().database);
    const taken = await Promise.all(["CMI-2010-100", "CRD-2025-100", "CRD-2025-200"].map(loadTakenOver));
    expect(taken.map((one) => one?.fileId)).toEqual(ids.slice(0, 3));
    const persons = [...new Set(taken.flatMap((one) => one?.personId ?? []))];
    expect(persons).toHaveLength(1);
    const candidate = { personId: persons[0] ?? "" };
    const held = await loadHoldingsOf({ candidate, certification: "CRD" });
    expect(Object.keys(held.acquired).sort()).toEqual(["CRD-1", "CRD-2"]);
    // Of another key, it is another request.
    expect((await sendKeyed("another")).body).toMatchObject({ ready: 0, refused: lines.length });
  });

  it("R-DAY-9: what it certifies is withdrawn and restored under the number of its paper", async () => {
    const { visitor, oemm } = people;
    const number = encodeURIComponent("cmi–2011 – 037");
    const said = async () => (await visitor.send("GET", `/certificates/${number}`)).body;
    expect(await said()).toMatchObject({ genuine: true });
    const because = { because: "fraud", motive: "Faux diplôme d’origine" };
    const unknown = await oemm.send("POST", "/certificates/CMI-2011-038/withdrawal", because);
    expect(unknown.status).toBe(404);
    expect(await oemm.call("POST", `/certificates/${number}/withdrawal`, because)).toMatchObject({
      number: "CMI-2011-037",
    });
    expect(await said()).toMatchObject({ genuine: false, number: "CMI-2011-037" });
    expect(await oemm.send("POST", `/certificates/${number}/withdrawal`, because)).toMatchObject({
      status: 409,
      body: { type: "urn:problem:cqp:certificate-withdrawn" },
    });
    await oemm.call("POST", `/certificates/${number}/restoration`, { motive: "Vérifié depuis" });
    expect(await said()).toMatchObject({ genuine: true, decidedOn: "2011-06-30" });
  });
});
