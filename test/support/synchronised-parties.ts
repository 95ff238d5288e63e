import fc from "fast-check";
import { expect } from "vitest";
import { civilStatusOf } from "../../demo/civil-status.ts";
import { type ApiClient, apiClient, demoToken } from "../../demo/client.ts";
import { acceptInvitation } from "../../demo/invitations.ts";
import { prepare } from "../../demo/preparation.ts";
import type { LocalStack } from "../../infra/local/stack.ts";
import { PartnerCopy, standing } from "./partner-copy.ts";
import { currentApproval, stageOn } from "./stage.ts";

const centres = ["ctr_demo_lyon", "ctr_demo_nantes"] as const;
const companies = ["cmp_demo_mutuelle", "cmp_demo_autre"] as const;
const candidates = ["lea", "noe", "eva"] as const;
const parties = [...centres, ...companies, "oemm", ...candidates] as const;
type Party = (typeof parties)[number];

const millisecondsOfDay = 24 * 3600 * 1000;

/** The demo's accounts of parties; the others are known by an address. */
const accounts: Readonly<Record<string, string>> = {
  ctr_demo_lyon: "centre-lyon",
  ctr_demo_nantes: "centre-nantes",
  cmp_demo_mutuelle: "mutuelle",
  oemm: "oemm",
};

const addressOf = (who: string) => `${who.replaceAll("_", "-")}@synchronised.example.org`;

/** Parties whose systems keep a copy of the files that each follows, on a stack that is as it was left. */
export class SynchronisedParties {
  private readonly stack: LocalStack;
  private clients = new Map<Party, ApiClient>();
  private readonly copies = new Map<Party, PartnerCopy>();
  readonly files: string[] = [];
  /** How many requests of each kind changed something. */
  readonly done = new Map<string, number>();

  private constructor(stack: LocalStack) {
    this.stack = stack;
  }

  /** Those who play, each with an empty copy. */
  static async on(stack: LocalStack): Promise<SynchronisedParties> {
    const { people } = stageOn(stack);
    await prepare(people, currentApproval());
    await people.oemm.call("PUT", "/centres/ctr_demo_nantes", {
      ...{ name: "Formation Nantes", email: "n@centres.example.org", address: "…", city: "Nantes" },
    });
    for (const service of ["vae", "training"])
      await people.oemm.call("POST", "/centres/ctr_demo_nantes/approvals", {
        ...{ certification: "CMI", service, ...currentApproval() },
        ...{ decidedOn: currentApproval().from, reference: "…" },
      });
    await people.oemm.call("PUT", "/companies/cmp_demo_autre", {
      ...{ name: "Autre Mutuelle", email: "rh@autre.example.org", address: "…", city: "Nantes" },
    });
    const manager = { name: "Rose Exemple", email: addressOf("cmp_demo_autre"), role: "manager" };
    await people.oemm.call("POST", "/parties/cmp_demo_autre/people", manager);
    await acceptInvitation(stack.urls, manager.email, "cmp_demo_autre");
    return new SynchronisedParties(stack);
  }

  /** A party's way to the API, which has a token that holds. */
  client(party: Party): ApiClient {
    const current = () => {
      const held = this.clients.get(party) ?? this.signIn(party);
      this.clients.set(party, held);
      return held;
    };
    return { send: (...asked) => current().send(...asked), call: (...asked) => current().call(...asked) };
  }

  private signIn(party: Party): ApiClient {
    const { api, identity } = this.stack.urls;
    const account = accounts[party];
    const who = account ?? { email: addressOf(party), second_factor: "true" };
    const actingAs = candidates.some((one) => one === party) ? undefined : party;
    return apiClient(api, () => demoToken(identity, who), actingAs);
  }

  /** Asks for something that may be refused; what is kept is what then holds. */
  async act(party: Party, method: string, path: string, body?: object): Promise<void> {
    const { status, body: answer } = await this.client(party).send(method, path, body);
    expect(status).toBeLessThan(500);
    if (status >= 400) return;
    const kind = `${method} ${path.replace(/file_\w+/, "{fileId}")}`;
    this.done.set(kind, (this.done.get(kind) ?? 0) + 1);
    if (path === "/files") this.files.push(answer.id);
  }

  /** The copy of a party, which reads everything when it begins. */
  async copy(party: Party): Promise<PartnerCopy> {
    const held = this.copies.get(party);
    if (held !== undefined) return held;
    const begun = new PartnerCopy(this.client(party));
    await begun.begin();
    this.copies.set(party, begun);
    return begun;
  }

  /** Follows the feed of a party; from the beginning, where it stayed away for too long. */
  async follow(party: Party, limit: number): Promise<void> {
    const copy = await this.copy(party);
    if (await copy.follow(limit)) return;
    await copy.begin();
    expect(await copy.follow(limit)).toBe(true);
  }

  async restart(party: Party, limit: number): Promise<void> {
    const copy = await this.copy(party);
    await copy.dieReading(limit);
    this.copies.set(party, copy.restarted());
  }

  /** Nothing is asked for on so many days, after which each signs in anew. */
  async pause(days: number): Promise<void> {
    await this.stack.settled();
    await this.stack.clock.moveTo(new Date(this.stack.clock.now().getTime() + days * millisecondsOfDay));
    this.clients = new Map();
  }

  /** Whether each copy, once it has followed its feed, is what its party reads. */
  async compare(): Promise<void> {
    await this.stack.settled();
    for (const party of parties) {
      await this.follow(party, 20);
      const { files } = await this.copy(party);
      const now = await standing(this.client(party));
      expect({ party, files: withoutDay(files) }).toEqual({ party, files: withoutDay(now) });
    }
  }
}

/** Files without what depends on the day that they are read on, of which no change tells. */
function withoutDay(files: ReadonlyMap<string, unknown>): Map<string, object> {
  return new Map(
    [...files].map(([id, file]) => {
      const { readiness: _, ...kept } = file as { readiness?: object };
      return [id, kept];
    }),
  );
}

type Command = fc.AsyncCommand<object, SynchronisedParties>;

/** A command that may be given at any time; `said` is what a counterexample shows. */
function command(said: string, run: (parties: SynchronisedParties) => Promise<void>): Command {
  return { check: () => true, run: (_, all) => run(all), toString: () => said };
}

const vae = (candidate: string, centreId: string) => ({
  path: "vae",
  certification: "CMI",
  centreId,
  candidate: { email: addressOf(candidate), civilStatus: civilStatusOf(candidate, "Exemple") },
});

const training = (candidate: string, centreId: string) => ({
  ...vae(candidate, centreId),
  path: "training",
  status: "holds-the-job",
});

const party = fc.constantFrom(...parties);
const centre = fc.constantFrom(...centres);
const candidate = fc.constantFrom(...candidates);
const limit = fc.integer({ min: 1, max: 9 });
const motive = "Demande reçue par courrier";

/** Does something of one of the last files that were begun. */
function ofFile(
  name: string,
  act: (all: SynchronisedParties, id: string) => Promise<void>,
): fc.Arbitrary<Command> {
  return fc.integer({ min: 1, max: 4 }).map((back) =>
    command(`${name}(-${back})`, async (all) => {
      const id = all.files.at(-back);
      if (id !== undefined) await act(all, id);
    }),
  );
}

const interview = (heldOn: string) => ({
  heldOn,
  participants: [{ name: "Sofia Exemple", function: "Conseillère VAE" }],
  positioning: Object.fromEntries([1, 2, 3, 4, 5, 6, 7].map((number) => [`CMI-${number}`, "fully"])),
  conclusion: "La VAE est indiquée.",
  advisedPath: "vae",
});

/** What may happen, in any order: acts of each party, readings, readers that are ended, and time that passes. */
const anyCommand: readonly fc.Arbitrary<Command>[] = [
  fc
    .tuple(candidate, centre)
    .map(([who, where]) =>
      command(`vae(${who}, ${where})`, (all) => all.act(who, "POST", "/files", vae(who, where))),
    ),
  fc
    .tuple(candidate, centre)
    .map(([who, where]) =>
      command(`training(${who}, ${where})`, (all) =>
        all.act("cmp_demo_mutuelle", "POST", "/files", training(who, where)),
      ),
    ),
  centre.chain((where) =>
    ofFile(`moveTo ${where}`, (all, id) =>
      all.act("oemm", "PUT", `/files/${id}/centre`, { centreId: where, motive }),
    ),
  ),
  ofFile("moveToOtherCompany", (all, id) =>
    all.act("oemm", "PUT", `/files/${id}/company`, { companyId: "cmp_demo_autre" }),
  ),
  centre.chain((where) =>
    ofFile(`interview by ${where}`, (all, id) =>
      all.act(where, "PUT", `/files/${id}/interview`, interview(currentApproval().from)),
    ),
  ),
  ofFile("withdraw", (all, id) => all.act("oemm", "POST", `/files/${id}/withdrawal`, { motive })),
  ...[1, 2, 3].map(() =>
    fc
      .tuple(party, limit)
      .map(([who, few]) => command(`follow(${who}, ${few})`, (all) => all.follow(who, few))),
  ),
  fc
    .tuple(party, limit)
    .map(([who, few]) => command(`restart(${who}, ${few})`, (all) => all.restart(who, few))),
  fc.constantFrom(1, 20, 60, 100).map((days) => command(`pause(${days})`, (all) => all.pause(days))),
];

/** Any acts, readings and pauses, so many at most. */
export function anyCommands(most: number): fc.Arbitrary<Iterable<Command>> {
  return fc.commands([...anyCommand], { maxCommands: most, size: "max" });
}

/** Carries commands out on a stack, after which every copy is compared. */
export async function carryOut(commands: Iterable<Command>, all: SynchronisedParties): Promise<void> {
  await fc.asyncModelRun(() => ({ model: {}, real: all }), commands);
  await all.compare();
}
