import { readFile } from "node:fs/promises";
import type { FieldError } from "./field-error.ts";

/** How something that a request may hold is called, as the API's description says it and the forms that are made from it. */
export interface DescribedField {
  /** In French, empty where it has no name of its own: "Date de naissance". */
  label: string;
  /** A value that it may have, as it is sent. */
  example?: string;
  /** French labels of the values that it may have, where these are a few. */
  values?: Readonly<Record<string, string>>;
  /** What it holds by names. */
  fields?: Readonly<Record<string, DescribedField>>;
  /** What each of its elements is, of a list or by codes. */
  each?: DescribedField;
}

/** What the parts of an operation's requests may hold. */
export type DescribedParts = Partial<Record<FieldError["in"], DescribedField>>;

/** The file beside a route's function that tells them, by route (`POST /files`); made when functions are bundled. */
export const describedFieldsFile = "fields.json";

let file = new URL(describedFieldsFile, import.meta.url);
let read: Promise<Readonly<Record<string, DescribedParts>>> | undefined;

/** Has it read elsewhere: no bundling puts it beside sources, whose handlers tests call. */
export function readDescribedFieldsAt(elsewhere: URL): void {
  file = elsewhere;
  read = undefined;
}

/** How what a route takes is called; read once, and nothing where there is no file. */
export async function describedParts(key: string): Promise<DescribedParts> {
  read ??= readFile(file, "utf8").then(JSON.parse, () => ({}));
  return (await read)[key] ?? {};
}
