import { Temporal } from "temporal-polyfill";

/** Where a file stands, as far as it matters to what a person may begin. */
type Standing =
  | "draft"
  | "under-way"
  | "waiting"
  | "convened"
  | "partial"
  | "whole"
  | "given-up"
  | "annulled"
  | "taken-over";

interface Grant {
  fileId: string;
  sheetId: string;
  code: string;
  on: Temporal.PlainDate;
}

interface Joining {
  kept: string;
  joined: string;
  withdrew: { fileId: string; from: Standing }[];
  /** How certificates stood. */
  stood: string;
}

interface Issued {
  number: string;
  fileId: string;
  /** The sheet that it rests on: the last correction of the one that it was issued on. */
  sheetId: string;
  on: Temporal.PlainDate;
  state: "stands" | "corrected" | "withdrawn";
  /** When it was issued, or stood again, among all that happened. */
  since: number;
  /** The decision that fell when OEMM last withdrew it, and when that was. */
  withdrawal?: { fell: string; at: number };
  /** Whether it was ever withdrawn, by OEMM or a correction. */
  once: boolean;
}

/** What is there before anything happens. */
export interface Setting {
  codes: readonly string[];
  /** An address that served two before persons were known, and the person of the account that proved it. */
  address: string;
  addressee: string;
  /** The person of each account. */
  accounts: Readonly<Record<string, string>>;
  /** The member who sits on every jury. */
  sitting: string;
}

/** Who asks to read, and as what. */
export interface Reader {
  subject: string;
  role: "candidate" | "company" | "centre" | "oemm" | "jury-member";
  partyId?: string;
}

/** What a reader opens. */
export interface Opened {
  relation: string;
  decisions: boolean;
  holder: string | undefined;
}

/**
 * The rules told otherwise: nothing is held, it follows from who said what of which file. A jury grants in a file; a file is
 * whose person enrolled, accepted or was given it; persons are one as long as OEMM says so; an account is a person's.
 * It shares no line with the system.
 */
export class Model {
  readonly #owners = new Map<string, string>();
  readonly #standing = new Map<string, Standing>();
  readonly #joinings: Joining[] = [];
  /** Persons of whom it was told once what they hold, though that was undone. */
  readonly #everHeld = new Set<string>();
  #grants: Grant[] = [];
  /** The files on whose grants a sheet was signed: those that were the person's then. */
  readonly #bases = new Map<string, readonly string[]>();
  /** Who holds the whole CQP without a jury that granted it, and since when: OEMM's to grant. */
  readonly #whole = new Map<string, Temporal.PlainDate>();
  /** Whom something was signed for, and how many joinings stood by then. */
  readonly #signed: { owner: string; after: number }[] = [];
  readonly #certificates: Issued[] = [];
  /** Sheets whose decisions fell with a certificate. */
  readonly #fallen = new Set<string>();
  /** The sheets that counted when one was signed. */
  readonly #counted = new Map<string, readonly string[]>();
  /** The last sheet of each file. */
  readonly #last = new Map<string, string>();
  #happened = 0;
  readonly #accounts = new Map<string, { person: string; open: boolean }>();
  readonly #asked = new Map<string, { mistakes: number }>();
  readonly #showing = new Set<string>();
  readonly #employers = new Map<string, string>();
  readonly #centres = new Map<string, string>();
  readonly #mergers = new Map<string, string>();
  readonly #evaluators = new Map<string, Map<string, "waiting" | "accepted" | "declined">>();

  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
    for (const [subject, person] of Object.entries(setting.accounts))
      this.#accounts.set(subject, { person, open: true });
  }

  rootOf(person: string): string {
    const joining = this.#joinings.find(({ joined }) => joined === person);
    return joining === undefined ? person : this.rootOf(joining.kept);
  }

  /** Whose account it is; undefined once OEMM has moved them away from it. */
  personOf(subject: string): string | undefined {
    const account = this.#accounts.get(subject);
    return account?.open === true ? this.rootOf(account.person) : undefined;
  }

  /** Whose a file is; undefined while no person has accepted it. */
  ownerOf(fileId: string): string | undefined {
    const owner = this.#owners.get(fileId);
    return owner === undefined ? undefined : this.rootOf(owner);
  }

  standingOf(fileId: string): Standing | undefined {
    return this.#standing.get(fileId);
  }

  filesOf(person: string): string[] {
    return [...this.#owners.keys()].filter((fileId) => this.ownerOf(fileId) === person);
  }

  holds(person: string, on: Temporal.PlainDate): string[] {
    const files = this.filesOf(person);
    return this.#heldIn((fileId) => files.includes(fileId), on);
  }

  certified(person: string): boolean {
    return this.#certificates.some(
      ({ fileId, state }) => state === "stands" && this.ownerOf(fileId) === person,
    );
  }

  underWay(person: string): string | undefined {
    const ongoing: (Standing | undefined)[] = ["under-way", "waiting", "convened"];
    return this.filesOf(person).find((fileId) => ongoing.includes(this.#standing.get(fileId)));
  }

  /** What a reader is to a file, undefined where it does not exist for them. */
  relation(reader: Reader, fileId: string): string | undefined {
    const person = this.personOf(reader.subject);
    if (person === undefined) return undefined;
    if (this.ownerOf(fileId) === person) return "owner";
    const evaluates = this.#evaluators.get(fileId)?.get(reader.subject) === "accepted";
    if (reader.role === "oemm") return "oemm";
    if (reader.role === "company" && this.#now(this.#employers.get(fileId)) === reader.partyId)
      return "company";
    if (reader.role === "centre")
      return this.#now(this.#centres.get(fileId)) === reader.partyId ? "chosen-centre" : undefined;
    if (reader.role === "jury-member")
      return reader.partyId === this.#setting.sitting && this.#standing.get(fileId) === "convened"
        ? "sitting-member"
        : undefined;
    return evaluates ? "evaluator" : undefined;
  }

  /** Whether a reader in a relation to a file reads what juries decided in it. */
  readsDecisions(relation: string, fileId: string): boolean {
    if (relation === "company") return this.#showing.has(fileId);
    return relation !== "evaluator";
  }

  /** What a reader opens of a file: their relation, whether they read decisions, and of whom they read what is held. */
  opens(reader: Reader, fileId: string): Opened | undefined {
    const relation = this.relation(reader, fileId);
    if (relation === undefined) return undefined;
    const holder = relation === "sitting-member" ? undefined : this.ownerOf(fileId);
    return { relation, decisions: this.readsDecisions(relation, fileId), holder };
  }

  enrols(subject: string, fileId: string, centreId: string): boolean {
    const person = this.personOf(subject);
    if (person === undefined || !this.#mayBegin(person) || this.#mergers.has(centreId)) return false;
    this.#begins(person, fileId, centreId);
    return true;
  }

  /** Files that stood under the address before persons were known. */
  stood(fileId: string, centreId: string) {
    this.#begins(this.#setting.address, fileId, centreId);
  }

  types(companyId: string, fileId: string, centreId: string): boolean {
    if (this.#mergers.has(companyId) || this.#mergers.has(centreId)) return false;
    this.#employers.set(fileId, companyId);
    this.#centres.set(fileId, centreId);
    this.#standing.set(fileId, "draft");
    this.#asked.set(fileId, { mistakes: 0 });
    return true;
  }

  answers(
    subject: string,
    fileId: string,
    said: { right: boolean; accepts: boolean; shows: boolean },
  ): boolean {
    const [person, asked] = [this.personOf(subject), this.#asked.get(fileId)];
    if (person === undefined || asked === undefined || asked.mistakes >= 5) return false;
    if (!said.right) {
      asked.mistakes += 1;
      return false;
    }
    if (!said.accepts) return this.#asked.delete(fileId);
    if (!this.#mayBegin(person)) return false;
    this.#asked.delete(fileId);
    this.#owners.set(fileId, person);
    this.#standing.set(fileId, "under-way");
    if (said.shows) this.#showing.add(fileId);
    return true;
  }

  advances(fileId: string): void {
    const next = { "under-way": "waiting", waiting: "convened" } as Partial<Record<Standing, Standing>>;
    const standing = next[this.#standing.get(fileId) ?? "draft"];
    if (standing !== undefined) this.#standing.set(fileId, standing);
  }

  resumes(fileId: string): boolean {
    const owner = this.ownerOf(fileId) ?? "";
    if (this.#standing.get(fileId) !== "partial" || !this.#mayBegin(owner)) return false;
    this.#standing.set(fileId, "under-way");
    return true;
  }

  /**
   * A jury signs: domains are granted in a file, in place of those of the sheet that is corrected; `number`: that a
   * certificate would bear.
   */
  decides(
    {
      fileId,
      sheetId,
      number,
      corrects,
    }: { fileId: string; sheetId: string; number: string; corrects?: string },
    granted: readonly string[],
    on: Temporal.PlainDate,
    today = on,
  ): boolean {
    const owner = this.ownerOf(fileId) ?? "";
    const own = this.#certificates.find((issued) => corrects !== undefined && issued.sheetId === corrects);
    if (own?.state === "withdrawn" || this.#fallen.has(corrects ?? "")) return false;
    if (corrects !== undefined && this.#standingOf(owner).some((one) => one !== own && one.once))
      return false;
    const base = (corrects === undefined ? undefined : this.#bases.get(corrects)) ?? this.filesOf(owner);
    const theirs = (one: string) => base.includes(one) && this.ownerOf(one) === owner;
    const before = corrects === undefined ? this.#countedIn(theirs, on) : this.#counted.get(corrects);
    this.#grants = this.#grants.filter((grant) => grant.sheetId !== corrects);
    this.#grants.push(...granted.map((code) => ({ fileId, sheetId, code, on })));
    this.#signed.push({ owner, after: this.#joinings.length });
    this.#bases.set(sheetId, base);
    this.#counted.set(sheetId, before ?? []);
    this.#last.set(fileId, sheetId);
    const whole = this.#isWhole(this.#heldIn(theirs, on));
    if (own !== undefined) this.#corrected(own, sheetId, whole);
    else if (whole) this.#issues({ number, fileId, sheetId, on });
    this.#standing.set(fileId, whole ? "whole" : "partial");
    this.#opensWhole(owner, today);
    return true;
  }

  /** OEMM takes over what was granted before the system, some domains or all: a person of whom nothing else is known. */
  takesOver(
    person: string,
    { fileId, sheetId, number }: { fileId: string; sheetId: string; number: string },
    granted: readonly string[],
    on: Temporal.PlainDate,
  ): void {
    this.#owners.set(fileId, person);
    this.#standing.set(fileId, "taken-over");
    this.#grants.push(...granted.map((code) => ({ fileId, sheetId, code, on })));
    this.#signed.push({ owner: person, after: this.#joinings.length });
    if (this.#isWhole(granted)) this.#issues({ number, fileId, sheetId, on });
  }

  /** OEMM withdraws a certificate, and one decision falls that it rests on. */
  withdraws(
    number: string,
    fell: { sheetId: string; fileId: string },
    { fraud, on }: { fraud: boolean; on: Temporal.PlainDate },
  ): boolean {
    const certificate = this.#certificates.find((one) => one.number === number);
    if (certificate?.state !== "stands") return false;
    certificate.state = "withdrawn";
    certificate.once = true;
    certificate.withdrawal = { fell: fell.sheetId, at: this.#tick() };
    this.#fallen.add(fell.sheetId);
    for (const fileId of new Set([certificate.fileId, fell.fileId])) {
      const standing = this.#standing.get(fileId);
      if (standing !== "whole" && standing !== "partial") continue;
      if (fraud && this.#last.get(fileId) === fell.sheetId) this.#standing.set(fileId, "annulled");
      else if (fileId === certificate.fileId) this.#standing.set(fileId, "partial");
    }
    this.#opensWhole(this.ownerOf(certificate.fileId) ?? "", on);
    return true;
  }

  /** OEMM restores a certificate that it had withdrawn, unless something came in its place or it rests on what doesn't count. */
  restores(number: string, fileOf: (sheetId: string) => string): boolean {
    const certificate = this.#certificates.find((one) => one.number === number);
    const { withdrawal } = certificate ?? {};
    if (certificate?.state !== "withdrawn" || withdrawal === undefined) return false;
    const owner = this.ownerOf(certificate.fileId) ?? "";
    if (this.underWay(owner) !== undefined) return false;
    if (this.#standingOf(owner).some(({ since }) => since > withdrawal.at)) return false;
    const rests = [certificate.sheetId, ...(this.#counted.get(certificate.sheetId) ?? [])];
    const counts = (sheetId: string) => this.ownerOf(fileOf(sheetId)) === owner;
    if (![withdrawal.fell, ...rests].every(counts)) return false;
    if (rests.some((sheetId) => sheetId !== withdrawal.fell && this.#fallen.has(sheetId))) return false;
    certificate.state = "stands";
    certificate.since = this.#tick();
    this.#fallen.delete(withdrawal.fell);
    for (const fileId of new Set([certificate.fileId, fileOf(withdrawal.fell)])) {
      const standing = this.#standing.get(fileId);
      const own = fileId === certificate.fileId;
      if (standing === "annulled" || (own && standing === "partial"))
        this.#standing.set(fileId, own ? "whole" : "partial");
    }
    return true;
  }

  joins(kept: string, joined: string, keep: string | undefined, on: Temporal.PlainDate): boolean {
    const underWay = [this.underWay(kept), this.underWay(joined)].filter((fileId) => fileId !== undefined);
    const convened = underWay.filter((fileId) => this.#standing.get(fileId) === "convened");
    const certified = this.certified(kept) || this.certified(joined);
    const chosen = underWay.length < 2 ? underWay : keep === undefined ? convened : [keep];
    if (!certified && underWay.length > 0 && chosen.length !== 1) return false;
    const leaving = underWay.filter((fileId) => certified || fileId !== chosen[0]);
    if (leaving.some((fileId) => convened.includes(fileId))) return false;
    const withdrew = leaving.map((fileId) => ({
      fileId,
      from: this.#standing.get(fileId) ?? ("under-way" as const),
    }));
    for (const { fileId } of withdrew) this.#standing.set(fileId, "given-up");
    const decided = this.#signedFor(joined);
    if (decided) for (const person of [kept, joined]) this.#everHeld.add(person);
    this.#joinings.push({ kept, joined, withdrew, stood: this.#howStood([kept, joined]) });
    this.#opensWhole(kept, on);
    return true;
  }

  /** The last joining of the one who was kept is undone, unless something was signed for the one since. */
  separates(joined: string): boolean {
    const at = this.#joinings.findIndex((joining) => joining.joined === joined);
    const joining = this.#joinings[at];
    if (joining === undefined || this.rootOf(joining.kept) !== joining.kept) return false;
    if (this.#joinings.slice(at + 1).some(({ kept }) => kept === joining.kept)) return false;
    if (this.#signed.some(({ owner, after }) => owner === joining.kept && after > at)) return false;
    if (this.#howStood([joining.kept]) !== joining.stood) return false;
    this.#joinings.splice(at, 1);
    for (const signed of this.#signed) if (signed.after > at) signed.after -= 1;
    for (const { fileId, from } of joining.withdrew)
      if (
        this.underWay(this.ownerOf(fileId) ?? "") === undefined &&
        this.#standing.get(fileId) === "given-up"
      )
        this.#standing.set(fileId, from);
    const on = this.#whole.get(joining.kept);
    if (on !== undefined && !this.#isWhole(this.holds(joining.kept, on))) this.#whole.delete(joining.kept);
    return true;
  }

  /** Who holds the whole CQP by a union, as OEMM's tasks name them. */
  get wholeByJoining(): string[] {
    return [...this.#whole.keys()];
  }

  /** OEMM grants what a union made whole, on the last sheet of the person. */
  grants(asked: string, last: { fileId: string; sheetId: string; number: string }): boolean {
    const [person, on] = [this.rootOf(asked), this.#whole.get(asked)];
    if (on === undefined || this.certified(person) || !this.#isWhole(this.holds(person, on))) return false;
    const underWay = this.underWay(person);
    if (underWay !== undefined && this.#standing.get(underWay) === "convened") return false;
    if (underWay !== undefined) this.#standing.set(underWay, "given-up");
    if (this.#standing.get(last.fileId) === "partial") this.#standing.set(last.fileId, "whole");
    this.#issues({ ...last, on });
    this.#signed.push({ owner: person, after: this.#joinings.length });
    this.#whole.delete(asked);
    return true;
  }

  /** OEMM moves whose account it was to another account: its own person has nothing, or the code is wrong, and it is no one's. */
  moves(person: string, to: string, right: boolean): boolean {
    for (const account of this.#accounts.values())
      if (this.rootOf(account.person) === person) account.open = false;
    const own = this.personOf(to);
    if (!right || own === undefined || this.#hasAnything(own)) return false;
    this.#accounts.set(to, { person, open: true });
    return true;
  }

  divides(fileIds: readonly string[], on: Temporal.PlainDate): boolean {
    const to = this.rootOf(this.#setting.addressee);
    const mixed = this.#joinings.some(({ kept, joined }) => [kept, joined].includes(this.#setting.address));
    if (mixed || fileIds.some((fileId) => this.#owners.get(fileId) !== this.#setting.address)) return false;
    if (fileIds.some((fileId) => this.#standing.get(fileId) === "convened")) return false;
    const isGiven = (fileId: string) => fileIds.includes(fileId);
    const ofAddress = this.#certificates.filter(
      ({ fileId, state }) => state === "stands" && this.#owners.get(fileId) === this.#setting.address,
    );
    const ofBoth = ofAddress.some(({ fileId: own, on: issuedOn }) => {
      const share = this.filesOf(this.#setting.address).filter((fileId) => isGiven(fileId) === isGiven(own));
      return !this.#isWhole(this.#heldIn((fileId) => share.includes(fileId), issuedOn));
    });
    if (ofBoth) return false;
    const certified = this.certified(to) || ofAddress.some(({ fileId }) => isGiven(fileId));
    const underWay = [this.underWay(to), this.underWay(this.#setting.address)].filter(
      (fileId) => fileId !== undefined && (isGiven(fileId) || this.ownerOf(fileId) === to),
    );
    if (!certified && underWay.length > 1) return false;
    if (certified && underWay.some((fileId) => this.#standing.get(fileId ?? "") === "convened")) return false;
    if (certified) for (const fileId of underWay) this.#standing.set(fileId ?? "", "given-up");
    const decided = fileIds.some((fileId) => this.#last.has(fileId));
    for (const fileId of fileIds) this.#owners.set(fileId, to);
    if (decided) this.#signed.push({ owner: to, after: this.#joinings.length });
    this.#opensWhole(to, on);
    return true;
  }

  merges(merged: string, into: string): boolean {
    if (merged === into || this.#mergers.has(merged) || this.#mergers.has(into)) return false;
    this.#mergers.set(merged, into);
    return true;
  }

  employs(fileId: string, companyId: string): boolean {
    if (!this.#mayMove(fileId, companyId)) return false;
    const before = this.#employers.get(fileId);
    // A file by VAE is not its employer's to read.
    if (before === undefined) return true;
    if (this.#now(before) !== companyId) this.#evaluators.delete(fileId);
    this.#employers.set(fileId, companyId);
    return true;
  }

  follows(fileId: string, centreId: string): boolean {
    if (!this.#mayMove(fileId, centreId)) return false;
    this.#centres.set(fileId, centreId);
    return true;
  }

  names(fileId: string, subjects: readonly string[]): boolean {
    if (!this.#employers.has(fileId) || this.#standing.get(fileId) !== "under-way") return false;
    const before = this.#evaluators.get(fileId);
    const kept = (subject: string) => (before?.get(subject) === "accepted" ? "accepted" : "waiting");
    this.#evaluators.set(fileId, new Map(subjects.map((subject) => [subject, kept(subject)])));
    return true;
  }

  answersEvaluation(subject: string, fileId: string, accepts: boolean): boolean {
    const [person, named] = [this.personOf(subject), this.#evaluators.get(fileId)];
    if (person === undefined || named?.get(subject) !== "waiting") return false;
    if (this.#standing.get(fileId) !== "under-way" || this.ownerOf(fileId) === person) return false;
    named.set(subject, accepts ? "accepted" : "declined");
    return true;
  }

  #begins(person: string, fileId: string, centreId: string) {
    this.#owners.set(fileId, person);
    this.#centres.set(fileId, centreId);
    this.#standing.set(fileId, "under-way");
  }

  #mayBegin(person: string): boolean {
    return !this.certified(person) && this.underWay(person) === undefined;
  }

  #mayMove(fileId: string, partyId: string): boolean {
    return ["under-way", "waiting"].includes(this.#standing.get(fileId) ?? "") && !this.#mergers.has(partyId);
  }

  #heldIn(isTheirs: (fileId: string) => boolean, on: Temporal.PlainDate): string[] {
    const counting = this.#counting(isTheirs, on);
    return this.#setting.codes.filter((code) => counting.some((grant) => grant.code === code));
  }

  #counting(isTheirs: (fileId: string) => boolean, on: Temporal.PlainDate): Grant[] {
    return this.#grants.filter(
      (grant) =>
        !this.#fallen.has(grant.sheetId) &&
        isTheirs(grant.fileId) &&
        Temporal.PlainDate.compare(grant.on, on) <= 0 &&
        Temporal.PlainDate.compare(on, grant.on.add({ years: 5 })) <= 0,
    );
  }

  /** Of each domain, the sheet by which it counts longest. */
  #countedIn(isTheirs: (fileId: string) => boolean, on: Temporal.PlainDate): string[] {
    const counting = this.#counting(isTheirs, on).toSorted((one, other) =>
      Temporal.PlainDate.compare(one.on, other.on),
    );
    return this.#setting.codes.flatMap(
      (code) => counting.findLast((grant) => grant.code === code)?.sheetId ?? [],
    );
  }

  #standingOf(person: string): Issued[] {
    return this.#certificates.filter(
      ({ fileId, state }) => state === "stands" && this.ownerOf(fileId) === person,
    );
  }

  /** Each certificate of persons, and what fell with it. */
  #howStood(persons: readonly string[]): string {
    const theirs = this.#certificates.filter(({ fileId }) => persons.includes(this.ownerOf(fileId) ?? ""));
    return theirs
      .map(({ number, state, withdrawal }) =>
        [number, state, state === "withdrawn" && withdrawal?.fell].join(" "),
      )
      .join();
  }

  #issues(given: Pick<Issued, "number" | "fileId" | "sheetId" | "on">): void {
    this.#certificates.push({ ...given, state: "stands", since: this.#tick(), once: false });
  }

  /** What a correction makes of the certificate that rests on the sheet. */
  #corrected(own: Issued, sheetId: string, whole: boolean): void {
    own.sheetId = sheetId;
    if (whole && own.state === "corrected") own.since = this.#tick();
    if (!whole) own.once = true;
    own.state = whole ? "stands" : "corrected";
  }

  #tick(): number {
    this.#happened += 1;
    return this.#happened;
  }

  #opensWhole(person: string, on: Temporal.PlainDate): void {
    if (this.certified(person) || this.#whole.has(person)) return;
    if (this.#isWhole(this.holds(person, on))) this.#whole.set(person, on);
  }

  #isWhole(held: readonly string[]): boolean {
    return held.length === this.#setting.codes.length;
  }

  #signedFor(person: string): boolean {
    return this.#signed.some(({ owner }) => this.rootOf(owner) === person);
  }

  #hasAnything(person: string): boolean {
    if (this.#everHeld.has(person)) return true;
    return (
      this.filesOf(person).length > 0 ||
      this.#joinings.some(({ kept, joined }) => [kept, joined].includes(person))
    );
  }

  #now(party: string | undefined): string | undefined {
    const into = party === undefined ? undefined : this.#mergers.get(party);
    return into === undefined ? party : this.#now(into);
  }
}
