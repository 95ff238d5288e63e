import * as z from "zod";
import { DomainError, type FieldFault } from "../domain-error.ts";
import { faultsUnder, oncePerField } from "../field-faults.ts";
import { inFigures } from "../french/quantity.ts";
import { plainDate } from "../french/wording.ts";
import type { ProblemCode } from "../problems/problem-types.ts";
import { droppingUnknown } from "../structure.ts";
import type { CivilDate } from "../time/civil-date.ts";
import { type Certification, certification } from "./certification.ts";
import { mistakenDomains } from "./same-domains.ts";
import { disagreements } from "./shared-domains.ts";
import { findVersion } from "./versions.ts";
import { faultsOfVersion } from "./well-formed.ts";

/** Greatest size of a version, bytes of JSON: one is kept as one item, and DynamoDB's limit is 400 KB. */
export const maxVersionBytes = 300 * 1024;

/** Greatest number of objects, lists and values in a version, ten times those of CMI: it is not looked into beyond. */
const maxParts = 5000;

/** Versions that one request may load: two for each certification. */
export const maxVersions = 12;

/** Faults that a refusal lists: more come from a text that is no referential at all. */
const maxFaults = 1000;

const { code, version: versionName, inForceFrom } = certification.shape;
const identity = z
  .object({
    code: code.optional().catch(undefined),
    version: versionName.optional().catch(undefined),
    inForceFrom: inForceFrom.optional().catch(undefined),
  })
  .catch({});

/** A version of a request: where it stands in it, what names it as far as that can be read, and all of it if it can. */
interface Given {
  path: string;
  identity: z.infer<typeof identity>;
  version: Certification | undefined;
}

/** What a request loads, in its order; a version that was loaded before, with the same content, is not added again. */
export type VersionLoad = readonly { version: Certification; added: boolean }[];

/**
 * R-REF-3: the versions of a request, to be loaded together or not at all: each well formed (R-REF-2, R-REF-4), new,
 * in force today or later, and in agreement with those that are already there, each domain under the code that it has
 * in all of them. A published version never changes; loading it again as it is changes nothing.
 * @throws DomainError `versions-refused` with every fault; `version-exists` when the only faults are names and days
 * that other contents have taken.
 */
export function loadVersions(
  given: readonly unknown[],
  published: readonly Certification[],
  today: CivilDate,
): VersionLoad {
  const asked = given.map(
    (one, index): Given => ({
      path: `versions.${index}`,
      identity: identity.parse(one),
      version: isEndless(one) ? undefined : certification.safeParse(one).data,
    }),
  );
  const fresh = asked.filter((one) => !isPublished(one, published));
  const faults = [
    ...given.flatMap((one, index) =>
      faultsUnder(
        `versions.${index}`,
        isEndless(one) ? endless : oncePerField(faultsOfVersion(one, takenBeside(index, asked, published))),
      ),
    ),
    ...fresh.flatMap((one) => [...tooLarge(one), ...tooEarly(one, today)]),
    ...repeated(asked),
    ...disagreeing(fresh, published),
    ...mistaken(fresh, published),
  ];
  const existing = fresh.flatMap((one) => alreadyThere(one, published));
  if (faults.length > 0) throw refused("versions-refused", "input", [...faults, ...existing]);
  if (existing.length > 0) throw refused("version-exists", "state", existing);
  return asked.flatMap((one) =>
    one.version === undefined ? [] : [{ version: one.version, added: fresh.includes(one) }],
  );
}

/** Whether another version of a certification than the one at `index` has a domain of that number. */
function takenBeside(index: number, asked: readonly Given[], published: readonly Certification[]) {
  const others = [
    ...published,
    ...asked.flatMap(({ version }, rank) => (rank === index ? [] : (version ?? []))),
  ];
  return (code: Certification["code"], number: number) =>
    others.some((held) => held.code === code && held.domains.some((domain) => domain.number === number));
}

/** Same name, same content: what the schema gives has its fields in one order. */
function isPublished({ version }: Given, published: readonly Certification[]): boolean {
  if (version === undefined) return false;
  const held = findVersion(published, version.code, version.version);
  return (
    held !== undefined &&
    JSON.stringify(droppingUnknown(certification).parse(held)) === JSON.stringify(version)
  );
}

const endless: readonly FieldFault[] = [
  {
    path: "",
    message: `Cette version compte plus de ${maxParts} éléments\u00a0; ce n’est pas un référentiel.`,
  },
];

/** Counted without recursion: what is given may be nested as deeply as it likes. */
function isEndless(given: unknown): boolean {
  const left = [given];
  for (let parts = 0; left.length > 0; parts++) {
    if (parts + left.length > maxParts) return true;
    const part = left.pop();
    if (typeof part === "object" && part !== null) for (const held of Object.values(part)) left.push(held);
  }
  return false;
}

function tooLarge({ version, path }: Given): FieldFault[] {
  if (version === undefined) return [];
  const bytes = new TextEncoder().encode(JSON.stringify(version)).byteLength;
  return bytes <= maxVersionBytes
    ? []
    : [
        {
          path,
          message: `Cette version pèse ${Math.ceil(bytes / 1024)} Kio, pour ${maxVersionBytes / 1024} Kio au plus.`,
        },
      ];
}

function tooEarly({ identity: { inForceFrom }, path }: Given, today: CivilDate): FieldFault[] {
  return inForceFrom === undefined || inForceFrom >= today
    ? []
    : [
        {
          path: `${path}.inForceFrom`,
          message: `Une nouvelle version entre en vigueur aujourd’hui (${plainDate(today)}) ou plus tard\u00a0; les dossiers inscrits avant elle gardent la leur.`,
        },
      ];
}

function repeated(asked: readonly Given[]): FieldFault[] {
  return asked.flatMap(({ identity: { code, version, inForceFrom }, path }, index) => {
    const before = asked.slice(0, index).filter((one) => code !== undefined && one.identity.code === code);
    const sameName = before.find((one) => version !== undefined && one.identity.version === version);
    if (sameName !== undefined)
      return [
        {
          path: `${path}.version`,
          message: `La version ${version} de ${code} figure déjà dans la demande (${sameName.path}).`,
        },
      ];
    const sameDay = before.find(
      (one) => inForceFrom !== undefined && one.identity.inForceFrom === inForceFrom,
    );
    return sameDay === undefined
      ? []
      : [
          {
            path: `${path}.inForceFrom`,
            message: `Une autre version de ${code} entre en vigueur ce jour-là (${sameDay.path}).`,
          },
        ];
  });
}

function alreadyThere({ identity, path }: Given, published: readonly Certification[]): FieldFault[] {
  const ofCode = published.filter(({ code }) => code === identity.code);
  if (ofCode.some(({ version }) => version === identity.version))
    return [
      {
        path: `${path}.version`,
        message: `La version ${identity.version} de ${identity.code} existe déjà avec un autre contenu. Une version publiée ne change pas\u00a0; chargez celle-ci sous un autre nom.`,
      },
    ];
  const sameDay = ofCode.find(({ inForceFrom }) => inForceFrom === identity.inForceFrom);
  return sameDay === undefined
    ? []
    : [
        {
          path: `${path}.inForceFrom`,
          message: `La version ${sameDay.version} de ${identity.code} entre déjà en vigueur ce jour-là\u00a0; choisissez une autre date.`,
        },
      ];
}

/**
 * Told at the version of the request that breaks the agreement: the one that begins on that day, where it is of the
 * request. With a version that can't be read, every count would be wrong: nothing is told then.
 */
function disagreeing(added: readonly Given[], published: readonly Certification[]): FieldFault[] {
  if (added.some(({ version }) => version === undefined)) return [];
  const versions = [...published, ...added.flatMap(({ version }) => version ?? [])];
  return disagreements(versions).map(({ declaring, silent, other, from, declared, returned }) => {
    const given = added.filter(({ version }) => version === declaring || version === silent);
    const breaking = given.find(({ version }) => version?.inForceFrom === from) ?? given[0];
    return {
      path: breaking === undefined ? "versions" : `${breaking.path}.domains`,
      message: `À compter du ${plainDate(from)}, ${declaring.code} (${declaring.version}) déclare ${inFigures({ count: declared, unit: "domain" })} en commun avec ${other}, qui en déclare ${returned} avec ${declaring.code}\u00a0; chargez ensemble des versions qui s’accordent.`,
    };
  });
}

/** Told at the version of the request: the later of the two, unless that one is published. */
function mistaken(added: readonly Given[], published: readonly Certification[]): FieldFault[] {
  const versions = [...published, ...added.flatMap(({ version }) => version ?? [])];
  return mistakenDomains(versions).flatMap(({ kind, earlier, before, later, after }) => {
    const ofLater = added.find(({ version }) => version === later);
    const given = ofLater ?? added.find(({ version }) => version === earlier);
    if (given === undefined) return [];
    const [told, held, other, meant] =
      ofLater === undefined ? [earlier, before, later, after] : [later, after, earlier, before];
    const path = `${given.path}.domains.${told.domains.indexOf(held)}`;
    return kind === "moved"
      ? [
          {
            path: `${path}.code`,
            message: `Ce domaine porte le code ${meant.code} dans la version ${other.version}\u00a0; il garde le même d’une version à l’autre.`,
          },
        ]
      : [
          {
            path: `${path}.title`,
            message: `${meant.code} désigne «\u00a0${meant.title}\u00a0» dans la version ${other.version}, et ce que les candidats ont acquis est gardé sous ce code\u00a0; un autre domaine prend un numéro nouveau, un intitulé reformulé rappelle l’ancien (formerTitle).`,
          },
        ];
  });
}

function refused(code: ProblemCode, kind: "input" | "state", faults: readonly FieldFault[]): DomainError {
  const left = faults.length - maxFaults;
  return new DomainError(code, {
    rule: "R-REF-3",
    kind,
    detail: `Aucune version n’est chargée\u00a0: ${inFigures({ count: faults.length, unit: "point" })} à corriger${left > 0 ? `, dont les ${maxFaults} premiers sont cités` : ""}.`,
    fields: faults.slice(0, maxFaults),
  });
}
