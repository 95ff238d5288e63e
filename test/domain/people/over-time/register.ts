import type { Temporal } from "temporal-polyfill";
import { civilStatusOf } from "../../../../demo/civil-status.ts";
import type { Actor } from "../../../../shared/domain/access/actor.ts";
import { seesDecisions } from "../../../../shared/domain/access/decisions.ts";
import { mayRead } from "../../../../shared/domain/access/fields.ts";
import { relationToFile } from "../../../../shared/domain/access/relations.ts";
import type { Certificate } from "../../../../shared/domain/certificate/certificate.ts";
import { issueByJoining } from "../../../../shared/domain/certificate/certificate.ts";
import {
  fallenWith,
  followCertificate,
  numbersAtStake,
  restoreCertificate,
  withdrawCertificate,
} from "../../../../shared/domain/certificate/life.ts";
import { DomainError } from "../../../../shared/domain/domain-error.ts";
import { fullName } from "../../../../shared/domain/enrolment/candidate.ts";
import type { CandidateFile } from "../../../../shared/domain/enrolment/file.ts";
import { moveToCentre, moveToCompany } from "../../../../shared/domain/enrolment/move-file.ts";
import { restoreFile, resumeFile } from "../../../../shared/domain/enrolment/submission.ts";
import type { JurySession } from "../../../../shared/domain/jury/session.ts";
import { claimPast } from "../../../../shared/domain/past/claim.ts";
import { takeOver as takeOverPast } from "../../../../shared/domain/past/take-over.ts";
import type { Account } from "../../../../shared/domain/people/account.ts";
import { closeAccounts, isClosed } from "../../../../shared/domain/people/account-move.ts";
import { nameOf } from "../../../../shared/domain/people/civil-status.ts";
import {
  askProof,
  type ContactAddress,
  proveAddress,
  provedAmong,
} from "../../../../shared/domain/people/contact-address.ts";
import { correctCivilStatus, underRightName } from "../../../../shared/domain/people/correction.ts";
import {
  assertDivisible,
  divideHoldings,
  filesToGive,
  type Share,
} from "../../../../shared/domain/people/divide.ts";
import {
  assertNothingRests,
  assertWhole,
  joinHoldings,
  joinPersons,
  separatePersons,
  withdrawnByJoining,
} from "../../../../shared/domain/people/join.ts";
import { fileOfPerson, type HeldBefore, type JoinedFile } from "../../../../shared/domain/people/joining.ts";
import { fileAfterMerger, mergeInto } from "../../../../shared/domain/people/merger.ts";
import {
  assertSettled,
  type Person,
  unknownPerson,
  withCivilStatus,
} from "../../../../shared/domain/people/person.ts";
import { ownFiles, takeOver } from "../../../../shared/domain/people/take-over.ts";
import { guidePolicy } from "../../../../shared/domain/policy/guide-policy.ts";
import type { Certification } from "../../../../shared/domain/referential/certification.ts";
import { acceptEnrolment, declineEnrolment } from "../../../../shared/domain/training/answer-enrolment.ts";
import { answerAsEvaluator } from "../../../../shared/domain/training/answer-evaluation.ts";
import { beginEnrolment } from "../../../../shared/domain/training/enrolment.ts";
import { nameEvaluators } from "../../../../shared/domain/training/follow.ts";
import { registerEnrolment } from "../../../../shared/domain/training/registration.ts";
import { enrolByVae } from "../../../../shared/domain/vae/enrol.ts";
import { domainsToPresent, validDomains } from "../../../../shared/domain/validation/acquired-domain.ts";
import { type DecisionSheet, presentedOn } from "../../../../shared/domain/validation/decision-sheet.ts";
import {
  fileRestored,
  fileWithout,
  followCorrection,
  grantByJoining,
  recordDecision,
  scheduleFile,
} from "../../../../shared/domain/validation/file-outcome.ts";
import {
  assertNotCertified,
  assertNothingUnderWay,
  certificateNumbers,
  completesByJoining,
  everyCertificateNumber,
  type Holdings,
  holdingsAfter,
  noHoldings,
  notCounting,
} from "../../../../shared/domain/validation/holdings.ts";
import { correctSheet, writeSheet } from "../../../../shared/domain/validation/write-sheet.ts";
import { enrolledAlready, guardsOf } from "../../../../shared/store/files.ts";
import { enrolmentGuardKey } from "../../../../shared/store/keys.ts";
import { decisionGranting } from "../../../support/decisions.ts";
import { approval, fileIn, piece, testId } from "../../../support/files.ts";
import type { Opened, Reader, Setting } from "./model.ts";

const validity = guidePolicy.partialValidity.vae;
/** The day on which all are born: a resemblance of civil status says nothing. */
const bornOn = "1990-05-05";
const [rightCode, wrongCode] = ["ABCD-EFGH-JKMN", "WXYZ-WXYZ-WXYZ"];
const certification = "CMI";

interface Joined {
  kept: string;
  before: Person;
  held: Pick<HeldBefore, "kept" | "joined">;
  files: JoinedFile[];
}

/**
 * The rules of the domain at work on several persons and one certification, in the order in which the routes and workers use
 * them. What is stored is in maps; what is refused throws, and changes nothing.
 */
export class Register {
  readonly #persons = new Map<string, Person>();
  readonly #accounts = new Map<string, Account>();
  readonly #holdings = new Map<string, Holdings>();
  readonly files = new Map<string, CandidateFile>();
  readonly #sheets = new Map<string, DecisionSheet>();
  readonly #certificates = new Map<string, Certificate>();
  /** What was taken over, by what stands for its sheet. */
  readonly #takenOver = new Map<string, string>();
  readonly #sessions = new Map<string, JurySession>();
  readonly #joinings = new Map<string, Joined>();
  /** OEMM's tasks: of whom a union makes the CQP whole, and since when. */
  readonly #whole = new Map<string, string>();
  readonly #addresses = new Map<string, ContactAddress>();
  readonly #parties = new Map<string, { id: string; mergedInto?: string }>();
  #steps = 0;
  today = "2024-01-01";

  readonly #setting: Setting;

  constructor(setting: Setting) {
    this.#setting = setting;
    for (const [subject, personId] of Object.entries(setting.accounts))
      this.#accounts.set(subject, { subject, personId, since: this.#now(), version: 1 });
  }

  #person = (id: string) => this.#persons.get(id) ?? unknownPerson(id);
  held = (id: string) => this.#holdings.get(id) ?? noHoldings(id, certification);
  sheet = (id: string | undefined) => (id === undefined ? undefined : this.#sheets.get(id));
  #heldWithSheet = (id: string) => ({
    holdings: this.held(id),
    lastSheet: this.sheet(this.held(id).lastSheetId),
  });
  /** The file that a sheet is of. */
  fileOf = (sheetId: string) => this.sheet(sheetId)?.fileId ?? this.#takenOver.get(sheetId) ?? "";
  file(id: string): CandidateFile {
    const file = this.files.get(id);
    if (file === undefined) throw new Error(`no file is ${id}`);
    return file;
  }

  rootOf(id: string): string {
    const { joinedInto } = this.#person(id);
    return joinedInto === undefined ? id : this.rootOf(joinedInto);
  }

  /** Whose account it is, as its next token says; undefined where none is made any more. */
  personOf(subject: string): string | undefined {
    const account = this.#accounts.get(subject);
    if (account === undefined || isClosed(account, this.#person(account.personId))) return undefined;
    return this.rootOf(account.personId);
  }

  actor({ subject, role, partyId }: Reader): Actor | undefined {
    const personId = this.personOf(subject);
    if (personId === undefined) return undefined;
    const own = { subject, role, name: subject, personId, account: accountOf(subject) };
    return partyId === undefined ? own : { ...own, partyId };
  }

  /** What a reader opens of a file: their relation, whether they read decisions, and of whom they read what is held. */
  opens(reader: Reader, fileId: string): Opened | undefined {
    const [actor, file] = [this.actor(reader), this.file(fileId)];
    const relation = actor && relationToFile(actor, file, this.#sessions.get(fileId));
    if (relation === undefined) return undefined;
    const holder = mayRead(relation, "holdings") ? file.candidate.personId : undefined;
    return { relation, decisions: seesDecisions(relation, file), holder };
  }

  /** The domains that count for a person, but for what was granted in a file that is not theirs. */
  holds(personId: string, on: Temporal.PlainDate): string[] {
    const { acquired } = this.held(personId);
    const own = Object.values(acquired).filter(
      ({ sheetId }) => this.files.get(this.fileOf(sheetId))?.candidate.personId === personId,
    );
    if (own.length < Object.keys(acquired).length)
      throw new Error(`${personId} holds what was granted to another`);
    return validDomains(acquired, on.toString()).sort();
  }

  enrols(subject: string, fileId: string, centreId: string): void {
    const person = this.#signedIn(subject);
    assertNotCertified(this.held(person.id));
    const known = withCivilStatus(person, person.civilStatus ?? civilStatusOf("Ève", "Exemple", bornOn));
    const candidate = { personId: person.id, civilStatus: known.civilStatus, email: accountOf(subject) };
    const begun = enrolByVae(
      { id: fileId, certification, referentialVersion: "2013-01", candidate },
      this.today,
      this.#now(),
    );
    this.#saveFile(moveToCentre(begun, this.#centre(centreId, "vae"), this.today));
    this.#persons.set(person.id, known);
  }

  /** A file of before persons were known: its address is whose it is. */
  stood(fileId: string, centreId: string, firstNames: string): void {
    const civilStatus = { firstNames, usedName: "Exemple" };
    const candidate = { personId: this.#setting.address, civilStatus, email: this.#setting.address };
    this.#saveFile(fileIn("admissible", { id: fileId, candidate, centreId }));
  }

  types(companyId: string, fileId: string, centreId: string): void {
    this.#assertStands(companyId);
    this.#assertStands(centreId);
    const email = `${fileId}@example.org`;
    const personId = `prs_of_${fileId}`;
    const candidate = { personId, civilStatus: civilStatusOf("Ève", "Exemple", bornOn), email, companyId };
    const given = { certification, referentialVersion: "2013-01", candidate, companyId, centreId } as const;
    const draft = beginEnrolment(
      { ...given, id: fileId, status: "holds-the-job" },
      { code: rightCode },
      this.#now(),
    );
    this.#saveFile(draft);
  }

  answers(subject: string, fileId: string, said: { right: boolean; accepts: boolean; shows: boolean }): void {
    const person = this.#signedIn(subject);
    const file = this.#training(fileId);
    const proof = { code: rightCode, bornOn: said.right ? bornOn : "1991-01-01" };
    const { tries } = guidePolicy.acceptance;
    const civilStatus = { ...file.candidate.civilStatus, ...person.civilStatus };
    const candidate = { personId: person.id, civilStatus };
    const answered = said.accepts
      ? acceptEnrolment(file, { ...proof, showsResults: said.shows, candidate }, tries, this.#now())
      : declineEnrolment(file, proof, tries, this.#now());
    if (answered.error !== undefined) {
      this.#saveFile(answered.file);
      throw answered.error;
    }
    if (!said.accepts) {
      this.#saveFile(answered.file);
      return;
    }
    assertNotCertified(this.held(person.id));
    const registered = registerEnrolment(
      { file: answered.file, answers: [], evidence: [piece(1, { category: "individual-path" })] },
      {
        approvals: this.#centre(file.centreId, "training").approvals,
        referentialVersion: "2013-01",
        domainCodes: this.#setting.codes,
        firstJury: guidePolicy.training.firstJury,
      },
      this.today,
    );
    this.#saveFile(registered);
    this.#persons.set(person.id, { ...person, civilStatus });
  }

  /** The file is prepared and submitted, then convened: how is shown elsewhere. */
  advances(fileId: string): void {
    const file = this.file(fileId);
    if (file.state === "submitted") {
      const sessionId = testId("ses", 1);
      this.#sessions.set(fileId, {
        state: "convened",
        members: [{ id: this.#setting.sitting }],
        slots: [{ fileId }],
      } as unknown as JurySession);
      this.#saveFile(scheduleFile(file, sessionId));
    } else if (["enrolled", "admissible"].includes(file.state)) {
      const prepared = { interview: fileIn("submitted").interview, individualPath: { modules: [] } };
      this.#saveFile({
        ...file,
        ...(file.path === "training" ? prepared : {}),
        state: "submitted",
        submittedAt: this.#now(),
      } as CandidateFile);
    }
  }

  resumes(fileId: string): void {
    const file = resumeFile(this.file(fileId));
    assertNotCertified(this.held(file.candidate.personId));
    this.#saveFile(file);
  }

  /** The domains that the candidate of a file presents to its jury. */
  presents(fileId: string): string[] {
    return domainsToPresent(
      this.#setting.codes,
      this.held(this.file(fileId).candidate.personId).acquired,
      this.today,
    );
  }

  decides(fileId: string, sheetId: string, granted: readonly string[]): void {
    const file = this.file(fileId);
    const sheet = writeSheet(file, decisionGranting(this.presents(fileId), granted), {
      id: sheetId,
      number: sheetId,
      sessionId: testId("ses", 1),
      domainCodes: this.#setting.codes,
      acquiredBefore: this.held(file.candidate.personId).acquired,
      decidedOn: this.today,
      chair: { memberId: this.#setting.sitting, name: "Camille Exemple" },
      signedAt: this.#now(),
      validity,
    });
    this.#follow(sheet, recordDecision(file, sheet));
  }

  corrects(first: DecisionSheet, sheetId: string, granted: readonly string[]): void {
    const sheet = correctSheet(first, decisionGranting(presentedOn(first), granted), {
      id: sheetId,
      domainCodes: this.#setting.codes,
      signedAt: this.#now(),
      notCounting: notCounting(this.held(this.file(first.fileId).candidate.personId)),
    });
    this.#follow(sheet, followCorrection(this.file(first.fileId), sheet));
    this.#opensWhole(this.held(this.file(first.fileId).candidate.personId));
  }

  joins(keptId: string, joinedId: string, keep: string | undefined): void {
    const [before, other] = [this.#person(keptId), this.#person(joinedId)];
    for (const one of [before, other]) assertSettled(one);
    const { kept, joined } = joinPersons(before, other);
    const [one, two] = [this.#heldWithSheet(keptId), this.#heldWithSheet(joinedId)];
    const held = two.holdings.version === 0 ? one.holdings : joinHoldings(one, two);
    const underWay = [keptId, joinedId].flatMap((id) => this.#underWay(id) ?? []);
    const certified = held.certificateNumber !== undefined;
    const withdrawn = withdrawnByJoining(underWay, { keep: keep === undefined ? [] : [keep], certified });
    const ofWhich = (file: CandidateFile) => (file.candidate.personId === keptId ? "kept" : "joined");
    const files: JoinedFile[] = [
      ...withdrawn.map(({ before: file }) => ({
        fileId: file.id,
        of: ofWhich(file) as JoinedFile["of"],
        withdrawnIn: file.state,
      })),
      ...this.#filesOf(joinedId)
        .filter(({ id }) => !withdrawn.some(({ before: file }) => file.id === id))
        .map(({ id }) => ({ fileId: id, of: "joined" as const })),
    ];
    this.#joinings.set(joinedId, {
      kept: keptId,
      before,
      held: { kept: one.holdings, joined: two.holdings },
      files,
    });
    for (const { after } of withdrawn) this.files.set(after.id, after);
    for (const { fileId, of } of files)
      if (of === "joined") this.files.set(fileId, fileOfPerson(this.file(fileId), keptId));
    this.#persons.set(keptId, kept).set(joinedId, joined);
    if (two.holdings.version > 0) {
      this.#saveHoldings(held);
      this.#saveHoldings({ ...noHoldings(joinedId, certification), version: two.holdings.version });
      this.#opensWhole(held);
    }
  }

  separates(joinedId: string): void {
    const joining = this.#joinings.get(joinedId);
    if (joining === undefined) throw new Error("was never joined");
    const { kept: keptId, before, held, files } = joining;
    const apart = separatePersons(this.#person(keptId), this.#person(joinedId), before);
    assertNothingRests(this.held(keptId), held.kept, held.joined);
    this.#persons.set(keptId, apart.kept).set(joinedId, apart.joined);
    if (held.joined.version > 0) for (const one of [held.kept, held.joined]) this.#saveHoldings(one);
    this.#joinings.delete(joinedId);
    const on = this.#whole.get(keptId);
    if (on !== undefined && !completesByJoining(this.held(keptId), this.#setting.codes, on))
      this.#whole.delete(keptId);
    for (const { fileId, of } of files)
      if (of === "joined") this.files.set(fileId, fileOfPerson(this.file(fileId), joinedId));
    for (const { fileId, withdrawnIn } of files) {
      const file = this.file(fileId);
      if (withdrawnIn === undefined || file.state !== "withdrawn") continue;
      if (this.#underWay(file.candidate.personId) === undefined)
        this.#saveFile(restoreFile(file, withdrawnIn));
    }
  }

  grants(asked: string, number: string): void {
    const [personId, on] = [this.rootOf(asked), this.#whole.get(asked) ?? ""];
    const held = this.held(personId);
    const last = this.sheet(held.lastSheetId);
    if (last === undefined) throw new Error("no decision is known");
    assertWhole(held, this.#setting.codes, on);
    const over = withdrawnByJoining(
      [this.#underWay(personId)].flatMap((file) => file ?? []),
      { keep: [], certified: true },
    );
    const holder = { personId, civilStatus: this.file(last.fileId).candidate.civilStatus };
    const given = { number, issuedAt: this.#now(), bonus: guidePolicy.bonus, holder, joinedOn: on };
    this.#certificates.set(number, issueByJoining(last, given));
    this.#saveHoldings({ ...held, certificateNumber: number });
    const file = this.file(last.fileId);
    if (file.state === "partially-validated") this.files.set(file.id, grantByJoining(file));
    for (const { after } of over) this.files.set(after.id, after);
    this.#whole.delete(asked);
  }

  moves(personId: string, to: string, right: boolean): void {
    const at = this.#now();
    const closing = (id: string): void => {
      this.#persons.set(id, closeAccounts(this.#person(id), at));
      for (const joined of this.#person(id).joinedWith ?? []) closing(joined);
    };
    assertSettled(this.#person(personId));
    closing(personId);
    const address = askProof(undefined, { id: "adr_1", personId, email: accountOf(to), code: rightCode });
    const own = this.#signedIn(to);
    const person = this.#person(personId);
    const move = { account: accountOf(to), personId, addressId: address.id, at };
    const proof = { code: right ? rightCode : wrongCode, bornOn };
    const { error } = takeOver({ move, person, address }, proof, guidePolicy.addressProof.tries, this.#now());
    if (error !== undefined) throw error;
    if (this.#hasAnything(own.id)) throw ownFiles();
    this.#accounts.set(to, { subject: to, personId, since: this.#now(), version: 2 });
  }

  divides(fileIds: readonly string[]): void {
    const { address, addressee } = this.#setting;
    const [from, to] = [this.#person(address), this.#person(this.rootOf(addressee))];
    assertDivisible({ sharedAddress: true }, [from, to]);
    const files = this.#filesOf(from.id);
    const given = filesToGive(files, fileIds);
    const held = this.held(from.id);
    const certificates = everyCertificateNumber(held).flatMap((one) => this.#certificates.get(one) ?? []);
    const shareOf = (isGiven: boolean): Share => {
      const isOf = (id: string) => fileIds.includes(id) === isGiven;
      const decided = files
        .filter(({ id }) => isOf(id))
        .map((file) => ({
          file,
          sheets: [...this.#sheets.values()].filter(({ fileId }) => fileId === file.id),
        }));
      return {
        files: decided,
        certificates: certificates.filter(({ fileId }) => isOf(fileId)),
      };
    };
    const shares = { staying: shareOf(false), given: shareOf(true) };
    const divided = divideHoldings(held, shares, this.#setting.codes);
    const last = this.sheet(divided.given.lastSheetId);
    const own = this.#heldWithSheet(to.id);
    const after =
      last === undefined ? own.holdings : joinHoldings(own, { holdings: divided.given, lastSheet: last });
    const underWay = [this.#underWay(to.id), given.find((file) => guardsOf(file).length > 0)];
    const going = underWay.filter((file) => file !== undefined);
    const certified = after.certificateNumber !== undefined;
    if (!certified && going.length > 1) throw enrolledAlready("vae");
    const over = certified ? withdrawnByJoining(going, { keep: [], certified }) : [];
    for (const file of over) this.files.set(file.after.id, file.after);
    if (last !== undefined) this.#saveHoldings(after);
    this.#opensWhole(after);
    this.#saveHoldings(divided.staying);
    for (const { id } of given) this.files.set(id, fileOfPerson(this.file(id), to.id));
  }

  merges(mergedId: string, intoId: string): void {
    const [merged, into] = [mergedId, intoId].map((id) => this.#parties.get(id) ?? { id }) as [
      { id: string },
      { id: string },
    ];
    this.#parties.set(mergedId, mergeInto(merged, into));
    for (const file of this.files.values())
      this.files.set(file.id, fileAfterMerger(file, { mergedId, intoId }));
  }

  employs(fileId: string, companyId: string): void {
    this.#assertStands(companyId);
    this.#saveFile(moveToCompany(this.file(fileId), companyId));
  }

  follows(fileId: string, centreId: string): void {
    const file = this.file(fileId);
    this.#saveFile(moveToCentre(file, { ...this.#centre(centreId, file.path), byOemm: true }, this.today));
  }

  names(fileId: string, subjects: readonly string[]): void {
    const roles = ["line-manager", "tutor"] as const;
    const named = subjects.map((subject, index) => ({
      role: roles[index] ?? "tutor",
      name: subject,
      email: accountOf(subject),
    }));
    this.#saveFile(nameEvaluators(this.#training(fileId), named, this.#now()));
  }

  answersEvaluation(subject: string, fileId: string, accepts: boolean): void {
    const { id: personId } = this.#signedIn(subject);
    const by = { account: accountOf(subject), subject, personId };
    this.#saveFile(answerAsEvaluator(this.#training(fileId), by, accepts ? "accepted" : "declined"));
  }

  /** The accounts that are named to evaluate a candidate. */
  evaluatorsOf(fileId: string): string[] {
    const file = this.file(fileId);
    return file.path === "vae" ? [] : file.evaluators.map(({ name }) => name);
  }

  /** OEMM corrects the civil status of a file's person, whose files bear the right name from then on. */
  renames(fileId: string, firstNames: string): void {
    const file = this.file(fileId);
    const { personId } = file.candidate;
    const mine = this.#filesOf(personId);
    const proof = piece(1, { category: "civil-status-proof" });
    const corrected = correctCivilStatus(
      this.#person(personId),
      { file, evidence: [proof], names: mine.map(({ candidate }) => fullName(candidate)) },
      { civilStatus: civilStatusOf(firstNames, "Exemple", bornOn), motive: "changed", evidenceId: proof.id },
    );
    this.#persons.set(personId, corrected);
    for (const one of mine) this.files.set(one.id, underRightName(one, corrected.civilStatus) ?? one);
  }

  /** The names that the files of a person bear, and the one that is known of them. */
  namesOf(personId: string): string[] {
    const known = this.#person(personId).civilStatus;
    const borne = this.#filesOf(personId).map(({ candidate }) => fullName(candidate));
    return [...(known === undefined ? [] : [nameOf(known)]), ...borne];
  }

  /** A person proves another address, that of another account, by the code that was sent there, or fails to. */
  proves(subject: string, email: string, right: boolean): void {
    const { id: personId } = this.#signedIn(subject);
    const asked = askProof(undefined, { id: "adr_2", personId, email, code: rightCode });
    const typed = right ? rightCode : wrongCode;
    const { after, error } = proveAddress(asked, typed, guidePolicy.addressProof.tries, this.#now());
    if (error !== undefined) throw error;
    this.#addresses.set(`${personId} ${email}`, after);
  }

  provedBy(personId: string): string[] {
    return provedAmong([...this.#addresses.values()].filter((one) => one.personId === personId));
  }

  #now(): string {
    this.#steps += 1;
    const seconds = String(this.#steps % 60).padStart(2, "0");
    const minutes = String(Math.floor(this.#steps / 60) % 60).padStart(2, "0");
    const hours = String(8 + Math.floor(this.#steps / 3600)).padStart(2, "0");
    return `${this.today}T${hours}:${minutes}:${seconds}Z`;
  }

  #signedIn(subject: string): Person {
    const personId = this.personOf(subject);
    if (personId === undefined) throw ownFiles();
    return this.#person(personId);
  }

  #training(fileId: string) {
    const file = this.file(fileId);
    if (file.path !== "training") throw new Error(`${fileId} is not on the training path`);
    return file;
  }

  #filesOf(personId: string): CandidateFile[] {
    return [...this.files.values()].filter(({ candidate }) => candidate.personId === personId);
  }

  #underWay(personId: string): CandidateFile | undefined {
    const guard = enrolmentGuardKey(personId, certification);
    return this.#filesOf(personId).find((file) =>
      guardsOf(file).some(({ pk, sk }) => pk === guard.pk && sk === guard.sk),
    );
  }

  #hasAnything(personId: string): boolean {
    const { joinedWith = [] } = this.#person(personId);
    return joinedWith.length > 0 || this.#filesOf(personId).length > 0 || this.held(personId).version > 0;
  }

  /** Saves a file, as the table does: a person has one under way for a certification. */
  #saveFile(after: CandidateFile): void {
    const guards = guardsOf(after).map(({ pk, sk }) => `${pk} ${sk}`);
    for (const other of this.files.values())
      if (other.id !== after.id && guardsOf(other).some(({ pk, sk }) => guards.includes(`${pk} ${sk}`)))
        throw enrolledAlready(after.path);
    this.files.set(after.id, after);
  }

  #saveHoldings(after: Holdings): void {
    this.#holdings.set(after.personId, { ...after, version: after.version + 1 });
  }

  #follow(sheet: DecisionSheet, file: CandidateFile): void {
    const { personId } = file.candidate;
    const before = this.held(personId);
    const { holdings, change } = followCertificate(
      holdingsAfter(before, sheet, { domainCodes: this.#setting.codes }),
      sheet,
      this.#issued(numbersAtStake(before, sheet)),
      { number: `CQP-${sheet.id}`, at: this.#now(), bonus: guidePolicy.bonus },
    );
    this.#sheets.set(sheet.id, sheet);
    this.#sessions.delete(file.id);
    this.files.set(file.id, file);
    this.#saveHoldings(holdings);
    if (change !== undefined) this.#certificates.set(change.after.number, change.after);
  }

  #issued(numbers: readonly string[]): Certificate[] {
    return numbers.flatMap((number) => this.#certificates.get(number) ?? []);
  }

  /** OEMM takes over what was granted before the system, for a person of whom nothing else is known. */
  takesOver(
    personId: string,
    { fileId, sheetId, number }: { fileId: string; sheetId: string; number: string },
    granted: readonly string[],
  ): void {
    const whole = granted.length === this.#setting.codes.length;
    const person = civilStatusOf("Ève", "Exemple", bornOn);
    const asked = { person, certification, by: "vae", number, decidedOn: this.today } as const;
    const version = { version: "2013-01", domains: this.#setting.codes.map((code) => ({ code })) };
    const given = { held: noHoldings(personId, certification), fileId, sheetId, now: this.#now() };
    const { file, held, certificate } = takeOverPast(
      { ...asked, domains: whole ? [] : [...granted] },
      { ...given, version: version as Certification, policy: guidePolicy },
    );
    this.#takenOver.set(sheetId, fileId);
    this.#persons.set(personId, { ...this.#person(personId), civilStatus: person });
    this.files.set(fileId, file);
    this.#saveHoldings(held);
    if (certificate !== undefined) this.#certificates.set(number, certificate);
  }

  /** A person claims what was taken over, by a date of birth; OEMM confirms it by joining the two. */
  claims(subject: string, holderId: string, right: boolean, keep: string | undefined): void {
    const { id } = claimPast(this.#person(this.rootOf(holderId)), right ? bornOn : "1991-01-01");
    this.joins(this.#signedIn(subject).id, id, keep);
  }

  withdraws(number: string, fallenId: string, because: "fraud" | "annulled"): void {
    const { certificate, held } = this.#heldBy(number);
    const [fallen, own] = [this.sheet(fallenId), this.sheet(certificate.sheetId)];
    if (fallen === undefined || own === undefined) throw notKnown();
    const all = [...this.#sheets.values()].filter(({ id }) => id in (held.sheets ?? {}));
    const after = withdrawCertificate(held, certificate, { own, fallen, all }, { because, at: this.#now() });
    this.#certificates.set(number, after.certificate);
    this.#saveHoldings(after.holdings);
    this.#opensWhole(after.holdings);
    for (const fileId of new Set([certificate.fileId, fallen.fileId])) {
      const given = { fallen: fallenId, because, certified: fileId === certificate.fileId };
      this.files.set(fileId, fileWithout(this.file(fileId), given) ?? this.file(fileId));
    }
  }

  restores(number: string): void {
    const { certificate, held } = this.#heldBy(number);
    assertNothingUnderWay(this.#underWay(held.personId)?.id);
    const returnedId = fallenWith(certificate);
    const known = [certificate.sheetId, ...Object.keys(held.sheets ?? {})];
    const [own, returned] = [this.sheet(certificate.sheetId), this.sheet(returnedId)];
    if (own === undefined || returned === undefined || !known.includes(returnedId)) throw notKnown();
    const after = restoreCertificate(
      held,
      certificate,
      { own, returned },
      { at: this.#now(), domainCodes: this.#setting.codes, others: this.#issued(certificateNumbers(held)) },
    );
    this.#certificates.set(number, after.certificate);
    this.#saveHoldings(after.holdings);
    for (const fileId of new Set([certificate.fileId, returned.fileId]))
      this.#saveFile(fileRestored(this.file(fileId), fileId === certificate.fileId) ?? this.file(fileId));
  }

  #heldBy(number: string) {
    const certificate = this.#certificates.get(number);
    if (certificate === undefined) throw notKnown();
    return { certificate, held: this.held(this.file(certificate.fileId).candidate.personId) };
  }

  /** The decisions that a certificate rests on, by their sheets; none of one that was taken over. */
  restsOn(number: string): string[] {
    const { certificate, held } = this.#heldBy(number);
    const own = this.sheet(certificate.sheetId);
    if (own === undefined) return [];
    const before = Object.values(own.acquiredBefore).map(({ sheetId }) => sheetId);
    const counting = Object.values(held.acquired).map(({ sheetId }) => sheetId);
    const rests = certificate.byJoining === true ? counting : before;
    const rested = rests.filter((id) => counting.includes(id) && this.sheet(id) !== undefined);
    return [...new Set([own.id, ...rested])];
  }

  get numbers(): string[] {
    return [...this.#certificates.keys()];
  }

  /** Whether OEMM granted a certificate, by a joining, on this sheet. */
  grantedOn(sheetId: string): boolean {
    return [...this.#certificates.values()].some((one) => one.byJoining === true && one.sheetId === sheetId);
  }

  #opensWhole(held: Holdings): void {
    const { personId } = held;
    if (!this.#whole.has(personId) && completesByJoining(held, this.#setting.codes, this.today))
      this.#whole.set(personId, this.today);
  }

  certified(personId: string): boolean {
    return certificateNumbers(this.held(personId)).length > 0;
  }

  #centre(centreId: string, service: "vae" | "training") {
    this.#assertStands(centreId);
    const approvals = [{ ...approval, centreId, service, from: "2020-01-01", until: "2099-12-31" }];
    return { centreId, approvals };
  }

  #assertStands(id: string): void {
    mergeInto({ id: "cmp_none" }, this.#parties.get(id) ?? { id });
  }
}

function notKnown(): DomainError {
  return new DomainError("decision-unknown", { rule: "R-DAY-9", detail: "Cette décision n’existe pas." });
}

/** The address that an account proved. */
export function accountOf(subject: string): string {
  return `${subject}@example.org`;
}
