import type { CentreService } from "../domain/centre/approval.ts";
import type { CertificationCode } from "../domain/referential/certification.ts";
import type { CivilDate, Instant } from "../domain/time/civil-date.ts";
import {
  type ListPartition,
  type Partition,
  partitionOfList,
  type SingleList,
  type SinglePartition,
} from "./partitions.ts";

/** The primary key of an item. */
export interface Key {
  pk: string;
  sk: string;
}

/** A position on one of the table's indexes. */
export interface IndexKey {
  pk: string;
  sk: string;
}

const join = (...parts: string[]) => parts.join("#");
/** A key in a partition of the table. */
const within = (partition: Exclude<Partition, SinglePartition>, ...parts: string[]) =>
  join(partition, ...parts);
const single = (partition: SinglePartition) => partition;
/** A key in a partition of an index. */
const listed = (list: Exclude<ListPartition, SingleList>, ...parts: string[]) =>
  join(partitionOfList(list), ...parts);
const singleList = (list: SingleList) => partitionOfList(list);

/** A candidate's file and everything that hangs on it share a partition: one Query reads them. */
export const filePartition = (fileId: string) => within("FILE", fileId);
/** A file. */
export const fileKey = (fileId: string): Key => ({ pk: filePartition(fileId), sk: "FILE" });
/** What may be long in a file, beside it. */
export const fileBodyKey = (fileId: string): Key => ({ pk: within("FILE", fileId), sk: "BODY" });
/** An answer of the VAE booklet: one item a domain, so that large texts stay far under 400 KB. */
export const answerKey = (fileId: string, domainCode: string): Key => ({
  pk: filePartition(fileId),
  sk: join("ANSWER", domainCode),
});
/** A piece of evidence. */
export const evidenceKey = (fileId: string, evidenceId: string): Key => ({
  pk: filePartition(fileId),
  sk: join("EVIDENCE", evidenceId),
});
/** A decision sheet. */
export const sheetKey = (fileId: string, sheetId: string): Key => ({
  pk: filePartition(fileId),
  sk: join("SHEET", sheetId),
});
/** The correction of what a session signed of a file, as it goes on. */
export const correctionKey = (fileId: string, sessionId: string): Key => ({
  pk: filePartition(fileId),
  sk: join("CORRECTION", sessionId),
});
/** What companies and centres were told of a file (R-DAY-7). */
export const toldOfFileKey = (fileId: string): Key => ({ pk: filePartition(fileId), sk: "TOLD" });
/** What puts a file in the list of another party that follows it. */
export const fileLinkKey = (fileId: string, to: string): Key => ({
  pk: filePartition(fileId),
  sk: join("LINK", to),
});
/** What stands of a person as a candidate, apart from their files: guards, what they hold, what expires of it. */
export const candidatePartition = (personId: string) => within("CANDIDATE", personId);
/** Guards that a candidate has one file under way for a certification. */
export const enrolmentGuardKey = (personId: string, certification: CertificationCode): Key => ({
  pk: candidatePartition(personId),
  sk: join("ENROLMENT", certification),
});
/**
 * Guards that a company has one enrolment under way of an employee for a certification, named by what it typed: an address,
 * which several may share (R-PER-4), and a day of birth, which enrolments of before have not.
 */
export const companyGuardKey = (
  companyId: string,
  { address, bornOn }: { address: string; bornOn?: CivilDate | undefined },
  certification: CertificationCode,
): Key => ({
  pk: within("COMPANY", companyId),
  sk: join("ENROLMENT", certification, address, ...(bornOn === undefined ? [] : [bornOn])),
});
/** What a candidate holds of a certification, from every session and both paths. */
export const holdingsKey = (personId: string, certification: CertificationCode): Key => ({
  pk: candidatePartition(personId),
  sk: join("HOLDINGS", certification),
});
/** A certificate by its number. */
export const certificateKey = (number: string): Key => ({
  pk: within("CERTIFICATE", number),
  sk: "CERTIFICATE",
});
/** What was taken over under a number of before the system (R-OEMM-3). */
export const takenOverKey = (number: string): Key => ({
  pk: within("CERTIFICATE", number),
  sk: "TAKEN-OVER",
});

/** When a file, or its evidence, is looked at to be erased (R-RGPD-2). */
export const retentionKey = (fileId: string, what: string): Key => ({
  pk: filePartition(fileId),
  sk: join("RETENTION", what),
});
/** gsi1: the files to look at, the soonest first, in one shard. */
export const retentionsOf = (shard: number) => listed("gsi1 RETENTION", String(shard));
/** gsi1: the persons to look at, apart from files: code of before there were any reads those of files alone. */
export const personRetentionsOf = (shard: number) => listed("gsi1 RETENTION", "PERSON", String(shard));
/** What is known of a file while it is erased; nothing of it is left afterwards. */
export const erasureKey = (fileId: string): Key => ({ pk: filePartition(fileId), sk: "ERASURE" });
/** What a jury decided of a file that was erased: the register's (R-RGPD-2). */
export const registeredDecisionKey = (personId: string, sheetId: string): Key => ({
  pk: candidatePartition(personId),
  sk: join("DECISION", sheetId),
});

/** A jury session. */
export const sessionKey = (sessionId: string): Key => ({ pk: within("SESSION", sessionId), sk: "SESSION" });
/** The seat of a member in a session: what the list of a member's sessions reads. */
export const seatKey = (sessionId: string, memberId: string): Key => ({
  pk: within("SESSION", sessionId),
  sk: join("SEAT", memberId),
});
/** That what follows from a change of a session was told. */
export const followedKey = (sessionId: string, factId: string): Key => ({
  pk: within("SESSION", sessionId),
  sk: join("FOLLOWED", factId),
});
/** A scan of the attendance sheet that was signed in a session (R-DAY-6). */
export const signedAttendanceKey = (sessionId: string, evidenceId: string): Key => ({
  pk: within("SESSION", sessionId),
  sk: join("ATTENDANCE", evidenceId),
});
/** Which side chaired the last session of a certification (R-JURY-3). */
export const chairKey = (certification: CertificationCode): Key => ({
  pk: within("CERTIFICATION", certification),
  sk: "CHAIR",
});
/** A jury member's day. */
export const diaryKey = (memberId: string, date: CivilDate): Key => ({
  pk: within("MEMBER", memberId),
  sk: join("DIARY", date),
});
/** Who is heard on a day. */
export const candidateDayKey = (date: CivilDate): Key => ({ pk: within("CANDIDATE", date), sk: "DAY" });
/** Whether OEMM was told that a waiting list reached its threshold. */
export const thresholdKey = (certification: CertificationCode): Key => ({
  pk: within("CERTIFICATION", certification),
  sk: "THRESHOLD",
});
/** A jury member of the directory. */
export const memberKey = (memberId: string): Key => ({ pk: within("MEMBER", memberId), sk: "MEMBER" });

/** A centre and its approvals share a partition. */
export const centrePartition = (centreId: string) => within("CENTRE", centreId);
/** A training centre. */
export const centreKey = (centreId: string): Key => ({ pk: centrePartition(centreId), sk: "CENTRE" });
/** An approval of a centre; a new decision from the same day replaces it. */
export const approvalKey = (
  centreId: string,
  approval: { certification: CertificationCode; service: CentreService; from: CivilDate },
): Key => ({
  pk: centrePartition(centreId),
  sk: join("APPROVAL", approval.certification, approval.service, approval.from),
});

/** The versions of the referential that OEMM loaded, and the list of them, share a partition. */
export const referentialPartition = single("REFERENTIAL");
/** Which versions were loaded. */
export const referentialContentsKey: Key = { pk: referentialPartition, sk: "CONTENTS" };
/** What the branch decided of its dated series. */
export const branchSeriesKey: Key = { pk: referentialPartition, sk: "SERIES" };
/** A version of a certification: one item each, under 400 KB. */
export const referentialVersionKey = (named: { code: CertificationCode; version: string }): Key => ({
  pk: referentialPartition,
  sk: join("VERSION", named.code, named.version),
});

/** A company. */
export const companyKey = (companyId: string): Key => ({ pk: within("COMPANY", companyId), sk: "COMPANY" });

/** A person who was joined with another, and what of theirs came with them, share a partition. */
export const personPartition = (personId: string) => within("PERSON", personId);
/** A person (R-PER-1). */
export const personKey = (personId: string): Key => ({ pk: personPartition(personId), sk: "PERSON" });
/** When a person is looked at to be erased, who may have no file (R-RGPD-2). */
export const personRetentionKey = (personId: string): Key => ({
  pk: personPartition(personId),
  sk: "RETENTION",
});
/** An address of a person besides their account's (R-PER-2). */
export const contactAddressKey = (personId: string, addressId: string): Key => ({
  pk: personPartition(personId),
  sk: join("ADDRESS", addressId),
});
/** When codes were sent to an address (R-PER-2). */
export const codesSentKey = (account: string): Key => ({ pk: within("ADDRESS", account), sk: "CODES" });
/** How many mails went to an address (R-PER-2). */
export const messagesSentKey = (account: string): Key => ({ pk: within("ADDRESS", account), sk: "MESSAGES" });
/** The joining of a person with another (R-PER-4). */
export const joiningKey = (joinedId: string): Key => ({ pk: personPartition(joinedId), sk: "JOINING" });
/** What two persons held of a certification when they were joined. */
export const heldBeforeKey = (joinedId: string, certification: CertificationCode): Key => ({
  pk: personPartition(joinedId),
  sk: join("HELD-BEFORE", certification),
});
/** A file that a joining moved or withdrew. */
export const joinedFileKey = (joinedId: string, fileId: string): Key => ({
  pk: personPartition(joinedId),
  sk: join("JOINED-FILE", fileId),
});
/** A copy of what is held about a person (R-RGPD-1). */
export const copyKey = (personId: string, copyId: string): Key => ({
  pk: personPartition(personId),
  sk: join("COPY", copyId),
});
/** gsi1: the persons born on a day. */
export const bornOn = (day: CivilDate) => listed("gsi1 BORN", day);
/** An account, by the subject of its tokens. */
export const accountKey = (subject: string): Key => ({ pk: within("ACCOUNT", subject), sk: "ACCOUNT" });
/** R-PER-5: that a person's account is to be that of an address. */
export const accountMoveKey = (account: string): Key => ({ pk: within("ACCOUNT", account), sk: "MOVE" });
/** gsi1: the accounts of a person. */
export const accountsOf = (personId: string) => listed("gsi1 ACCOUNTS", personId);
/** How often an account did something in a day (R-PER-2). */
export const dailyUseKey = (subject: string, use: string): Key => ({
  pk: within("ACCOUNT", subject),
  sk: join("USE", use),
});
/** How many requests of a kind a caller made in a minute. */
export const requestCountKey = (caller: string, kind: string, minute: Instant): Key => ({
  pk: within("REQUESTS", caller),
  sk: join(kind, minute),
});
/** What an account's address gives it, in an item for each party. */
export const membershipsPartition = (account: string) => within("ACCOUNT", account);
/** Before an account could act for several parties, the only one; what the others' keys begin with. */
export const onlyMembershipKey = (account: string): Key => ({
  pk: membershipsPartition(account),
  sk: "MEMBERSHIP",
});
/** What a party gives to an account's address. */
export const membershipKey = (account: string, partyId: string): Key => ({
  pk: membershipsPartition(account),
  sk: join("MEMBERSHIP", partyId),
});
/** The people of a company, a centre or OEMM, in the order of their invitation. */
export const staffPartition = (partyId: string) => within("PEOPLE", partyId);
/** A person who acts for a party. */
export const staffKey = (partyId: string, personId: string): Key => ({
  pk: staffPartition(partyId),
  sk: join("PERSON", personId),
});
/** Counts the changes among a party's people, for rules on them all; sorts before them. */
export const staffGuardKey = (partyId: string): Key => ({ pk: staffPartition(partyId), sk: "GUARD" });

/** The history of a file, a session, a centre, a certification or a jury member. */
export const historyPartition = (about: { kind: string; id: string }) =>
  within("HISTORY", about.kind, about.id);
/** A history entry, which is also the event that the stream publishes. */
export const factKey = (about: { kind: string; id: string }, factId: string): Key => ({
  pk: historyPartition(about),
  sk: factId,
});

/** What the facts of a history say of people, apart from it: this partition can be erased. */
export const detailsPartition = (about: { kind: string; id: string }) =>
  within("DETAILS", about.kind, about.id);
/** The details of a fact; they sort as the facts do. */
export const detailsKey = (about: { kind: string; id: string }, factId: string): Key => ({
  pk: detailsPartition(about),
  sk: factId,
});

/** What concerns a party, by the name of its feed (R-CHG-1). */
export const changesPartition = (feed: string) => within("CHANGES", feed);
/** Digits of the number of an entry, so that keys sort as numbers do. */
const digitsOfEntry = 16;
/** An entry of a feed. */
export const changeKey = (feed: string, sequence: number): Key => ({
  pk: changesPartition(feed),
  sk: join("ENTRY", String(sequence).padStart(digitsOfEntry, "0")),
});
/** How far a feed has come; it sorts before its entries. */
export const changeHeadKey = (feed: string): Key => ({ pk: changesPartition(feed), sk: "COME" });
/** That a fact was told to those whom it concerns. */
export const changeToldKey = (factId: string): Key => ({ pk: within("CHANGES", "fact", factId), sk: "TOLD" });
/** Whom the last fact about something was told to. */
export const changeFollowersKey = (about: { kind: string; id: string }): Key => ({
  pk: within("CHANGES", "about", about.kind, about.id),
  sk: "FOLLOWERS",
});

/** What of something was read (R-RGPD-3). */
export const readingsPartition = (about: { kind: string; id: string }) =>
  within("READINGS", about.kind, about.id);
/** A reading. */
export const readingKey = (about: { kind: string; id: string }, readingId: string): Key => ({
  pk: readingsPartition(about),
  sk: readingId,
});
/** Who read something, apart from the readings: this partition can be erased. */
export const readersPartition = (about: { kind: string; id: string }) =>
  within("READERS", about.kind, about.id);
/** Who read; they sort as the readings do. */
export const readerKey = (about: { kind: string; id: string }, readingId: string): Key => ({
  pk: readersPartition(about),
  sk: readingId,
});

/** The seals of a trail: of the facts and the readings about something. */
export const sealsPartition = (about: { kind: string; id: string }) => within("SEALS", about.kind, about.id);
/** The seal of an entry. */
export const sealKey = (about: { kind: string; id: string }, entryId: string): Key => ({
  pk: sealsPartition(about),
  sk: entryId,
});
/** How far a trail is sealed. */
export const trailHeadKey = (about: { kind: string; id: string }): Key => ({
  pk: within("TRAIL", about.kind, about.id),
  sk: "HEAD",
});
/** gsi1: the trails that were last sealed on a day, in one shard. */
export const sealedOn = (day: CivilDate, shard: number) => listed("gsi1 SEALED", day, String(shard));

/** The mails about a file, a session, a centre or a jury member. */
export const mailPartition = (about: { kind: string; id: string }) => within("MAIL", about.kind, about.id);
/** A mail: one for the fact that it announces. */
export const mailKey = (about: { kind: string; id: string }, factId: string): Key => ({
  pk: mailPartition(about),
  sk: factId,
});

/** What a person was told of their appearance in a session (R-DAY-4). */
export const appearanceMessagesKey = (ref: { sessionId: string; of: string }): Key => ({
  pk: within("MAIL", "appearance", ref.sessionId),
  sk: ref.of,
});
/** That SES refuses the identity that mails come from: all of them wait. */
export const mailHoldKey: Key = { pk: within("MAIL", "hold"), sk: "HOLD" };

/** gsi3: the mails that SES has not taken yet, oldest first. */
export const pendingMails = listed("gsi3 MAILS", "PENDING");
/** An address that is not written to. */
export const blockedAddressKey = (address: string): Key => ({ pk: within("ADDRESS", address), sk: "BLOCK" });
/** gsi3: the addresses that are not written to, last first. */
export const blockedAddresses = singleList("gsi3 BLOCKED-ADDRESSES");
/** Something that OEMM has to do. */
export const taskKey = (taskId: string): Key => ({ pk: within("TASK", taskId), sk: "TASK" });
/** gsi1: what a person asked OEMM to rectify, oldest first. */
export const rectificationsOf = (personId: string) => listed("gsi1 RECTIFICATIONS", personId);
/** gsi3: OEMM's tasks in a state, by the date that they are due for. */
export const tasksIn = (state: string) => listed("gsi3 TASKS", state);

/** The answer kept for a repeated request. */
export const idempotencyKey = (subject: string, routeId: string, key: string): Key => ({
  pk: within("IDEMPOTENCY", subject, routeId, key),
  sk: "IDEMPOTENCY",
});

/** gsi1: a candidate's files, oldest first. */
export const candidateFiles = (personId: string) => listed("gsi1 CANDIDATE", personId);
/** gsi1: the files that an evaluator assesses; their address was a candidate's identifier before persons were known. */
export const assessedFiles = (account: string) => listed("gsi1 CANDIDATE", account);
/** gsi1: the files that an address is asked to assess. */
export const askedEvaluations = (account: string) => listed("gsi1 EVALUATIONS", account);
/** gsi2: a centre's files. */
export const centreFiles = (centreId: string) => listed("gsi2 CENTRE", centreId);
/** gsi3: the files of a certification in a state; the submitted ones, oldest first, are the waiting list. */
export const filesByState = (certification: CertificationCode, state: string) =>
  listed("gsi3 FILES", certification, state);
/** gsi3: the sessions of a certification by date. */
export const certificationSessions = (certification: CertificationCode) =>
  listed("gsi3 SESSIONS", certification);
/** gsi1: a member's sessions by date. */
export const memberSessions = (memberId: string) => listed("gsi1 MEMBER", memberId);
/** gsi1: approvals for a certification and a service by last day. */
export const approvedCentres = (certification: CertificationCode, service: CentreService) =>
  listed("gsi1 APPROVED", certification, service);
/** gsi2: a company's files. */
export const companyFiles = (companyId: string) => listed("gsi2 COMPANY", companyId);
/** gsi2: the files by VAE of whom a company employs: it reads none of them. */
export const employeesFiles = (companyId: string) => listed("gsi2 EMPLOYEES", companyId);
/** gsi3: the certificates of a certification, by date of decision. */
export const certificatesOf = (certification: CertificationCode) =>
  listed("gsi3 CERTIFICATES", certification);
/** gsi3: every company, by name. */
export const allCompanies = singleList("gsi3 COMPANIES");
/** gsi3: every centre, by name. */
export const allCentres = singleList("gsi3 CENTRES");
/** gsi3: the jury directory, by name. */
export const juryDirectory = singleList("gsi3 MEMBERS");

/** An export of a list. */
export const exportKey = (exportId: string): Key => ({ pk: within("EXPORT", exportId), sk: "EXPORT" });
/** gsi1: the exports that an account asked for, oldest first. */
export const exportsOf = (subject: string) => listed("gsi1 EXPORTS", subject);
/** Domains of a candidate that expire on the same day. */
export const expiryKey = (personId: string, certification: CertificationCode, day: CivilDate): Key => ({
  pk: candidatePartition(personId),
  sk: join("EXPIRY", certification, day),
});
/** gsi3: what expires in a month, `YYYY-MM`, by day: a month is a partition, so that none grows for ever. */
export const expiringIn = (month: string) => listed("gsi3 EXPIRING", month);

/** Shards of a day's deadlines: the daily run's readers, and what keeps a day from being one hot partition. */
export const deadlineShards = 4;
/** gsi1: what is due on a day, in one shard. */
export const dueOn = (day: CivilDate, shard: number) => listed("gsi1 DUE", day, String(shard));

/** A sort key made of several parts. */
export const sortKey = (...parts: (string | Instant | CivilDate)[]) => join(...parts);

/** The shard of an id: stable, spread by its last character. */
export function shardOf(id: string): number {
  return (id.codePointAt(id.length - 1) ?? 0) % deadlineShards;
}

const subjects = { file: "FILE", session: "SESSION", centre: "CENTRE" } as const;

/** A printed document of a file or a session, in the partition of what it is about. */
export const documentKey = (
  about: { kind: "file" | "session"; id: string },
  kind: string,
  reference: string,
): Key => ({
  pk: within(subjects[about.kind], about.id),
  sk: join("DOCUMENT", kind, reference),
});
/** A deadline, beside the file, the centre or the session that it is about. */
export const deadlineKey = (
  about: { kind: keyof typeof subjects; id: string },
  kind: string,
  id: string,
): Key => ({
  pk: within(subjects[about.kind], about.id),
  sk: join("DEADLINE", kind, id),
});
/** gsi1: the deadlines about which something is to do on a day, in one shard; apart from the upload requests. */
export const deadlinesDueOn = (day: CivilDate, shard: number) => listed("gsi1 DEADLINES", day, String(shard));
/** gsi2: the running deadlines of a company or a centre by last day. */
export const deadlinesOfParty = (partyId: string) => listed("gsi2 DEADLINES", partyId);
/** gsi3: the running deadlines whose last day is in a month (`2029-02`). */
export const deadlinesOfMonth = (month: string) => listed("gsi3 DEADLINES", month);
/** How a party (a company, a centre, OEMM) wishes to be reminded. */
export const reminderChoiceKey = (partyId: string): Key => ({
  pk: within("PARTY", partyId),
  sk: "REMINDERS",
});
/** Guards that a party gets one digest a week, named by its Monday. */
export const digestKey = (partyId: string, monday: CivilDate): Key => ({
  pk: within("PARTY", partyId),
  sk: join("DIGEST", monday),
});
