import * as z from "zod";
import type { CandidateFile } from "../domain/enrolment/file.ts";
import {
  type Certification,
  type CertificationCode,
  certification,
  summaryOfVersion,
  type VersionSummary,
  versionSummary,
} from "../domain/referential/certification.ts";
import { certificationInForce } from "../domain/referential/versions.ts";
import type { CivilDate } from "../domain/time/civil-date.ts";
import { defineEntity } from "./entity.ts";
import type { StoredItem } from "./item.ts";
import { referentialContentsKey, referentialPartition, referentialVersionKey } from "./keys.ts";
import { readOne, readPartition, readTogether } from "./table.ts";
import type { Write } from "./transaction.ts";

/**
 * Which versions there are: those that the system came with and those that OEMM loaded (R-REF-3), and the version of
 * the record that lists the latter.
 */
export interface ReferentialContents {
  versions: readonly VersionSummary[];
  /** Those of them that OEMM loaded. */
  loaded: readonly VersionSummary[];
  version: number;
}

/** The versions that OEMM loaded. */
export const versionEntity = defineEntity({ name: "referential-version", data: () => certification });
/** The list of them. */
export const contentsEntity = defineEntity({
  name: "referential-contents",
  data: () => z.strictObject({ versions: z.array(versionSummary) }),
});

/**
 * Published versions by code and name. They never change: a process keeps each one that it has read. Which of them
 * is in force does change, with what OEMM loads: that is read each time.
 */
const kept = new Map<string, Certification>();

/** The versions that the system came with: code too, which a function loads when it is first asked about one. */
async function builtIn(): Promise<readonly Certification[]> {
  const { certificationVersions } = await import("../domain/referential/contents/versions.ts");
  return certificationVersions;
}

function nameOf({ code, version }: { code: string; version: string }): string {
  return `${code} ${version}`;
}

/** Which versions there are now. One round trip. */
export async function loadContents(): Promise<ReferentialContents> {
  return parseContents(await readOne(referentialContentsKey));
}

async function parseContents(item: StoredItem | undefined): Promise<ReferentialContents> {
  const loaded = contentsEntity.find(item)?.versions ?? [];
  return {
    versions: [...(await builtIn()).map(summaryOfVersion), ...loaded],
    loaded,
    version: item?.version ?? 0,
  };
}

/** R-REF-3: the version of a certification in force on a date, without its grid. One round trip. */
export async function loadInForce(
  code: CertificationCode,
  date: CivilDate,
): Promise<VersionSummary | undefined> {
  return certificationInForce((await loadContents()).versions, code, date);
}

/** What a certification is called on a date, or its code before its first version. One round trip. */
export async function nameInForce(code: CertificationCode, date: CivilDate): Promise<string> {
  return (await loadInForce(code, date))?.name ?? code;
}

/** The versions named, in that order; undefined where there is none. One round trip for those not read before. */
export async function readVersions(
  named: readonly { code: CertificationCode; version: string }[],
): Promise<(Certification | undefined)[]> {
  if (kept.size === 0) for (const held of await builtIn()) keep(held);
  const wanted = new Map(named.filter((one) => !kept.has(nameOf(one))).map((one) => [nameOf(one), one]));
  if (wanted.size > 0) {
    const items = await readTogether([...wanted.values()].map(referentialVersionKey));
    for (const item of items) if (item !== undefined) keep(versionEntity.read(item));
  }
  return named.map((one) => kept.get(nameOf(one)));
}

function keep(version: Certification): void {
  kept.set(nameOf(version), version);
}

/** What names the version that a file is assessed against. */
type VersionOfFile = Pick<CandidateFile, "certification" | "referentialVersion">;

/** The certifications that files are assessed against: the versions in force at their enrolments (R-REF-3). */
export async function certificationsOfFiles(files: readonly VersionOfFile[]): Promise<Certification[]> {
  const found = await readVersions(
    files.map(({ certification: code, referentialVersion }) => ({ code, version: referentialVersion })),
  );
  return files.map(({ certification: code, referentialVersion }, index) => {
    const held = found[index];
    if (held === undefined) throw new Error(`the version ${referentialVersion} of ${code} is not published`);
    return held;
  });
}

/** The certification that a file is assessed against. One round trip, the first time that a process asks for it. */
export async function certificationOfFile(file: VersionOfFile): Promise<Certification> {
  const [found] = await certificationsOfFiles([file]);
  if (found === undefined) throw new Error("no certification was given for one file");
  return found;
}

/** Every version with its grid, and the version of the record that lists them. One round trip (more over 1 MB). */
export async function loadReferential(): Promise<{
  published: Certification[];
  contents: ReferentialContents;
}> {
  const items = await readPartition(referentialPartition);
  return {
    published: [...(await builtIn()), ...versionEntity.among(items)],
    contents: await parseContents(items.find(contentsEntity.holds)),
  };
}

/** The writes that publish versions together: refused as stale when others were published since `before` was read. */
export function publishVersions(before: ReferentialContents, added: readonly Certification[]): Write[] {
  const version = before.version + 1;
  return [
    {
      put: contentsEntity.item({
        ...referentialContentsKey,
        version,
        data: { versions: [...before.loaded, ...added.map(summaryOfVersion)] },
      }),
      when: before.version === 0 ? "absent" : { version: before.version },
    },
    ...added.map(
      (held): Write => ({
        put: versionEntity.item({ ...referentialVersionKey(held), version: 1, data: held }),
        when: "absent",
      }),
    ),
  ];
}
