/**
 * Domains of a certification by their numbers, as one says them: "domaines 1 à 4 et 6". Codes of another form than
 * `CMI-1` are told as they are.
 */
export function domainsSaid(codes: readonly string[]): string {
  const numbers = codes.map((code) => Number(/^[A-Z]+-(\d+)$/.exec(code)?.[1]));
  if (codes.length === 0 || numbers.some(Number.isNaN)) return codes.join(", ");
  const runs = runsOf(numbers.toSorted((one, other) => one - other));
  const said = runs.flatMap(([first, last]) =>
    last - first > 1
      ? [`${first}\u00a0à\u00a0${last}`]
      : first === last
        ? [`${first}`]
        : [`${first}`, `${last}`],
  );
  const all = said.length === 1 ? said[0] : `${said.slice(0, -1).join(", ")} et\u00a0${said.at(-1)}`;
  return `domaine${codes.length > 1 ? "s" : ""}\u00a0${all}`;
}

/** Numbers that follow each other, by the first and the last of them. */
function runsOf(numbers: readonly number[]): [first: number, last: number][] {
  const runs: [number, number][] = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
