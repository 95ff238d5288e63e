import { type CivilStatus, differencesOf } from "../people/civil-status.ts";

/**
 * R-OEMM-3: which lines of a list are of one person: those that give the very same civil status. Those that nearly do are
 * OEMM's to join (R-PER-4).
 */
export function byPerson<Line>(lines: readonly Line[], personOf: (line: Line) => CivilStatus): Line[][] {
  const groups: Line[][] = [];
  for (const line of lines) {
    const group = groups.find(
      ([first]) => first !== undefined && differencesOf(personOf(first), personOf(line)).length === 0,
    );
    if (group === undefined) groups.push([line]);
    else group.push(line);
  }
  return groups;
}
