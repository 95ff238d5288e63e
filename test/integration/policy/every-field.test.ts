import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { beforeAll, describe, expect, it } from "vitest";
import { inWords } from "../../../shared/domain/french/quantity.ts";
import { guidePolicy } from "../../../shared/domain/policy/guide-policy.ts";
import type { Policy } from "../../../shared/domain/policy/policy.ts";
import { gatewayBody, requestBytes } from "../../../shared/http/gateway-answers.ts";
import { answersKept } from "../../../shared/store/idempotency.ts";
import { figuresIn } from "../../support/figures.ts";
import { everyText } from "./every-text.ts";

/** A figure of the policy: where it is, and what it counts where that is said beside it. */
interface Field {
  path: string;
  value: number;
  unit: string | undefined;
}

/** What is counted by the fields that are no duration, as texts name it. */
const counted: Readonly<Record<string, string>> = {
  "training.evaluators": "évaluateur",
  "training.progressReviews": "point d’étape",
  "jury.members.perSide": "représentant",
  "jury.members.ofOemm": "représentant",
  "bonus.points": "point",
  "evidence.pieces": "pièce",
  "evidence.megabytes.document": "Mo",
  "evidence.megabytes.image": "Mo",
  "evidence.megabytes.video": "Mo",
  "evidence.megabytes.sound": "Mo",
  importLines: "ligne",
  "api.requests.reads": "lecture",
  "api.requests.writes": "modification",
  "acceptance.tries": "essai",
  "addressProof.tries": "essai",
  "addressProof.codes": "code",
  "messages.toOneAddress": "courriel",
  "messages.unproved": "courriel",
  "daily.enrolments": "inscription",
  "daily.imports": "import",
  "daily.uploads": "pièce",
  "daily.copies": "copie",
  "daily.rectifications": "rectification",
  "daily.claims": "réclamation",
  "daily.codes": "code",
  "daily.invitations": "invitation",
  // When the first reminder goes out, an approval is said to be ending.
  "reminderDays.usual.0": "jour",
};
const french: Readonly<Record<string, string>> = {
  year: "an",
  month: "mois",
  day: "jour",
  hour: "heure",
  minute: "minute",
};

/** What no text says; what a rule makes of it changes instead. */
const unsaid: Readonly<Record<string, string>> = {
  "jury.deliberation.count": "hours of presentations",
  "jury.readyFiles.usual": "threshold",
  "bonus.pointValues.0.cents": "values of the point",
  "reminderDays.usual.1": "usual reminders",
  "reminderDays.usual.2": "usual reminders",
  "reminderDays.usual.3": "usual reminders",
  "reminderDays.convocations.0": "reminders of convocations",
  "partialValidity.training.count": "validity by training",
  "jury.correction.count": "last day of a correction",
  "reminderDays.convocations.1": "reminders of convocations",
  "reminderDays.session.0": "reminders of sessions",
  "reminderDays.session.1": "reminders of sessions",
  "reminderDays.unexamined": "reminders of sessions",
  "evidence.uploadForm.count": "seconds of an upload form",
  "evidence.downloadLink.count": "seconds of a download link",
};

/**
 * Where two fields are the same figure of the same unit, a text wired to the wrong one reads right until one of them
 * changes: the texts that say each.
 */
const toldApart: Readonly<Record<string, readonly string[]>> = {
  "training.firstJury.count": [
    "mail deadline.file-notified.ts 0",
    "mail deadline.file-notified.ts 1",
    "mail deadline.file-notified.ts 2",
    "mail deadline.file-notified.ts 3",
  ],
  "partialValidity.vae.count": [
    ...[0, 2, 3, 4].map((example) => `mail jury.decision-corrected.ts ${example}`),
    ...[0, 2, 3, 4].map((example) => `mail jury.decision-signed.ts ${example}`),
    "document decision sheet",
  ],
  "retention.file.count": ["page privacy"],
  "vae.experience.atLeast.count": ["refusal experience that is too short"],
};

/** Every number within a value, found in the value itself: a new field of the policy is tried as well. */
function fieldsOf(value: object, path: string[] = []): Field[] {
  return Object.entries(value).flatMap(([key, held]): Field[] => {
    const at = [...path, key];
    if (typeof held === "object" && held !== null) return fieldsOf(held, at);
    if (typeof held !== "number") return [];
    const name = at.join(".");
    return [{ path: name, value: held, unit: "unit" in value ? french[String(value.unit)] : counted[name] }];
  });
}

/** What the examples themselves count. */
const ofExamples = [
  ...["1\u00a0candidat", "40\u00a0heures", "0\u00a0jour"],
  // What OEMM granted of extra time.
  ...["7\u00a0minutes", "3\u00a0minutes", "1\u00a0minute"],
];

const fields = fieldsOf(guidePolicy);

/** The policy with another number in every field, none of which is in it or twice in the other one. */
function everythingElse(): Policy {
  const taken = new Set(fields.map(({ value }) => value));
  const other: Policy = structuredClone(guidePolicy);
  for (const { path, value } of fields) {
    let changed = value + 1;
    while (taken.has(changed)) changed++;
    taken.add(changed);
    // A jury is said to have twice the members of a side.
    if (path === "jury.members.perSide") taken.add(2 * changed);
    const names = path.split(".");
    const last = names.pop() ?? "";
    const holder = names.reduce((held, name) => Reflect.get(held, name), other as object);
    Reflect.set(holder, last, changed);
  }
  return other;
}

const other = everythingElse();
const changed = new Map(fieldsOf(other).map((field) => [field.path, field]));

async function textsWith(policy: Policy): Promise<Record<string, string>> {
  const script = join(import.meta.dirname, "every-text.ts");
  const { stdout } = await promisify(execFile)(process.execPath, [script, JSON.stringify(policy)], {
    maxBuffer: 2 ** 25,
  });
  return JSON.parse(stdout);
}

let before: Record<string, string>;
let after: Record<string, string>;
beforeAll(async () => {
  [before, after] = await Promise.all([everyText(guidePolicy), textsWith(other)]);
});

describe("the figures of the policy", () => {
  it.each(fields)("$path is followed by what says it", ({ path, value, unit }) => {
    const now = changed.get(path)?.value ?? Number.NaN;
    const saying = (texts: Record<string, string>, count: number) =>
      Object.keys(texts).filter((name) =>
        figuresIn(texts[name] ?? "").some(
          (figure) => figure.count === count && (unit === undefined || figure.unit === unit),
        ),
      );
    const outcome = unsaid[path];
    if (outcome !== undefined) {
      expect(after[`outcome ${outcome}`]).not.toBe(before[`outcome ${outcome}`]);
      expect(saying(after, now)).toEqual([]);
      return;
    }
    expect(unit, "what it counts, or the outcome that follows it").toBeDefined();
    const followed = saying(after, now);
    expect(followed).not.toEqual([]);
    expect(saying(before, value)).toEqual(expect.arrayContaining(followed));
    const alike = fields.filter((one) => one.value === value && one.unit === unit && !(one.path in unsaid));
    if (alike.length > 1) expect(followed, "its own texts: toldApart names them").toEqual(toldApart[path]);
  });

  it("are all that texts count: with other figures, no text says one that is not theirs", () => {
    const theirs = [
      ...changed.values(),
      // What follows from them: the seats of a jury, and years of experience in days.
      { value: 2 * other.jury.members.perSide, unit: "membre" },
      // API Gateway's, which no policy changes.
      ...[gatewayBody, requestBytes / 1024 / 1024].map((value) => ({
        value,
        unit: figuresIn(`${value} Mo`)[0]?.unit,
      })),
      // How long answers are kept for repetitions, which no policy changes either.
      { value: answersKept.count, unit: figuresIn(inWords(answersKept))[0]?.unit },
      ...(other.vae.experience === "none"
        ? []
        : [{ value: other.vae.experience.atLeast.count * 365, unit: "jour" }]),
    ];
    const strangers = Object.entries(after).flatMap(([name, text]) =>
      figuresIn(text)
        // « un dossier » counts nothing; what the examples hold is counted in figures, and of no rule.
        .filter(({ said }) => !/^une? /i.test(said) && !ofExamples.includes(said))
        .filter(({ count, unit }) => !theirs.some((one) => one.value === count && one.unit === unit))
        .map(({ said }) => `${name}: ${said}`),
    );
    expect(strangers).toEqual([]);
  });
});
