import * as z from "zod";
import type { FieldFault } from "../domain-error.ts";
import { faultsUnder, fieldFaults } from "../field-faults.ts";
import { type CertificationCode, certification, certificationCode } from "./certification.ts";

/** What is read of something that may be of any shape: the rest of it is checked all the same. */
const known = <Schema extends z.ZodType>(schema: Schema) => schema.optional().catch(undefined);
const coded = z.object({ code: known(z.string()) }).catch({});
const seenCriterion = z.object({ code: known(z.string()), indicators: known(z.array(coded)) }).catch({});
const seenDomain = z
  .object({
    code: known(z.string()),
    number: known(z.number()),
    sharedWith: known(z.array(z.unknown())),
    competences: known(z.array(coded)),
    criteria: known(z.array(seenCriterion)),
  })
  .catch({});
type SeenDomain = z.infer<typeof seenDomain>;
const seenBlock = z.object({ code: known(z.string()), domains: known(z.array(z.unknown())) }).catch({});
const seenRegistration = z.object({ code: known(z.string()), blocks: known(z.array(seenBlock)) }).catch({});
const seenVersion = z
  .object({
    code: known(certificationCode),
    registration: known(seenRegistration),
    gridStatus: known(certification.shape.gridStatus),
    domains: known(z.array(seenDomain)),
  })
  .catch({});

/**
 * Everything that is wrong with what is given as a version: fields that are not what they must be, and fields that
 * don't agree with each other: codes and numbers of their places (R-REF-2), a grid that is whole or absent (R-REF-4), blocks that
 * hold its domains (R-LAW-1).
 * Both at once, so that its author corrects it once. Empty for a version that can be loaded. Numbers follow each
 * other; those that other versions have (`taken`) may be skipped: their domains are no longer part of the certification.
 */
export function faultsOfVersion(
  given: unknown,
  taken: (code: CertificationCode, number: number) => boolean = () => false,
): FieldFault[] {
  const shape = certification.safeParse(given).error?.issues ?? [];
  const { code, gridStatus, domains = [], registration } = seenVersion.parse(given);
  const numbers = numbersOf(domains, (number) => code !== undefined && taken(code, number));
  return [
    ...fieldFaults(shape),
    ...faultsUnder("registration", blockFaults(registration, domains)),
    ...domains.flatMap((held, index) =>
      faultsUnder(`domains.${index}`, [
        ...(code === undefined ? [] : misplaced(held, `${code}-${numbers[index]}`)),
        ...(held.number === undefined || held.number === numbers[index]
          ? []
          : [{ path: "number", message: `Le numéro attendu à cette place est ${numbers[index]}.` }]),
        ...sharingFaults(held, code),
        ...(gridStatus === "published" ? missingFromGrid(held) : []),
        ...(gridStatus === "titles-only" ? besideTitles(held) : []),
      ]),
    ),
  ];
}

/** R-LAW-1: the blocks of a registration are its own, and hold domains of the version. */
function blockFaults(
  registration: z.infer<typeof seenRegistration> | undefined,
  domains: readonly SeenDomain[],
): FieldFault[] {
  const { code, blocks = [] } = registration ?? {};
  const held: unknown[] = domains.map((domain) => domain.code);
  return blocks.flatMap((block, index) => {
    const path = `blocks.${index}`;
    const others = blocks.slice(0, index).map((before) => before.code);
    const named = block.domains ?? [];
    return [
      ...(block.code === undefined || code === undefined || block.code.startsWith(`${code}BC`)
        ? []
        : [{ path: `${path}.code`, message: `Un bloc de cet enregistrement commence par ${code}BC.` }]),
      ...(block.code !== undefined && others.includes(block.code)
        ? [{ path: `${path}.code`, message: "Ce bloc est déjà cité." }]
        : []),
      ...named.flatMap((domain, rank) => {
        const at = `${path}.domains.${rank}`;
        if (!held.includes(domain))
          return [{ path: at, message: "Ce domaine n’appartient pas à la certification." }];
        return named.indexOf(domain) < rank
          ? [{ path: at, message: "Ce domaine est déjà cité dans ce bloc." }]
          : [];
      }),
    ];
  });
}

/** The number that each domain has to have: its own where it follows the one before it, what is skipped being taken. */
function numbersOf(domains: readonly SeenDomain[], taken: (number: number) => boolean): number[] {
  const numbers: number[] = [];
  for (const { number } of domains) {
    const next = (numbers.at(-1) ?? 0) + 1;
    let reached = next;
    while (number !== undefined && reached < number && taken(reached)) reached++;
    numbers.push(reached === number ? reached : next);
  }
  return numbers;
}

/** R-REF-2: a code comes from its place, so that one never means two things. */
function misplaced(held: SeenDomain, expected: string): FieldFault[] {
  const wrong = (path: string, code: string | undefined, wanted: string) =>
    code === undefined || code === wanted
      ? []
      : [{ path: `${path}code`, message: `Le code attendu à cette place est ${wanted}.` }];
  return [
    ...wrong("", held.code, expected),
    ...(held.competences ?? []).flatMap(({ code }, rank) =>
      wrong(`competences.${rank}.`, code, `${expected}.C${rank + 1}`),
    ),
    ...(held.criteria ?? []).flatMap((criterion, rank) => [
      ...wrong(`criteria.${rank}.`, criterion.code, `${expected}.K${rank + 1}`),
      ...(criterion.indicators ?? []).flatMap(({ code }, place) =>
        wrong(`criteria.${rank}.indicators.${place}.`, code, `${expected}.K${rank + 1}.I${place + 1}`),
      ),
    ]),
  ];
}

function sharingFaults({ sharedWith = [] }: SeenDomain, code: string | undefined): FieldFault[] {
  return sharedWith.flatMap((other, index) => {
    const path = `sharedWith.${index}`;
    if (code !== undefined && other === code)
      return [{ path, message: "Un domaine n’est pas commun à sa propre certification." }];
    return sharedWith.indexOf(other) < index
      ? [{ path, message: "Cette certification est déjà citée pour ce domaine." }]
      : [];
  });
}

/** R-REF-4: a published grid is whole. */
function missingFromGrid({ competences, criteria }: SeenDomain): FieldFault[] {
  const empty = (path: string, list: readonly unknown[] | undefined, what: string) =>
    list?.length === 0 ? [{ path, message: `Une grille publiée donne ${what}.` }] : [];
  return [
    ...empty("competences", competences, "les compétences de chaque domaine"),
    ...empty("criteria", criteria, "les critères de chaque domaine"),
    ...(criteria ?? []).flatMap(({ indicators }, rank) =>
      empty(`criteria.${rank}.indicators`, indicators, "les indicateurs de chaque critère"),
    ),
  ];
}

/** R-REF-4: where titles alone are published, there is no part of a grid. */
function besideTitles({ competences = [], criteria = [] }: SeenDomain): FieldFault[] {
  const message = "Un référentiel réduit aux titres n’a ni compétences ni critères.";
  return [
    ...(competences.length > 0 ? [{ path: "competences", message }] : []),
    ...(criteria.length > 0 ? [{ path: "criteria", message }] : []),
  ];
}
