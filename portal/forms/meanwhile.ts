import type { Part } from "./part.ts";

/** A field that both the author of a form and another changed: where it is, and what the other made of it. */
export interface Clash {
  path: string;
  part: Part;
  theirs: unknown;
}

/** What is in a form once what others wrote meanwhile is taken up, and the fields that are its author's in spite of that. */
export interface TakenUp {
  value: unknown;
  clashes: readonly Clash[];
}

/** Whether two values of a form say the same: what is not said is no difference. */
export const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * What was typed on what a thing was before, put on what it is now: a field that its author left is the other's, one that both
 * changed stays its author's and is told. Of a list of names, what either added or took away is so.
 */
export function takeUp(part: Part, mine: unknown, before: unknown, now: unknown, path = ""): TakenUp {
  if (isSame(mine, before) || isSame(mine, now)) return { value: now, clashes: [] };
  if (isSame(before, now)) return { value: mine, clashes: [] };
  if ((part.kind === "object" || part.kind === "record") && [mine, now].every(isObject)) {
    const names = Object.keys({ ...(mine as object), ...(now as object), ...(before as object | undefined) });
    const all = names.flatMap((name) => {
      const inner = part.kind === "record" ? part.of : part.fields.find((field) => field.name === name)?.part;
      if (inner === undefined) return [];
      const [ours, theirs, old] = [mine, now, before].map(
        (held) => (held as Record<string, unknown> | undefined)?.[name],
      );
      return [{ name, ...takeUp(inner, ours, old, theirs, path === "" ? name : `${path}.${name}`) }];
    });
    const said = all.filter(({ value }) => value !== undefined);
    return {
      value: Object.fromEntries(said.map(({ name, value }) => [name, value])),
      clashes: all.flatMap(({ clashes }) => clashes),
    };
  }
  if (part.kind === "list" && [mine, before ?? [], now].every(isOfTexts)) {
    const [ours, theirs, old] = [mine, now, before ?? []] as [string[], string[], string[]];
    const left = ours.filter((one) => theirs.includes(one) || !old.includes(one));
    const added = theirs.filter((one) => !old.includes(one) && !ours.includes(one));
    return { value: [...left, ...added], clashes: [] };
  }
  return { value: mine, clashes: [{ path, part, theirs: now }] };
}

const isObject = (value: unknown): boolean =>
  typeof value === "object" && value !== null && !Array.isArray(value);

const isOfTexts = (value: unknown): boolean =>
  Array.isArray(value) && value.every((one) => typeof one === "string");

/** Clashes that stay as others change the thing once more: each as it is now, those left out where both say the same at last. */
export function stillClashing(clashes: readonly Clash[], after: TakenUp, now: unknown): readonly Clash[] {
  const old = clashes.filter(
    ({ path }) =>
      after.clashes.every((one) => one.path !== path) &&
      !isSame(valueAt(after.value, path), valueAt(now, path)),
  );
  return [...old, ...after.clashes];
}

/** A clash is settled at its own field, with what the other wrote or with what its author did; the others wait. */
export function settle({ value, clashes }: TakenUp, path: string, isTheirs: boolean): TakenUp {
  const settled = clashes.filter((one) => one.path === path);
  return {
    value: isTheirs ? settled.reduce(giveUp, value) : value,
    clashes: clashes.filter((one) => one.path !== path),
  };
}

const valueAt = (value: unknown, path: string): unknown =>
  path === ""
    ? value
    : path
        .split(".")
        .reduce<unknown>((held, name) => (held as Record<string, unknown> | undefined)?.[name], value);

/** What is in a form where its author gives a field up that another changed too. */
function giveUp(value: unknown, { path, theirs }: Pick<Clash, "path" | "theirs">): unknown {
  const [name = "", ...rest] = path.split(".");
  if (name === "") return theirs;
  const held = value as Readonly<Record<string, unknown>>;
  return { ...held, [name]: giveUp(held[name], { path: rest.join("."), theirs }) };
}
