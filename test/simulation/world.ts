import { Temporal } from "temporal-polyfill";
import type { ApiAnswer, ApiClient } from "../../demo/client.ts";
import { type ApprovalPeriod, prepare } from "../../demo/preparation.ts";
import { dateInParis } from "../../shared/domain/time/civil-date.ts";
import type { Cloud } from "./cloud/cloud.ts";
import type { Invariants } from "./invariants.ts";
import { machine } from "./machine.ts";
import { demoAccount, personOn } from "./people.ts";
import { Random } from "./random.ts";
import type { BodyPart, Settled } from "./settled.ts";

/** Milliseconds of a day. */
const day = 86_400_000;

/** The certifications that are played: one judged by written opinions, one by interviews too. */
export const certifications = ["CMI", "CRD"] as const;

/** The centre, the company and the jury of all lives. */
export const centreId = "ctr_demo_lyon";
export const companyId = "cmp_demo_mutuelle";
const juryLogins = ["employeur-1", "employeur-2", "salarie-1", "salarie-2"];

/** Whom lives meet: the officer, the centre, the company, its evaluators and the jury. */
export class World {
  readonly cloud: Cloud;
  readonly seed: number;
  readonly invariants: Invariants;
  readonly settled: Settled;
  readonly oemm: ApiClient;
  readonly centre: ApiClient;
  readonly company: ApiClient;
  readonly manager: ApiClient;
  readonly tutor: ApiClient;
  readonly visitor: ApiClient;
  /** A centre that no file of these lives names. */
  readonly stranger: ApiClient;
  readonly members: ReadonlyMap<string, ApiClient>;
  /** Candidates, by their files. */
  readonly candidates = new Map<string, { client: ApiClient; email: string }>();
  /** What is wrong of what lives met. */
  readonly faults: string[] = [];
  /** Answers by status, of what lives asked for. */
  readonly answers = new Map<number, number>();
  /** When each last did something. */
  readonly lastActs = new Map<ApiClient, number>();
  /** Files that were erased by the end. */
  erased = 0;
  readonly #domains = new Map<string, string[]>();

  constructor(cloud: Cloud, seed: number, invariants: Invariants, settled: Settled) {
    this.cloud = cloud;
    this.settled = settled;
    this.invariants = invariants;
    this.seed = seed;
    this.visitor = personOn(cloud);
    this.oemm = personOn(cloud, demoAccount("oemm"), "oemm");
    this.centre = personOn(cloud, demoAccount("centre-lyon"), centreId);
    this.stranger = personOn(cloud, demoAccount("centre-nantes"), "ctr_demo_nantes");
    this.company = personOn(cloud, demoAccount("mutuelle"), companyId);
    this.manager = personOn(cloud, demoAccount("responsable"));
    this.tutor = personOn(cloud, demoAccount("tuteur"));
    this.members = new Map(
      juryLogins.map((login) => {
        const id = `jur_demo_${login.replaceAll("-", "_")}`;
        return [id, personOn(cloud, demoAccount(login), id)];
      }),
    );
  }

  get today(): string {
    return dateInParis(new Date(machine.now).toISOString());
  }

  /** A date so many days, months or years from today. */
  date(duration: Temporal.DurationLike): string {
    return Temporal.PlainDate.from(this.today).add(duration).toString();
  }

  chanceOf(name: string): Random {
    return new Random(this.seed, name);
  }

  /** Lets days pass, and a part of one. */
  days(count: number, chance: Random): Promise<void> {
    return this.cloud.scheduler.pause(count * day + chance.below(day / 2));
  }

  /** The centre, its approvals, the company and the jury. */
  async prepare(years: number): Promise<void> {
    const approval: ApprovalPeriod = {
      from: this.date({ years: -1 }),
      until: this.date({ years: Math.ceil(years) + 2 }),
    };
    await prepare({ oemm: this.oemm }, approval);
    for (const certification of certifications) {
      const { domains } = await this.visitor.call("GET", `/certifications/${certification}`);
      this.#domains.set(
        certification,
        domains.map(({ code }: { code: string }) => code),
      );
    }
  }

  domainsOf(certification: string): string[] {
    return this.#domains.get(certification) ?? [];
  }

  /**
   * Asks something that may be refused, as people do who don't know what others did meanwhile. Gives the answer, of which only
   * the status is sure.
   */
  async ask(
    who: ApiClient,
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string>,
  ): Promise<ApiAnswer> {
    const answer = await who.send(method, path, body, headers);
    this.answers.set(answer.status, (this.answers.get(answer.status) ?? 0) + 1);
    if (method !== "GET" && answer.status < 300) this.lastActs.set(who, machine.now);
    return answer;
  }

  /** Writes a part of a file's body, of which the model keeps what was stored for sure. */
  async write(who: ApiClient, fileId: string, part: BodyPart, body: Record<string, unknown>): Promise<void> {
    const written = part === "activities" ? body : Object.values(body)[0];
    await this.settled.writes(fileId, part, written, async () => {
      const { status, body: answered } = await this.ask(who, "PUT", `/files/${fileId}/${part}`, body);
      // What was repeated, and refused by its version, was done before: by its first try, or by another.
      if (status < 300 && answered === undefined) return "unknown";
      return status < 300;
    });
  }

  /** Those whom a file does not concern are told that there is none: another centre, another candidate. */
  async pry(fileId: string, chance: Random): Promise<void> {
    const others = [...this.candidates].filter(([id]) => id !== fileId).map(([, { client }]) => client);
    const who = others.length > 0 && chance.once(0.5) ? chance.oneOf(others) : this.stranger;
    const { status } = await this.ask(who, "GET", `/files/${fileId}`);
    if (status !== 404 && status !== 403)
      this.invariants.wrong(`${fileId} is shown to whom it does not concern: ${status}`);
  }

  /** Lives a life to its end; what it throws is wrong. */
  live(name: string, life: () => Promise<void>): void {
    life().catch((error: unknown) => {
      this.faults.push(`${name}: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
    });
  }
}
