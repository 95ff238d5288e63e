import PostalMime from "postal-mime";
import { describe, expect, it } from "vitest";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import { absenceRecorded } from "../../../shared/mails/absence-recorded.ts";
import { candidateConvocation } from "../../../shared/mails/candidate-convocation.ts";
import { decisionSheetMail } from "../../../shared/mails/decision-sheet.ts";
import { evidenceRejected } from "../../../shared/mails/evidence-rejected.ts";
import { greeting } from "../../../shared/mails/layout/greeting.ts";
import { toCalendar } from "../../../shared/mails/layout/invitation.ts";
import { buildMime } from "../../../shared/mails/layout/mime.ts";

const contact = "oemm@example.org";
const convocation = (changes: object = {}) =>
  candidateConvocation({
    kind: "request",
    recipient: { name: "Chloé Exemple", email: "chloe@example.org" },
    greeted: { name: "Chloé Exemple", sex: "female" },
    certificationName: "Conseiller(ère) mutualiste individuels",
    format: "presentation",
    date: "2027-07-02",
    start: "09:30",
    end: "10:00",
    place: { kind: "on-site", address: "10 rue de l’Exemple, Paris" },
    organiser: { name: "OEMM", email: contact },
    uid: "ses-file@cqp-mutualite",
    sequence: 0,
    stampedAt: "2027-06-01T08:00:00Z",
    contact,
    policy: guidePolicy,
    domainTitles: ["Analyser le marché"],
    fileUrl: "https://cqp.example.org/files/1",
    ...changes,
  });
const sheet = (changes: object = {}) =>
  decisionSheetMail({
    candidateName: "Chloé Exemple",
    greeted: { name: "Chloé Exemple" },
    certificationName: "Conseiller(ère) mutualiste individuels",
    number: "FD-1",
    decidedOn: "2024-02-29",
    validation: "partial",
    validity: guidePolicy.partialValidity.vae,
    results: [
      { title: "Analyser", result: "acquired", validUntil: "2029-02-28" },
      { title: "Proposer", result: "not-acquired" },
    ],
    recommendation: "Approfondir.",
    approvedCentres: [
      { name: "Centre Exemple", city: "Lyon", email: "lyon@example.org" },
      { name: "Autre Centre", city: "Nantes", email: "nantes@example.org", phone: "+33240000000" },
      { name: "Centre voisin", city: "Bruxelles", email: "bruxelles@example.org", phone: "+3225550000" },
    ],
    chairName: "Sarah Exemple",
    correctsNumber: undefined,
    changes: [],
    countersignerName: undefined,
    standInName: undefined,
    absence: undefined,
    levelNotice: "Pas d’équivalence.",
    fileUrl: "https://cqp.example.org/files/1",
    contact,
    policy: guidePolicy,
    ...changes,
  });
const mime = (mail: ReturnType<typeof convocation>, name = "Chloé Exemple") =>
  buildMime(mail, {
    from: { name: "OEMM – Certifications", email: contact },
    replyTo: { name: "OEMM", email: "oemm@lu.example.org" },
    to: { name, email: "chloe@example.org" },
    messageId: "1@example.org",
    date: "2027-06-01T08:00:00Z",
  });

describe("R-JURY-6: the convocation of a candidate", () => {
  it("tells the day, the hours, the place, the format and what to bring", () => {
    const { subject, text } = convocation();
    expect(subject).toBe("Convocation au jury du CQP «\u00a0Conseiller(ère) mutualiste individuels\u00a0»");
    for (const said of [
      "Le vendredi 2 juillet 2027, de 9\u00a0h\u00a030 à 10\u00a0h (heure de Paris)",
      "Lieu\u00a0: 10 rue de l’Exemple, Paris",
      "diaporama (20\u00a0minutes)",
      "- Analyser le marché",
      "pièce d’identité",
    ])
      expect(text).toContain(said);
  });

  it("asks for no slides where the format has none", () => {
    expect(convocation({ format: "interview" }).text).not.toContain("diaporama");
  });

  it("travels as a mail with an invitation that calendars act on", async () => {
    const parsed = await PostalMime.parse(await mime(convocation()));
    expect(parsed.subject).toBe(convocation().subject);
    expect(parsed.to?.[0]).toEqual({ name: "Chloé Exemple", address: "chloe@example.org" });
    expect(parsed.html).toContain("Observatoire de l’Emploi");
    const calendars = parsed.attachments.filter(
      ({ mimeType }) => mimeType.includes("calendar") || mimeType.includes("ics"),
    );
    expect(calendars.map(({ method, filename }) => method ?? filename)).toEqual([
      "REQUEST",
      "invitation.ics",
    ]);
  });

  it.each([
    ["request", 0, "METHOD:REQUEST", "STATUS:CONFIRMED"],
    ["update", 1, "METHOD:REQUEST", "STATUS:CONFIRMED"],
    ["cancel", 2, "METHOD:CANCEL", "STATUS:CANCELLED"],
  ])("keeps its identifier in a %s, with sequence %i", (kind, sequence, method, status) => {
    const { invitation } = convocation({ kind, sequence });
    const lines = invitation === undefined ? [] : toCalendar(invitation).split("\r\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        method,
        status,
        "UID:ses-file@cqp-mutualite",
        `SEQUENCE:${sequence}`,
        "DTSTAMP:20270601T080000Z",
        "DTSTART;TZID=Europe/Paris:20270702T093000",
        "BEGIN:VTIMEZONE",
      ]),
    );
    for (const line of lines) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  });
});

describe("whom a mail is answered to", () => {
  it("is an address that people read, in the mail as in the calendar", async () => {
    const read = "oemm@lu.example.org";
    const mail = convocation({ organiser: { name: "OEMM", email: read } });
    const { replyTo } = await PostalMime.parse(await mime(mail));
    expect(replyTo?.map(({ address }) => address)).toEqual([read]);
    if (mail.invitation === undefined) throw new Error("no invitation");
    expect(toCalendar(mail.invitation).replaceAll("\r\n ", "")).toContain(`mailto:${read}`);
  });
});

describe("a mail greets", () => {
  it("a person by civil title and name, as far as they are known; an address by neither", () => {
    expect(greeting({ name: "Chloé Exemple", sex: "female" })).toBe("Bonjour Madame Chloé Exemple,");
    expect(greeting({ name: "David Exemple", sex: "male" })).toBe("Bonjour Monsieur David Exemple,");
    expect(greeting({ name: "Sarah Exemple" })).toBe("Bonjour Sarah Exemple,");
    expect(greeting(undefined)).toBe("Bonjour,");
    expect(convocation().text).toMatch(/^Bonjour Madame Chloé Exemple,\n/);
  });
});

describe("R-DAY-4: an absence says what will happen", () => {
  const absence = (firstJury: { by: string; over: boolean } | undefined) =>
    absenceRecorded({
      greeted: { name: "Chloé Exemple" },
      certificationName: "Conseiller(ère) mutualiste individuels",
      date: "2027-07-02",
      kind: "absent",
      firstJury,
      fileUrl: "https://cqp.example.org/files/1",
      contact,
    }).text;

  it("promises another convocation, and says by when the first jury has to be", () => {
    expect(absence(undefined)).toContain("vous recevrez une nouvelle convocation");
    const text = absence({ by: "2027-12-31", over: false });
    for (const said of [
      "vous recevrez une nouvelle convocation",
      "au plus tard le vendredi 31 décembre 2027",
    ])
      expect(text).toContain(said);
  });

  it("promises none on the last day of the three years", () => {
    const text = absence({ by: "2027-07-02", over: true });
    expect(text).not.toContain("convocation");
    expect(text).toContain("votre inscription devient caduque");
  });
});

describe("R-JURY-10 to R-JURY-12: the decision sheet", () => {
  it("gives each domain its result and its last valid day, in words", () => {
    const { text } = sheet();
    expect(text).toContain("acquis, valable jusqu’au mercredi 28 février 2029 inclus");
    expect(text).toContain("Proposer\u00a0: non acquis");
    expect(text).toContain("Approfondir.");
    expect(text).toContain("Centre Exemple, Lyon (lyon@example.org)");
    expect(text).toContain("Autre Centre, Nantes (02\u00a040\u00a000\u00a000\u00a000, nantes@example.org)");
    expect(text).toContain("Le jury est souverain");
  });

  it("says when nothing was acquired, and when everything was", () => {
    expect(sheet({ results: [{ title: "A", result: "not-acquired" }] }).text).toContain("Aucun des domaines");
    const whole = sheet({ validation: "full", recommendation: undefined, approvedCentres: [] }).text;
    expect(whole).toContain("délivré en totalité");
    expect(whole).not.toContain("Centres agréés");
  });

  it("R-REF-6: tells the bonus to those who have the whole CQP, and to no other", () => {
    expect(sheet({ validation: "full" }).text).toContain("une prime de 120\u00a0points, soit 956,40\u00a0€");
    expect(sheet().text).not.toContain("prime");
  });

  it("refers to the sheet that it corrects", () => {
    expect(sheet({ correctsNumber: "FD-0" }).text).toContain(
      "rectifie une erreur matérielle de la fiche n°\u00a0FD-0",
    );
  });
});

describe("what people typed", () => {
  const hostile = `<script>alert("1")</script>'&`;

  it("is shown as they typed it, and never as HTML", () => {
    const mail = evidenceRejected({
      greeted: { name: "C" },
      title: hostile,
      fileName: "x",
      detail: "y",
      fileUrl: "https://x",
      contact,
    });
    expect(mail.html).not.toContain("<script>");
    expect(mail.html).toContain("&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;&#39;&amp;");
    expect(mail.text).toContain(hostile);
  });

  it("can't add a header to a mail", async () => {
    const parsed = await PostalMime.parse(await mime(convocation(), "Chloé\r\nBcc: x@example.org"));
    expect(parsed.bcc).toBeUndefined();
    expect(parsed.headers.filter(({ key }) => key === "bcc")).toEqual([]);
  });
});
