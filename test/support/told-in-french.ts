import type { FieldError } from "../../shared/http/field-error.ts";
import type { Problem } from "../../shared/http/problem.ts";
import type { WrongValue } from "./wrong-values.ts";

/** Words of programs, of English, signs of patterns and dates in figures: none is told to people. */
const ofPrograms =
  /[<>=^$\\|{}\][]|(?<![\p{L}])(string|number|boolean|object|array|undefined|null|NaN|Infinity|invalid|expected|received|required|regex|pattern|ISO|AAAA|HH|enum|input|value|too|unrecognized|Entrée)(?![\p{L}])|\d{4}-\d\d-\d\d|\d\d:\d\d/u;
/** A space that a line may break at, where French has none; an apostrophe of typewriters. */
const breaking = /« | »| [;:?!%]|[\p{L}\d]'\p{L}/u;
/** What is between « », or given as an example of codes, is as it is sent. */
const asSent = /«\u00a0[^»]*\u00a0»|\((?:true|false|cmp_…|ctr_…)\)|U\+[0-9A-F]{4,6}|\b[a-z]{3,5}_ /g;

/** What is wrong with what an answer tells of a wrong value: nothing where it helps. */
export function unhelpful(problem: Problem, wrong: WrongValue): string[] {
  const errors = problem.errors ?? [];
  const elsewhere = errors.filter((one) => one.in !== wrong.in || !isAt(one.field, wrong));
  return [
    ...(problem.status === 400 ? [] : [`answered ${problem.status}`]),
    ...(errors.length === 0 ? ["no entry"] : []),
    ...elsewhere.map(({ in: part, field }) => `an entry about ${part} ${field}`),
    ...(new Set(errors.map(({ field }) => field)).size < errors.length
      ? ["two entries about one field"]
      : []),
    ...unreadable(problem),
  ];
}

/** What in a problem people can't read, or doesn't say which field it is about. */
export function unreadable({ status, detail, errors = [] }: Problem): string[] {
  // What a file still lacks is no field of a request: it is named in the sentence.
  return [...errors.flatMap((one) => faultsOf(one, status === 409)), ...sentenceFaults(detail)];
}

/** Whether a field is the wrong one, in what is wrong, or what may stand in the place of one that is missing. */
function isAt(field: string, wrong: WrongValue): boolean {
  const holder = (path: string) => path.split(".").slice(0, -1).join(".");
  if (wrong.kind === "missing" && holder(field) === holder(wrong.field)) return true;
  return field === wrong.field || wrong.field === "" || field.startsWith(`${wrong.field}.`);
}

function faultsOf({ field, label, message, hint }: FieldError, isLacking: boolean): string[] {
  const whole = isLacking || (label !== undefined && message.startsWith(`${label}\u00a0: `));
  return [
    ...(whole || field === "" ? [] : [`${field} is not named: ${message}`]),
    ...sentenceFaults(message),
    ...sentenceFaults(hint),
    ...(message.replaceAll(asSent, "").split("\u00a0:").length > 2 ? [`two colons: ${message}`] : []),
    ...(message.length > 400 ? [`too long: ${message}`] : []),
  ];
}

/** What in a sentence is no French that people read. */
export function sentenceFaults(told: string): string[] {
  const text = told.replaceAll(asSent, "«\u00a0…\u00a0»");
  const found = [
    ...(/^[«\p{Lu}\d][^\n]*[.…]$/u.test(text) ? [] : ["no sentence"]),
    ...(ofPrograms.test(text) ? [`${ofPrograms.exec(text)?.[0]} is of programs`] : []),
    ...(breaking.test(text) ? ["a space that breaks"] : []),
  ];
  return found.map((why) => `${why}: ${told}`);
}
