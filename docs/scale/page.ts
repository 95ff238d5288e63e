import { readFileSync } from "node:fs";
import { join } from "node:path";
import type { Load } from "./load.ts";
import { keyCalls, keyMonths, priceRegion, prices, pricesOf } from "./prices.ts";
import { quotas } from "./quotas.ts";
import {
  costOfOwnKeys,
  costOfResemblances,
  fullestQuotas,
  loadOf,
  type MeasuredUseCase,
  meanFile,
  monthlyCost,
  supposed,
} from "./scale.ts";

/** Files a year that the page counts. */
export const volumes = [1_000, 10_000, 1_000_000] as const;

/** What `npm run bench:use-cases` measured last. */
export function measuredUseCases(): MeasuredUseCase[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, "measured.json"), "utf8"));
}

const whole = new Intl.NumberFormat("en", { maximumFractionDigits: 0 });
const short = new Intl.NumberFormat("en", { maximumSignificantDigits: 3 });
const cents = new Intl.NumberFormat("en", { minimumFractionDigits: 2, maximumFractionDigits: 2 });

/** What was measured of a part, as its row says it. */
const unitsOf = (part: Omit<MeasuredUseCase, "name">) =>
  [
    part.requests,
    part.invocations,
    part.readUnits,
    part.writeUnits,
    part.mails,
    part.tableBytes / 1000,
    part.objectBytes / 1000,
  ].map((count) => whole.format(count));

const row = (...cells: readonly string[]) => `| ${cells.join(" | ")} |`;
const head = (...names: readonly string[]) => [row(...names), row(...names.map(() => "---"))];

/** The page: capacity, concurrency, quotas and cost of each volume. `queues`: how many feed a function. */
export function scalePage(notice: string, queues: number): string {
  const measured = measuredUseCases();
  const loads = volumes.map((files) => loadOf(files, measured));
  const costs = loads.map((load) => monthlyCost(load, queues));
  const own = loads.map(costOfOwnKeys);
  const alike = loads.map(costOfResemblances);
  const one = meanFile(measured);
  const figures: readonly [string, (load: Load) => string][] = [
    ["requests a year", ({ requests }) => whole.format(requests)],
    ["invocations a year", ({ invocations }) => whole.format(invocations)],
    ["read units a year", ({ readUnits }) => whole.format(readUnits)],
    ["write units a year", ({ writeUnits }) => whole.format(writeUnits)],
    ["mails a year", ({ mails }) => whole.format(mails)],
    ["table after five years, GB", ({ tableGigabytes }) => short.format(tableGigabytes)],
    ["objects after five years, GB", ({ objectGigabytes }) => short.format(objectGigabytes)],
    ["requests a second, busiest", ({ requestsAtBusiest }) => short.format(requestsAtBusiest)],
    ["functions at once, busiest", ({ concurrency }) => short.format(concurrency)],
    ["read units a second, busiest", ({ readUnitsAtBusiest }) => short.format(readUnitsAtBusiest)],
    ["write units a second, busiest", ({ writeUnitsAtBusiest }) => short.format(writeUnitsAtBusiest)],
    ["mails on the busiest day", ({ mailsOnBusiestDay }) => whole.format(mailsOnBusiestDay)],
  ];
  const lines = [
    notice,
    "# Scale, limits and cost",
    "",
    "What 1,000, 10,000 and 1,000,000 files a year need, from units that were measured on the embedded database (`npm run bench:use-cases`",
    "writes `docs/scale/measured.json`) and AWS's public prices and quotas (`docs/scale/prices.ts`, `docs/scale/quotas.ts`). It never ran on AWS:",
    "durations and habits are supposed, prices and quotas were typed and not fetched: read them again before anything is decided on them. Of prices, those of CloudFront and WAF, and CloudWatch's free",
    `shares and Cognito's free people were compared on ${pricesOf} with stored copies of AWS's pages or of others on them. \`npm run docs\` makes this page anew; a test finds it out of date.`,
    "",
    "## What a file consumes",
    "",
    "Each part of the two paths played through HTTP by the stories of the demo, with all that it sets under way until nothing moves.",
    "",
    ...head(
      "part",
      "requests",
      "invocations",
      "read units",
      "write units",
      "mails",
      "table, KB",
      "objects, KB",
    ),
    ...measured.map((part) => row(part.name, ...unitsOf(part))),
    row("**the mean file**", ...unitsOf(one)),
    "",
    "Supposed beside it:",
    "",
    `- half of the files take either path; ${supposed.readsPerFile} more requests read for each in its year, ${supposed.unitsPerRead} units each; ${supposed.remindersPerFile} reminders, ${supposed.unitsPerReminder} units each;`,
    `- an invocation takes ${supposed.secondsPerInvocation} s of ${supposed.gigabytesPerFunction} GB, and logs ${supposed.bytesLogged} bytes;`,
    `- all is done in ${supposed.workingHours} hours a year, ${supposed.busiest} times denser than their mean at the busiest;`,
    `- ${supposed.piecesPerFile} pieces a file of ${supposed.bytesPerPiece / 1e6} MB; files of ${supposed.yearsKept} years are kept; ${supposed.peoplePerFile} people a file sign in within a month;`,
    `- each of them signs in ${supposed.signInsPerPerson} times a month, for ${supposed.tokensPerSignIn} tokens and ${supposed.filesPerSignIn} files of the space (${supposed.bytesOfFilesPerSignIn / 1000} KB); an answer of the API has ${supposed.bytesPerAnswer / 1000} KB; a piece is read ${supposed.readsPerPiece} times;`,
    `- an event is handed to ${supposed.targetsPerEvent} queues; ${supposed.unitsOnOneKey} of a file's write units go to one key of an index; ${supposed.partTraced * 100} % of invocations are traced;`,
    `- ${queues} queues feed functions, each polled ${whole.format(supposed.pollsPerQueue)} times a month even when nothing comes.`,
    "",
    "## Capacity and concurrency",
    "",
    ...head("", ...volumes.map((files) => `${whole.format(files)} files a year`)),
    ...figures.map(([name, tell]) => row(name, ...loads.map(tell))),
    "",
    "Each figure grows with what is done, in proportion: nothing is read because it exists, but for one thing below. `test/longer/cost-of-what-exists.test.ts` compares every scheduled",
    "run and both acts of an enrolment among 100 files and 2,000; docs/performance.md has the daily run among a million, lists among 100,000, and both",
    "paths among 10,000.",
    "",
    "### The one cost that grows",
    "",
    "Who is enrolled is compared with those born on the same day (R-PER-4), of whom there are more each year, until files are erased as fast as they come:",
    "",
    ...head("", ...volumes.map((files) => `${whole.format(files)} files a year`)),
    row("persons born on one day", ...alike.map(({ persons }) => short.format(persons))),
    row("read units of an enrolment", ...alike.map(({ units }) => short.format(units))),
    row("dollars of a month", ...alike.map(({ dollars }) => cents.format(dollars))),
    "",
    "The key of that index could begin with the name too, and an enrolment would read a few persons however many there are. It would lose what the rule is for: names that one or two letters",
    "set apart, the first one among them, and a name of birth typed for the one used. To lose nothing, each person would have an item for every way of leaving two letters out of either name: some seventy",
    "writes for each enrolment, nearly thirty times the dollars that all of these reads cost at the greatest volume. So the day alone is the key.",
    "",
    "## The first limit",
    "",
  ];
  for (const load of loads) {
    const fullest = fullestQuotas(load);
    const [first] = fullest.filter(({ quota }) => quota.young !== true);
    const before = fullest.filter(({ quota, part }) => quota.young === true && part >= 1);
    if (first === undefined) continue;
    lines.push(
      `### ${whole.format(load.files)} files a year`,
      "",
      first.part < 1
        ? `No limit of an ordinary account is met. The nearest is « ${first.quota.name} », used to ${short.format(first.part * 100)} %.`
        : `The first limit is « ${first.quota.name} » (${whole.format(first.quota.limit)} ${first.quota.unit}), met ${short.format(first.part)} times over.`,
      ...(before.length === 0
        ? []
        : [
            `A young account meets before: ${before.map(({ quota }) => `« ${quota.name} » (${quota.limit} ${quota.unit})`).join(", ")}.`,
          ]),
      "",
      ...head("quota", "limit", "used at the busiest", "part", "what to do"),
      ...fullest
        .slice(0, 8)
        .map(({ quota, part }) =>
          row(
            `[${quota.name}](${quota.source})`,
            `${whole.format(quota.limit)} ${quota.unit}`,
            short.format(quota.used(load)),
            `${short.format(part * 100)} %`,
            quota.remedy,
          ),
        ),
      "",
    );
  }
  lines.push(
    "## Cost of a month",
    "",
    `US dollars without tax, at list prices of ${priceRegion} as typed on ${pricesOf}, after free tiers that last, with the files of five years kept.`,
    "",
    ...head("charged by use", "price", ...volumes.map((files) => `${whole.format(files)} files a year`)),
    ...Object.entries(prices).map(([name, { what, dollars, per, source }]) =>
      row(
        `[${what}](${source})`,
        `${dollars} / ${whole.format(per)}`,
        ...costs.map((cost) => cents.format(cost[name as keyof typeof prices])),
      ),
    ),
    row("**in all**", "", ...costs.map((cost) => `**${cents.format(sum(cost))}**`)),
    row("a file", "", ...costs.map((cost, n) => cents.format((sum(cost) * 12) / (volumes[n] ?? 1)))),
    "",
    "### Keys of our own",
    "",
    `What is kept is encrypted by AWS's keys, which cost nothing ([decision 84](decisions/0084-what-is-kept-at-rest.md)). ${supposed.ownKeys} keys of our own, one a store, would cost at the most, by`,
    `[KMS's prices](${keyMonths.source}) of ${keyMonths.dollars} a key and ${keyCalls.dollars} for ${whole.format(keyCalls.per)} calls:`,
    "",
    ...head("", ...volumes.map((files) => `${whole.format(files)} files a year`)),
    row("keys", ...own.map(({ keys }) => cents.format(keys))),
    row("calls", ...own.map(({ calls }) => cents.format(calls))),
    row(
      "more than what is paid above",
      ...own.map(({ keys, calls }, n) => `${short.format(((keys + calls) / sum(costs[n] ?? {})) * 100)} %`),
    ),
    "",
    "Not counted: taxes, domain names, support, what the bus's archive, SNS's mails and the scheduler cost (under five dollars a month at the greatest volume), and a flood: what the",
    `firewall refuses costs what it reads. Quotas of services that are far from their use at the greatest volume are left out; those looked at are ${quotas.length}.`,
    "",
  );
  return lines.join("\n");
}

function sum(cost: Readonly<Record<string, number>>): number {
  return Object.values(cost).reduce((total, dollars) => total + dollars, 0);
}
