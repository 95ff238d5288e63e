import type { PostRequest } from "@cqp-mutualite/client/operations";
import type { Body, Field, ObjectPart, Part } from "../forms/part.ts";

/** What an enrolment by VAE says. */
export type Enrolment = Extract<PostRequest<"/v1/files">["body"], { path: "vae" }>;

/** What was answered so far. */
export type Begun = { [Name in keyof Enrolment]?: Enrolment[Name] | undefined };

/** A page of the enrolment: a question, and the fields that answer it. */
export interface Step {
  name: "certification" | "identity" | "birth" | "contact" | "centre";
  question: string;
  help?: string;
  /** Which fields of the body, by where they are. */
  within: "" | "candidate" | "candidate.civilStatus";
  fields: readonly string[];
}

/** The questions, in their order; the last page is for checking. */
export const steps: readonly Step[] = [
  {
    name: "certification",
    question: "Quel CQP visez-vous ?",
    help: "Choisissez celui dont vous exercez, ou avez exercé, le métier.",
    within: "",
    fields: ["certification"],
  },
  {
    name: "identity",
    question: "Comment vous appelez-vous ?",
    help: "Comme sur votre pièce d’identité : ces noms figureront sur votre certificat.",
    within: "candidate.civilStatus",
    fields: ["firstNames", "birthName", "usedName", "sex"],
  },
  {
    name: "birth",
    question: "Quand et où êtes-vous né(e) ?",
    within: "candidate.civilStatus",
    fields: ["bornOn", "birthPlace"],
  },
  {
    name: "contact",
    question: "Comment vous joindre ?",
    help: "L’adresse est celle de votre compte, ou une autre que vous avez vérifiée dans « Mon compte ».",
    within: "candidate",
    fields: ["email", "phone", "postalAddress"],
  },
  {
    name: "centre",
    question: "Quel centre vous accompagne ?",
    help: "Il vous reçoit en entretien et statue sur votre recevabilité. Vous pourrez en changer, ou choisir plus tard.",
    within: "",
    fields: ["centreId"],
  },
];

/** The fields of a step, of the body as the API describes it. */
export function partOf(body: Body<Enrolment>, { within, fields }: Step): ObjectPart {
  const held = within === "" ? body : at(body, within.split("."));
  const asked = fields.map((name): Field => fieldOf(held, name));
  // In the candidate's hands all of it is asked for: that OEMM may leave some out is not theirs to use.
  const required = asked.map((field) => ({ ...field, required: isNeeded(field) }));
  return { kind: "object", label: "", fields: required };
}

const optional = ["usedName", "phone", "postalAddress", "centreId"];
const isNeeded = ({ name }: Field) => !optional.includes(name);

function at(part: Part, names: readonly string[]): Part {
  return names.reduce((held, name) => fieldOf(held, name).part, part);
}

function fieldOf(part: Part, name: string): Field {
  const found = part.kind === "object" ? part.fields.find((field) => field.name === name) : undefined;
  if (found === undefined) throw new Error(`the API takes no ${name}`);
  return found;
}

/** What a step holds of what was answered. */
export function valueAt(begun: Begun, { within }: Step): unknown {
  if (within === "") return begun;
  return within === "candidate" ? begun.candidate : begun.candidate?.civilStatus;
}

/** What was answered, with the value of a step. */
export function withValue(begun: Begun, { within }: Step, value: unknown): Begun {
  if (within === "") return value as Begun;
  if (within === "candidate") return { ...begun, candidate: value as NonNullable<Begun["candidate"]> };
  return {
    ...begun,
    candidate: { ...begun.candidate, civilStatus: value } as NonNullable<Begun["candidate"]>,
  };
}

/** What has to be answered in a step and is not, by its field. */
export function unanswered(part: Part, value: unknown, path = ""): string[] {
  const to = (name: string) => (path === "" ? name : `${path}.${name}`);
  if (part.kind === "either") return value === undefined ? [path] : [];
  if (part.kind !== "object") return value === undefined || value === "" ? [path] : [];
  const held = (value ?? {}) as Readonly<Record<string, unknown>>;
  return part.fields.flatMap(({ name, required, part: inner }) =>
    required ? unanswered(inner, held[name], to(name)) : [],
  );
}

/** The step that a field of the body is asked in. */
export function stepOf(field: string): Step | undefined {
  return steps.find(({ within, fields }) => {
    const rest = within === "" ? field : field.startsWith(`${within}.`) ? field.slice(within.length + 1) : "";
    return fields.some((name) => rest === name || rest.startsWith(`${name}.`));
  });
}
