import { beforeAll, describe, expect, it } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { type ApiAnswer, apiClient, demoToken } from "../../demo/client.ts";
import { pdf } from "../../demo/files.ts";
import { prepare } from "../../demo/preparation.ts";
import type { Stage } from "../../demo/stage.ts";
import { becomeAdmissible, enrol } from "../../demo/vae-story.ts";
import { apiVersion } from "../../shared/http/served-path.ts";
import { useLocalStack } from "../support/local-stack.ts";
import { postForm } from "../support/post-form.ts";
import { currentApproval, stageOn } from "../support/stage.ts";

const stack = useLocalStack();
let stage: Stage;
let fileId: string;

beforeAll(async () => {
  stage = stageOn(stack());
  await prepare(stage.people, currentApproval());
  fileId = await enrol(stage);
  await becomeAdmissible(stage, fileId);
});

const fields = ({ body }: ApiAnswer) => (body.errors ?? []).map(({ field }: { field: string }) => field);
const announced = {
  category: "cv",
  title: "CV",
  domains: [],
  fileName: "cv.pdf",
  contentType: "application/pdf",
};

describe("requests that are refused", () => {
  it("without a token, or with a forged one: 401", async () => {
    const { visitor } = stage.people;
    expect((await visitor.send("GET", `/files/${fileId}`)).status).toBe(401);
    expect((await visitor.send("GET", "/files", undefined, { authorization: "Bearer a.b.c" })).status).toBe(
      401,
    );
  });

  it("for another candidate's file: 404, as for one that does not exist", async () => {
    const { otherCandidate, centre } = stage.people;
    const others = await otherCandidate.send("GET", `/files/${fileId}`);
    const none = await otherCandidate.send("GET", `/files/file_${"0".repeat(26)}`);
    expect(others.status).toBe(404);
    expect({ ...others.body, instance: "" }).toEqual({ ...none.body, instance: "" });
    expect(others.headers.get("content-type")).toBe("application/problem+json");
    expect((await otherCandidate.send("POST", `/files/${fileId}/evidence`, announced)).status).toBe(404);
    for (const member of stage.people.members.values())
      expect((await member.send("GET", `/files/${fileId}`)).status).toBe(404);
    expect((await centre.send("GET", `/files/${fileId}`)).status).toBe(200);
  });

  it("for what one sees but may not do: 403 (R-VAE-5: only the candidate writes the booklet)", async () => {
    const text = { experience: "…", examples: ["…"] };
    for (const who of [stage.people.centre, stage.people.oemm])
      expect((await who.send("PUT", `/files/${fileId}/answers/CMI-1`, text)).status).toBe(403);
    expect((await stage.people.candidate.send("GET", "/centres")).status).toBe(403);
  });

  it("with a faulty body: 400, with each field named", async () => {
    const answer = await stage.people.candidate.send("POST", "/files", {
      path: "vae",
      certification: "XYZ",
      candidate: { civilStatus: civilStatusOf("", "Exemple"), email: "pas une adresse" },
      surprise: true,
    });
    expect(answer.status).toBe(400);
    expect(fields(answer).sort()).toEqual([
      "candidate.civilStatus.firstNames",
      "candidate.email",
      "certification",
      "surprise",
    ]);
  });

  it("with a body that is no JSON or is missing: 400, with one that is too large: 413", async () => {
    const { candidate } = stage.people;
    const path = `/files/${fileId}/answers/CMI-1`;
    for (const body of ["{", "", "null", '"text"'])
      expect((await candidate.send("PUT", path, body)).status).toBe(400);
    const long = JSON.stringify({ experience: "x".repeat(600_000), examples: ["…"] });
    expect((await candidate.send("PUT", path, long)).status).toBe(413);
  });

  it.each([
    ["of another type", "text/plain", '{"experience":"…","examples":["…"]}'],
    ["without a type", "", '{"experience":"…","examples":["…"]}'],
    ["in other letters than UTF-8, as it says", "application/json; charset=iso-8859-1", '{"experience":"e"}'],
    [
      "in other letters than UTF-8, as its bytes are",
      "application/json",
      Buffer.from('{"experience":"é"}', "latin1"),
    ],
  ])("with a body %s: 415", async (_, type, body) => {
    const token = await demoToken(stack().urls.identity, "amina");
    const answer = await fetch(`${stack().urls.api}${apiVersion}/files/${fileId}/answers/CMI-1`, {
      method: "PUT",
      headers: { authorization: `Bearer ${token}`, "content-type": type },
      body: typeof body === "string" ? body : new Uint8Array(body),
    });
    expect(answer.status).toBe(415);
    expect(await answer.json()).toMatchObject({ type: "urn:problem:cqp:unsupported-media-type" });
  });

  it("at an address without the version: it leads to the one with it, where the request is answered as it was made", async () => {
    const token = await demoToken(stack().urls.identity, "amina");
    const request = {
      method: "PUT",
      headers: {
        ...{ authorization: `Bearer ${token}`, "content-type": "application/json" },
        "if-none-match": "*",
      },
      body: JSON.stringify({ experience: "…", examples: ["…"] }),
    };
    const address = `${stack().urls.api}/files/${fileId}/answers/CMI-6`;
    const told = await fetch(address, { ...request, redirect: "manual" });
    expect(told.status).toBe(308);
    expect(told.headers.get("location")).toBe(`${apiVersion}/files/${fileId}/answers/CMI-6`);
    expect(told.headers.get("sunset")).not.toBeNull();
    const followed = await fetch(address, request);
    expect([followed.status, followed.redirected]).toEqual([200, true]);
  });

  it("with a malformed identifier, parameter or cursor: 400", async () => {
    const { oemm, candidate } = stage.people;
    expect(fields(await oemm.send("GET", "/files/%20"))).toEqual(["fileId"]);
    expect(fields(await oemm.send("GET", "/files/file_1"))).toEqual(["fileId"]);
    expect(fields(await oemm.send("GET", "/files?certification=CMI&state=enrolled&limit=0"))).toEqual([
      "limit",
    ]);
    expect(fields(await oemm.send("GET", "/files?sort=created&q=amina"))).toEqual(["sort"]);
    expect(fields(await oemm.send("GET", "/files?sort=created&updatedSince=2027-01-01T00:00:00Z"))).toEqual([
      "sort",
    ]);
    expect(fields(await oemm.send("GET", "/files?q=a"))).toEqual(["q"]);
    expect(fields(await candidate.send("GET", "/files?centre=ctr_demo_lyon"))).toEqual(["centre"]);
    expect(fields(await candidate.send("GET", "/files?colour=blue"))).toEqual(["colour"]);
    expect(fields(await candidate.send("GET", "/files?cursor=eyJhIjoiYiJ9"))).toEqual(["cursor"]);
    expect(fields(await candidate.send("GET", `/files/${fileId}?unknown=1`))).toEqual(["unknown"]);
  });

  it("on a path that does not exist: 404 in problem details", async () => {
    const answer = await stage.people.visitor.send("GET", "/nowhere/at/all");
    expect([answer.status, answer.body.type]).toEqual([404, "urn:problem:cqp:not-found"]);
  });

  it("by a rule: 409, which names the rule and what is allowed", async () => {
    const early = await stage.people.candidate.send("POST", `/files/${fileId}/submission`);
    expect(early.status).toBe(409);
    expect(early.body).toMatchObject({ type: "urn:problem:cqp:file-incomplete", rule: "R-VAE-8" });
    expect(fields(early)).toContain("experience");
    const late = await stage.people.centre.send("POST", `/files/${fileId}/admissibility`, {
      decision: "admissible",
    });
    expect(late.body).toMatchObject({ type: "urn:problem:cqp:transition-refused", rule: "R-VAE-3" });
    expect(late.body.allowed).toContain("submit");
  });

  it("at an address without a version: 308, with what tells of its deprecation", async () => {
    const answer = await fetch(`${stack().urls.api}/me`, { redirect: "manual" });
    expect([answer.status, answer.headers.get("location")]).toEqual([308, "/v1/me"]);
    for (const header of ["deprecation", "sunset", "link"]) expect(answer.headers.get(header)).not.toBeNull();
  });

  it("with headers that are longer together than the gateway takes: 431", async () => {
    const answer = await fetch(`${stack().urls.api}${apiVersion}/certifications`, {
      headers: { "x-long": "a".repeat(20_000) },
    });
    expect(answer.status).toBe(431);
  });

  it("leads to what the problem is, and to what the rule says", async () => {
    const { body } = await stage.people.candidate.send("POST", `/files/${fileId}/submission`);
    const read = async (path: string) => {
      const page = await fetch(`${stack().urls.api}${path}`);
      return [page.status, page.headers.get("content-type"), await page.text()];
    };
    const html = "text/html; charset=utf-8";
    expect(await read(body.pages.problem)).toEqual([200, html, expect.stringContaining(body.title)]);
    expect(await read(body.pages.rule)).toEqual([
      200,
      html,
      expect.stringContaining("<code>POST /v1/files/{fileId}/submission</code>"),
    ]);
    expect(await read("/docs/problems/index.html")).toEqual([200, html, expect.stringContaining(body.title)]);
    expect(await read("/docs/rules/index.html")).toEqual([200, html, expect.stringContaining("R-VAE-8")]);
    expect((await read("/docs/problems/none")).slice(0, 2)).toEqual([404, html]);
    expect((await read("/docs/rules/none")).slice(0, 2)).toEqual([404, html]);
  });

  it("for a second file on the same certification: 409 (R-VAE-1)", async () => {
    const again = await stage.people.candidate.send("POST", "/files", {
      path: "vae",
      certification: "CMI",
      candidate: { civilStatus: civilStatusOf("Amina", "Exemple"), email: "amina@candidats.example.org" },
    });
    expect([again.status, again.body.type]).toEqual([409, "urn:problem:cqp:already-enrolled"]);
  });
});

describe("editing and repeating", () => {
  it("refuses an edit of an outdated version: 412", async () => {
    const { candidate } = stage.people;
    const path = `/files/${fileId}/answers/CMI-1`;
    const text = { experience: "Première version", examples: ["…"] };
    const first = await candidate.send("PUT", path, text);
    const etag = first.headers.get("etag") ?? "";
    expect((await candidate.send("PUT", path, text, { "if-match": etag })).status).toBe(200);
    expect((await candidate.send("PUT", path, text, { "if-match": etag })).status).toBe(412);
    expect(
      (await candidate.send("PUT", `/files/${fileId}/positions`, { positions: [] }, { "if-match": '"1"' }))
        .status,
    ).toBe(412);
  });

  it("refuses to change what was to be created only (If-None-Match: *): 412", async () => {
    const { candidate } = stage.people;
    const text = { experience: "Une seule fois", examples: ["…"] };
    const once = { "if-none-match": "*" };
    const path = `/files/${fileId}/answers/CMI-5`;
    const answers = [
      await candidate.send("PUT", path, text, once),
      await candidate.send("PUT", path, text, once),
    ];
    expect(answers.map(({ status }) => status)).toEqual([200, 412]);
    expect(answers[1]?.body.type).toBe("urn:problem:cqp:exists-already");
  });

  it("takes the entity tag of a read as the version of an edit", async () => {
    const { candidate } = stage.people;
    const etag = (await candidate.send("GET", `/files/${fileId}`)).headers.get("etag") ?? "";
    const path = `/files/${fileId}/positions`;
    expect((await candidate.send("PUT", path, { positions: [] }, { "if-match": etag })).status).toBe(200);
    expect((await candidate.send("PUT", path, { positions: [] }, { "if-match": etag })).status).toBe(412);
  });

  it("answers a repeated creation as the first time, and refuses its key for another", async () => {
    const { candidate } = stage.people;
    const path = `/files/${fileId}/evidence`;
    const key = { "idempotency-key": "depot-1" };
    const once = { ...announced, title: "Déposé une fois" };
    const [first, ...repeated] = await Promise.all(
      [1, 2, 3].map(() => candidate.send("POST", path, once, key)),
    );
    // The same bytes: fields in their order too.
    for (const answer of repeated) expect(JSON.stringify(answer.body)).toBe(JSON.stringify(first?.body));
    const { evidence } = await candidate.call("GET", `/files/${fileId}`);
    expect(evidence.filter(({ title }: { title: string }) => title === once.title)).toHaveLength(1);
    const otherwise = Object.fromEntries(Object.entries(once).reverse());
    const respaced = await candidate.send("POST", path, JSON.stringify(otherwise, undefined, 2), key);
    expect([respaced.status, JSON.stringify(respaced.body)]).toEqual([
      first?.status,
      JSON.stringify(first?.body),
    ]);
    const other = await candidate.send("POST", path, { ...once, title: "Autre" }, key);
    expect([other.status, other.body.type]).toEqual([422, "urn:problem:cqp:idempotency-key-reused"]);
  });

  it("answers a repetition of what has no answer but its status, too", async () => {
    const asked = { email: "repetee@candidats.example.org" };
    const send = () =>
      stage.people.candidate.send("POST", "/me/addresses", asked, { "idempotency-key": "adresse-1" });
    const first = await send();
    expect(first.status).toBe(202);
    expect(await send()).toMatchObject({ status: 202, body: first.body });
  });

  it("loses nothing when several edits come at once", async () => {
    const { candidate } = stage.people;
    const codes = ["CMI-2", "CMI-3", "CMI-4"];
    const text = { experience: "En même temps", examples: ["…"] };
    const answers = await Promise.all(
      codes.map((code) => candidate.send("PUT", `/files/${fileId}/answers/${code}`, text)),
    );
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const { answers: kept } = await candidate.call("GET", `/files/${fileId}`);
    expect(kept.map(({ domainCode }: { domainCode: string }) => domainCode)).toEqual(
      expect.arrayContaining(codes),
    );
  });
});

describe("uploads that are refused", () => {
  const request = () =>
    stage.people.candidate.call("POST", `/files/${fileId}/evidence`, { ...announced, size: 2000 });

  it("by the bucket: over the size, another type, another key, nothing stored", async () => {
    const { evidence, upload } = await request();
    const attempts = [
      await postForm(upload, new Uint8Array(2001), "cv.pdf"),
      await postForm(
        { ...upload, fields: { ...upload.fields, "Content-Type": "text/html" } },
        new Uint8Array(9),
        "cv.pdf",
      ),
      await postForm(
        { ...upload, fields: { ...upload.fields, key: `${upload.fields.key}x` } },
        new Uint8Array(9),
        "cv.pdf",
      ),
    ];
    expect(attempts.map(({ status }) => status)).toEqual([400, 403, 403]);
    await stack().settled();
    expect((await stage.people.candidate.call("GET", `/files/${fileId}/evidence/${evidence.id}`)).state).toBe(
      "requested",
    );
  });

  it("by the file: a second upload over a verified one changes nothing", async () => {
    const bytes = await pdf("Curriculum vitae");
    const { evidence, upload } = await stage.people.candidate.call(
      "POST",
      `/files/${fileId}/evidence`,
      announced,
    );
    const read = () => stage.people.candidate.call("GET", `/files/${fileId}/evidence/${evidence.id}`);
    expect((await postForm(upload, bytes, "cv.pdf")).status).toBe(204);
    await stack().settled();
    const verified = await read();
    expect(verified.state).toBe("accepted");
    await postForm(upload, new TextEncoder().encode("MZ autre chose"), "cv.pdf");
    await stack().settled();
    expect(await read()).toEqual(verified);
    const { url } = await stage.people.candidate.call(
      "GET",
      `/files/${fileId}/evidence/${evidence.id}/content`,
    );
    expect((await (await fetch(url)).bytes()).byteLength).toBe(bytes.byteLength);
  });

  it("by the file: the same document twice", async () => {
    const bytes = await pdf("Le même document");
    const path = `/files/${fileId}/evidence`;
    const states = [];
    for (const title of ["Une fois", "Deux fois"]) {
      const { evidence, upload } = await stage.people.candidate.call("POST", path, { ...announced, title });
      await postForm(upload, bytes, "cv.pdf");
      await stack().settled();
      states.push(await stage.people.candidate.call("GET", `${path}/${evidence.id}`));
    }
    expect(states).toMatchObject([{ state: "accepted" }, { rejection: { reason: "duplicate" } }]);
  });
});

describe("what candidates and centres type", () => {
  const status = civilStatusOf("Bruno", "Exemple");
  const identity = { civilStatus: status, email: "bruno@candidats.example.org" };
  const enrolment = (given: object) => ({
    path: "vae",
    certification: "CMI",
    centreId: "ctr_demo_lyon",
    candidate: { ...identity, ...given },
  });
  const period = (length: number) => ({
    from: "2020-01-01",
    employer: "Mutuelle Exemple",
    occupation: "Conseiller mutualiste",
    activities: "é".repeat(length),
    status: "salaried",
    relevant: true,
    supportingDocuments: Array(length > 1000 ? 5 : 1).fill({
      nature: "payslip",
      description: "e".repeat(500),
    }),
  });
  const enrolled = async (email: string, given: object = {}) => {
    const candidate = apiClient(stack().urls.api, await demoToken(stack().urls.identity, { email }));
    return candidate.call("POST", "/files", enrolment({ email, ...given }));
  };

  it.each([
    ["an address of 2,100 characters", { email: `${"a".repeat(2088)}@exemple.fr` }, "candidate.email"],
    [
      "a lone surrogate in a name",
      { civilStatus: { ...status, firstNames: "Zo\ud800" } },
      "candidate.civilStatus.firstNames",
    ],
    [
      "a name of lines and links",
      { civilStatus: { ...status, firstNames: "Jean\nhttps://exemple.fr" } },
      "candidate.civilStatus.firstNames",
    ],
    ["a telephone of dots", { phone: "........" }, "candidate.phone"],
  ])("%s is refused, and its field named", async (_, given, field) => {
    const answer = await stage.people.otherCandidate.send("POST", "/files", enrolment(given));
    expect([answer.status, fields(answer)]).toEqual([400, [field]]);
  });

  it("is kept composed and trimmed, an address by its domain in ASCII, a telephone in E.164", async () => {
    const file = await enrolled("bruno@xn--socit-esab.fr", {
      civilStatus: { ...status, firstNames: " Zoe\u0308 " },
      email: "bruno@Société.fr",
      phone: "\u202a+33 (0)6/12-34.56 78\u202c",
    });
    expect(file.candidate).toEqual({
      civilStatus: { ...status, firstNames: "Zoë" },
      email: "bruno@xn--socit-esab.fr",
      phone: "+33612345678",
    });
  });

  it("twenty-seven long periods are refused together; as many as fit are saved", async () => {
    const { centre } = stage.people;
    const { id } = await enrolled("claude@candidats.example.org");
    const put = (periods: object[]) => centre.send("PUT", `/files/${id}/experience`, { periods });
    const long = await put(Array(27).fill(period(5000)));
    expect([long.status, fields(long)]).toEqual([400, ["periods"]]);
    const usual = await put(Array(40).fill(period(800)));
    expect(usual.status).toBe(200);
    expect(usual.body.experience.periods).toHaveLength(40);
  });

  it("a cursor with one character changed is refused by every list", async () => {
    const { oemm } = stage.people;
    const { next } = await oemm.call("GET", "/jury-members?limit=1");
    expect((await oemm.call("GET", `/jury-members?limit=1&cursor=${next}`)).items).toHaveLength(1);
    const changed = `${next.startsWith("A") ? "B" : "A"}${next.slice(1)}`;
    for (const list of ["/jury-members", "/centres", "/companies", "/deadline-runs", "/blocked-addresses"])
      for (const cursor of [changed, ...(list === "/jury-members" ? [] : [next])]) {
        const answer = await oemm.send("GET", `${list}?cursor=${cursor}`);
        expect([answer.status, fields(answer)], list).toEqual([400, ["cursor"]]);
      }
  });
});
