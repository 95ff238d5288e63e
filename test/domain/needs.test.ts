import { globSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { type Permissions, permissions } from "../../shared/domain/access/permissions.ts";

const root = join(import.meta.dirname, "../..");

/** The modules that open what a function has to be given, and the word for it in `needs`. */
const openers: Readonly<Record<string, string>> = {
  "shared/store/table.ts": "table",
  "shared/objects/bucket.ts": "objects",
  "shared/messaging/put-on-bus.ts": "bus",
  "shared/messaging/queues.ts": "deadLetters",
  "shared/messaging/park.ts": "parking",
  "functions/mail/settings.ts": "mail",
  "functions/documents/settings.ts": "certificates",
};

/** Whether `serve` reads or writes the table for a route, besides its handler. */
function isServed(source: string): boolean {
  const [, method] = /\bmethod: "(\w+)"/.exec(source) ?? [];
  const [, path] = /\bpath: "([^"]+)"/.exec(source) ?? [];
  const may = permissions[`${method} ${path}` as keyof Permissions];
  return (
    method === "POST" ||
    /\bbounded: /.test(source) ||
    (may !== undefined && ("file" in may || "session" in may))
  );
}

/** Functions that import what opens something and never come to it. */
const unused: Readonly<Record<string, string>> = {
  "functions/events/publish-facts.ts": "table",
  "functions/evidence/describe.ts": "objects",
  "functions/evidence/read-evidence.ts": "objects",
  "functions/service/asyncapi.ts": "table",
  "functions/service/openapi.ts": "table",
};

const read = (file: string) => readFileSync(join(root, file), "utf8");

/** The files that a file loads: its imports, but of types, and the folder whose mails it sends. */
function loadedBy(file: string): string[] {
  const source = read(file);
  const imported = source.matchAll(/^(?:import|export) (?!type )[^;]*?from "(\.[^"]+\.ts)"/gm);
  const folder = /factsOf: "([^"]+)"/.exec(source)?.[1];
  return [
    ...[...imported].map(([, path = ""]) => join(dirname(file), path)),
    ...(folder === undefined ? [] : globSync(`functions/${folder}/*.ts`, { cwd: root })),
  ];
}

/** The modules that a function loads, each with the way to it. */
function reachedBy(entry: string): Map<string, string> {
  const reached = new Map([[entry, entry]]);
  // What is added meanwhile is visited too.
  for (const [file, way] of reached)
    for (const loaded of loadedBy(file)) if (!reached.has(loaded)) reached.set(loaded, `${way} > ${loaded}`);
  return reached;
}

const functions = globSync("functions/*/*.ts", { cwd: root }).filter((file) =>
  /^export const handler\b/m.test(read(file)),
);

it("a function declares in its needs what it loads the means to use, by its rules and kinds too", () => {
  const forgotten = functions.flatMap((file) => {
    const source = read(file);
    const declared = `${/\bneeds: \{(.*?)\},\n\}\);/s.exec(source)?.[1]}${isServed(source) ? "table:" : ""}`;
    const reached = reachedBy(file);
    return Object.entries(openers)
      .filter(
        ([opener, need]) => reached.has(opener) && !declared.includes(`${need}:`) && unused[file] !== need,
      )
      .map(([opener, need]) => `it needs ${need}: ${reached.get(opener)}`);
  });
  expect(functions.length).toBeGreaterThan(90);
  expect(forgotten).toEqual([]);
});

it("a route that changes something declares that it writes the table", () => {
  const readers = functions.filter((file) => !/\bwrites: \[|table: mailReach/.test(read(file)));
  const changing = readers.filter((file) => /method: "(?!GET|ANY)|\bwrites\b/.test(read(file)));
  // These are asked for with a body, and decide nothing.
  expect(changing.toSorted()).toEqual([
    "functions/enrolment/preview-import.ts",
    "functions/jury/propose-session.ts",
    "functions/past/preview-past.ts",
  ]);
});

/** The partitions, by the name of the key builders that make their keys. */
const builders = new Map<string, string[]>();
const keyFiles = ["shared/store/keys.ts", ...globSync("shared/store/*-keys.ts", { cwd: root })];
for (const [, name = "", body = ""] of keyFiles
  .map(read)
  .join("\n")
  .matchAll(/^export const (\w+)(?:: Key)? =([\s\S]*?);$/gm)) {
  const named = [
    ...body.matchAll(/\b(?:within|single|listed|singleList|partitionOfList|sortKey)\("([^"]+)"/g),
    ...body.matchAll(/"([^"]+)" satisfies Partition/g),
  ].map(([, one = ""]) => one);
  const others = [...body.matchAll(/\b(\w+)(?:\(|,)/g)].flatMap(
    ([, other = ""]) => builders.get(other) ?? [],
  );
  const bySubject = body.includes("subjects[") ? ["FILE", "SESSION", "CENTRE"] : [];
  builders.set(name, [...named, ...others, ...bySubject]);
}

it("a function declares no partition for which nothing that it loads builds a key", () => {
  const tooMuch = functions.flatMap((file) => {
    const declared = /\btable: \{(.*?)\}/s.exec(/\bneeds: \{.*/s.exec(read(file))?.[0] ?? "")?.[1] ?? "";
    const buildable = [...reachedBy(file).keys()].flatMap((module) => {
      const imported = read(module).matchAll(/^import \{([^}]*)\} from "[^"]*\/(?:[\w-]+-)?keys\.ts"/gm);
      const names = [...imported].flatMap(([, list = ""]) => list.split(","));
      return names.flatMap((name) => builders.get(name.trim()) ?? []);
    });
    return [...declared.matchAll(/"([^"]+)"/g)].flatMap(([, partition = ""]) =>
      buildable.includes(partition) ? [] : [`${file}: ${partition}`],
    );
  });
  expect(builders.get("documentKey")).toContain("SESSION");
  expect(tooMuch).toEqual([]);
});
