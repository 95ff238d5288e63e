/** What every part of a body says of itself. */
interface Said {
  /** What it is, in French. */
  label: string;
}

/** A value that can be chosen, and how it is called. */
export interface Choice {
  value: string;
  label: string;
}

/** A named part of an object. */
export interface Field {
  name: string;
  required: boolean;
  part: Part;
}

/** A text: how long it may be, in characters, and what it has to look like. */
export interface TextPart extends Said {
  kind: "text";
  least: number;
  most: number;
  format?: "date" | "date-time" | "email" | "uri" | undefined;
  pattern?: string | undefined;
}

/** A number, between bounds. */
export interface NumberPart extends Said {
  kind: "number";
  whole: boolean;
  least?: number | undefined;
  most?: number | undefined;
}

/** One value among several. */
export interface ChoicePart extends Said {
  kind: "choice";
  choices: readonly Choice[];
}

/** Fields by their names. */
export interface ObjectPart extends Said {
  kind: "object";
  fields: readonly Field[];
}

/** Several of the same. */
export interface ListPart extends Said {
  kind: "list";
  of: Part;
  least: number;
  most: number;
}

/** One of the same for each of some names, as domain codes, which are for the page to tell. */
export interface RecordPart extends Said {
  kind: "record";
  of: Part;
}

/** One of several shapes. */
export interface EitherPart extends Said {
  kind: "either";
  options: readonly Part[];
}

/** What can only be one value: it tells a shape from others. */
export interface ConstantPart extends Said {
  kind: "constant";
  value: string | number | boolean;
  /** How the value is called. */
  called: string;
}

/** A part of what an operation takes: the form's field follows from it. */
export type Part =
  | TextPart
  | NumberPart
  | ChoicePart
  | ObjectPart
  | ListPart
  | RecordPart
  | EitherPart
  | (Said & { kind: "yes-no" })
  | ConstantPart;

/** The body of an operation, with the type of what a form of it gives. */
export type Body<Sent> = Part & { readonly sends?: Sent };

/** The part of an object's field. @throws Error where it has none of that name */
export function fieldOf(part: Part, name: string): Part {
  const found = part.kind === "object" ? part.fields.find((field) => field.name === name) : undefined;
  if (found === undefined) throw new Error(`no field ${name}`);
  return found.part;
}

/** The one of several shapes that a constant tells: `shapeOf(enrol, "path", "training")`. */
export function shapeOf<Sent, Name extends keyof Sent & string, Value extends Sent[Name] & string>(
  body: Body<Sent>,
  name: Name,
  value: Value,
): Body<Extract<Sent, Record<Name, Value>>> {
  const shapes = body.kind === "either" ? body.options : [body];
  const found = shapes.find(
    (shape) =>
      shape.kind === "object" &&
      shape.fields.some(
        ({ name: own, part }) => own === name && part.kind === "constant" && part.value === value,
      ),
  );
  if (found === undefined) throw new Error(`no shape whose ${name} is ${value}`);
  return found as Body<Extract<Sent, Record<Name, Value>>>;
}
