import * as runKeys from "./deadline-run-keys.ts";
import * as entryKeys from "./entry-keys.ts";
import * as keys from "./keys.ts";
import type { IndexName } from "./partitions.ts";
import * as placedKeys from "./placed-keys.ts";

/** A way to read the table: what for, which function, by which key. */
export interface AccessPattern {
  pattern: string;
  /** Where the code of the read is. */
  readBy: string;
  index: "table" | IndexName;
  /** Example keys, made by the key module itself. */
  pk: string;
  sk: string;
}

const file = "file_01JZ";
const about = { kind: "file", id: file } as const;

/** Every access pattern of the table, its keys given by the very functions that the code uses. */
export const accessPatterns: readonly AccessPattern[] = [
  {
    pattern: "a file with its answers, evidence and decision sheets",
    readBy: "files.ts loadFile",
    index: "table",
    pk: keys.filePartition(file),
    sk: [
      keys.fileKey(file),
      keys.fileBodyKey(file),
      keys.answerKey(file, "CMI-1"),
      keys.evidenceKey(file, "evd_01JZ"),
      keys.sheetKey(file, "sheet_01JZ"),
    ]
      .map(({ sk }) => sk)
      .join(", "),
  },
  {
    pattern: "the correction of what a session signed of a file, as it goes on",
    readBy: "corrections.ts parseCorrection",
    index: "table",
    ...keys.correctionKey(file, "ses_01JZ"),
  },
  {
    pattern: "what companies and centres were told of a file",
    readBy: "told-of-files.ts loadToldOfFile",
    index: "table",
    ...keys.toldOfFileKey(file),
  },
  {
    pattern: "whether a candidate has a file under way for a certification (guard)",
    readBy: "files.ts createFile, nothingUnderWay (conditions), fileUnderWay",
    index: "table",
    ...keys.enrolmentGuardKey("person", "CMI"),
  },
  {
    pattern: "whether a company has an employee's enrolment under way for a certification (guard)",
    readBy: "files.ts createFile, saveFile (conditions)",
    index: "table",
    ...keys.companyGuardKey("cmp_exemple", { address: "address", bornOn: "1988-02-29" }, "CMI"),
  },
  {
    pattern: "a candidate's files, oldest first",
    readBy: "files.ts listFiles",
    index: "gsi1",
    pk: keys.candidateFiles("person"),
    sk: keys.sortKey("createdAt", file),
  },
  {
    pattern: "the files that an evaluator assesses; each link names a file (a second read gives it)",
    readBy: "files.ts listFiles",
    index: "gsi1",
    pk: keys.assessedFiles("address"),
    sk: keys.sortKey("createdAt", file),
  },
  {
    pattern: "the files that an address is asked to assess; each link names a file (a second read gives it)",
    readBy: "files.ts listFiles",
    index: "gsi1",
    pk: keys.askedEvaluations("address"),
    sk: keys.sortKey("createdAt", file),
  },
  {
    pattern: "a centre's files, oldest first",
    readBy: "files.ts listFiles",
    index: "gsi2",
    pk: keys.centreFiles("ctr_lyon"),
    sk: keys.sortKey("createdAt", file),
  },
  {
    pattern: "the files by VAE of whom a company employs, for conflicts of interest; each link names a file",
    readBy: "files.ts listFiles",
    index: "gsi2",
    pk: keys.employeesFiles("cmp_exemple"),
    sk: keys.sortKey("createdAt", file),
  },
  {
    pattern: "OEMM's files of a certification in a state; `submitted` is the waiting list, oldest first",
    readBy: "files.ts listFiles",
    index: "gsi3",
    pk: keys.filesByState("CMI", "submitted"),
    sk: keys.sortKey("submittedAt", file),
  },
  {
    pattern: "a company's training files; each link names a file (a second read gives it)",
    readBy: "files.ts listFiles",
    index: "gsi2",
    pk: keys.companyFiles("cmp_exemple"),
    sk: `${keys.sortKey("createdAt", file)} (item ${keys.fileLinkKey(file, "cmp_exemple").sk})`,
  },
  {
    pattern: "what a candidate holds of a certification, from every session and both paths",
    readBy: "holdings.ts loadHoldings",
    index: "table",
    ...keys.holdingsKey("person", "CMI"),
  },
  {
    pattern: "what is erased of a file while it is (the partition is read whole)",
    readBy: "table.ts readPartition (of filePartition)",
    index: "table",
    ...keys.erasureKey(file),
  },
  {
    pattern:
      "what stands of a person as a candidate: guards, holdings, expiries, decisions on files that were erased",
    readBy: "table.ts readPartition",
    index: "table",
    pk: keys.candidatePartition("person"),
    sk: keys.registeredDecisionKey("person", "sheet_01JZ").sk,
  },
  {
    pattern: "files, and evidence of certified ones, to look at for erasure by day, in one of four shards",
    readBy: "retentions.ts listDueRetentions",
    index: "gsi1",
    pk: keys.retentionsOf(keys.shardOf(file)),
    sk: `${keys.sortKey("2031-02-03", "file", file)} (item ${keys.retentionKey(file, "file").sk})`,
  },
  {
    pattern: "persons who asked for something, to look at for erasure by day, in one of four shards",
    readBy: "retentions.ts listDueRetentions",
    index: "gsi1",
    pk: keys.personRetentionsOf(keys.shardOf("person")),
    sk: `${keys.sortKey("2031-02-03", "person")} (item ${keys.personRetentionKey("person").sk})`,
  },
  {
    pattern: "a certificate by its number",
    readBy: "certificates.ts loadCertificate",
    index: "table",
    ...keys.certificateKey("CQP-0123A-BCDEF-GHJ0"),
  },
  {
    pattern: "whose is what was taken over under a number",
    readBy: "past.ts loadTakenOver",
    index: "table",
    ...keys.takenOverKey("CQP-2011-037"),
  },
  {
    pattern: "the certificates of a certification by date of decision",
    readBy: "certificates.ts listCertificates",
    index: "gsi3",
    pk: keys.certificatesOf("CMI"),
    sk: keys.sortKey("2027-02-02", "CQP-0123A-BCDEF-GHJ0"),
  },
  {
    pattern: "a company",
    readBy: "companies.ts loadCompany",
    index: "table",
    ...keys.companyKey("cmp_exemple"),
  },
  {
    pattern: "companies by name",
    readBy: "companies.ts listCompanies",
    index: "gsi3",
    pk: keys.allCompanies,
    sk: keys.sortKey("name", "cmp_exemple"),
  },
  {
    pattern: "the addresses that a person wants to be reached at",
    readBy: "contact-addresses.ts loadAddresses",
    index: "table",
    ...keys.contactAddressKey("prs_01JZ", "adr_01JZ"),
  },
  {
    pattern: "when codes were sent to an address",
    readBy: "contact-addresses.ts loadCodesSent",
    index: "table",
    ...keys.codesSentKey("amina@example.org"),
  },
  {
    pattern: "how many mails went to an address, beside its block",
    readBy: "messages-sent.ts loadReachOf",
    index: "table",
    ...keys.messagesSentKey("amina@example.org"),
  },
  {
    pattern: "a person",
    readBy: "persons.ts loadPerson",
    index: "table",
    ...keys.personKey("prs_01JZ"),
  },
  {
    pattern:
      "the joining of a person with another, what the two held before it, and its files, which undo it",
    readBy: "joinings.ts loadWholeJoining",
    index: "table",
    pk: keys.personPartition("prs_01JZ"),
    sk: [
      keys.joiningKey("prs_01JZ"),
      keys.heldBeforeKey("prs_01JZ", "CMI"),
      keys.joinedFileKey("prs_01JZ", "file_01JZ"),
    ]
      .map(({ sk }) => sk)
      .join(", "),
  },
  {
    pattern: "the persons born on a day: who may look the same",
    readBy: "persons.ts listBornOn",
    index: "gsi1",
    pk: keys.bornOn("1988-02-29"),
    sk: keys.sortKey("prs_01JZ"),
  },
  {
    pattern: "the accounts of a person: what is closed when OEMM moves theirs",
    readBy: "persons.ts listAccounts",
    index: "gsi1",
    pk: keys.accountsOf("prs_01JZ"),
    sk: "subject",
  },
  {
    pattern: "the move that waits for who reads an address",
    readBy: "account-moves.ts loadAccountMove",
    index: "table",
    ...keys.accountMoveKey("address"),
  },
  {
    pattern: "how often an account did something today",
    readBy: "daily-uses.ts loadUse",
    index: "table",
    ...keys.dailyUseKey("subject", "uploads"),
  },
  {
    pattern: "how many requests a caller made this minute (counted, never read by itself)",
    readBy: "request-counts.ts addRequests",
    index: "table",
    ...keys.requestCountKey("subject", "reads", "2026-11-27T09:00:00Z"),
  },
  {
    pattern: "whether an object was about to be put and nothing names it yet",
    readBy: "placed-objects.ts sayPlaced",
    index: "table",
    ...placedKeys.placedKey(`documents/${file}/booklet/${file}/${"ab".repeat(32)}.pdf`),
  },
  {
    pattern: "all of those, in four shards",
    readBy: "placed-objects.ts listPlaced",
    index: "table",
    pk: placedKeys.placedPartition(2),
    sk: "the key of the object",
  },
  {
    pattern: "an account, and whose it is (read when a token is made)",
    readBy: "persons.ts loadAccount",
    index: "table",
    ...keys.accountKey("subject"),
  },
  {
    pattern: "what an account's address gives it: parties and roles (read when a token is made)",
    readBy: "memberships.ts loadMemberships, membershipAmong",
    index: "table",
    pk: keys.membershipsPartition("account"),
    sk: [keys.onlyMembershipKey("account"), keys.membershipKey("account", "cmp_exemple")]
      .map(({ sk }) => sk)
      .join(", "),
  },
  {
    pattern: "the people of a company, a centre or OEMM, and the guard of rules on them all",
    readBy: "staff.ts loadStaff, staff-list.ts listStaff",
    index: "table",
    pk: keys.staffPartition("cmp_exemple"),
    sk: [keys.staffGuardKey("cmp_exemple"), keys.staffKey("cmp_exemple", "per_01JZ")]
      .map(({ sk }) => sk)
      .join(", "),
  },
  {
    pattern: "a session with its slots, members and outcomes",
    readBy: "sessions.ts loadSession",
    index: "table",
    ...keys.sessionKey("ses_01JZ"),
  },
  {
    pattern: "the sessions of a certification by date",
    readBy: "sessions.ts listSessions",
    index: "gsi3",
    pk: keys.certificationSessions("CMI"),
    sk: keys.sortKey("2027-02-02", "ses_01JZ"),
  },
  {
    pattern: "a member's sessions by date (one seat item each, from the convocation)",
    readBy: "sessions.ts listSessions",
    index: "gsi1",
    pk: keys.memberSessions("jur_exemple"),
    sk: `${keys.sortKey("2027-02-02", "ses_01JZ")} (item ${keys.seatKey("ses_01JZ", "jur_exemple").sk})`,
  },
  {
    pattern: "that what follows from a change of a session was told",
    readBy: "sessions.ts isFollowed",
    index: "table",
    ...keys.followedKey("ses_01JZ", "01JZ"),
  },
  {
    pattern: "the scans of a session's signed attendance sheet",
    readBy: "signed-attendances.ts loadSignedAttendances",
    index: "table",
    ...keys.signedAttendanceKey("ses_01JZ", "evd_01JZ"),
  },
  {
    pattern: "which side chaired last",
    readBy: "sessions.ts loadChairTurn",
    index: "table",
    ...keys.chairKey("CMI"),
  },
  {
    pattern: "a jury member's day: the sessions they sit on",
    readBy: "diaries.ts parseDiary",
    index: "table",
    ...keys.diaryKey("jur_exemple", "2027-02-02"),
  },
  {
    pattern: "who is heard on a day, by which sessions",
    readBy: "candidate-days.ts loadCandidateDays",
    index: "table",
    ...keys.candidateDayKey("2027-02-02"),
  },
  {
    pattern: "whether a waiting list has reached its threshold",
    readBy: "thresholds.ts loadThreshold",
    index: "table",
    ...keys.thresholdKey("CMI"),
  },
  {
    pattern: "a jury member",
    readBy: "members.ts loadMember",
    index: "table",
    ...keys.memberKey("jur_exemple"),
  },
  {
    pattern: "the jury directory by name",
    readBy: "members.ts listMembers",
    index: "gsi3",
    pk: keys.juryDirectory,
    sk: keys.sortKey("name", "jur_exemple"),
  },
  {
    pattern: "a centre and its approvals",
    readBy: "centres.ts loadCentre",
    index: "table",
    pk: keys.centrePartition("ctr_lyon"),
    sk: [
      keys.centreKey("ctr_lyon"),
      keys.approvalKey("ctr_lyon", { certification: "CMI", service: "vae", from: "2026-01-01" }),
    ]
      .map(({ sk }) => sk)
      .join(", "),
  },
  {
    pattern: "centres by name",
    readBy: "centres.ts listCentres",
    index: "gsi3",
    pk: keys.allCentres,
    sk: keys.sortKey("name", "ctr_lyon"),
  },
  {
    pattern: "centres approved for a certification and a service on a date",
    readBy: "centres.ts listApprovedCentres",
    index: "gsi1",
    pk: keys.approvedCentres("CMI", "vae"),
    sk: keys.sortKey("until", "ctr_lyon", "from"),
  },
  {
    pattern: "what is due on a day (upload requests to close), in one of four shards",
    readBy: "files.ts listDueUploads",
    index: "gsi1",
    pk: keys.dueOn("2027-02-02", keys.shardOf("evd_01JZ")),
    sk: keys.sortKey("UPLOAD", file, "evd_01JZ"),
  },
  {
    pattern: "which versions of the referential were loaded: what is in force on a date",
    readBy: "referential.ts loadContents",
    index: "table",
    ...keys.referentialContentsKey,
  },
  {
    pattern: "what the branch decided of its dated series",
    readBy: "branch-series.ts loadBranchSeries",
    index: "table",
    ...keys.branchSeriesKey,
  },
  {
    pattern:
      "a version of a certification that was loaded (published ones never change: read once a process)",
    readBy: "referential.ts readVersions",
    index: "table",
    ...keys.referentialVersionKey({ code: "CMI", version: "2027-01" }),
  },
  {
    pattern: "every version that was loaded, to check new ones together with them",
    readBy: "referential.ts loadReferential",
    index: "table",
    pk: keys.referentialPartition,
    sk: [keys.referentialContentsKey, keys.referentialVersionKey({ code: "CMI", version: "2027-01" })]
      .map(({ sk }) => sk)
      .join(", "),
  },
  {
    pattern: "a history, newest first; each entry is also the event that the stream publishes",
    readBy: "facts.ts readHistory",
    index: "table",
    pk: keys.historyPartition(about),
    sk: keys.factKey(about, "01JZ").sk,
  },
  {
    pattern: "what concerns a party, oldest first, with how far its feed has come",
    readBy: "changes.ts readFeed",
    index: "table",
    pk: keys.changesPartition("centre#ctr_lyon"),
    sk: [keys.changeHeadKey("oemm"), keys.changeKey("oemm", 1_800_000_000_000)]
      .map(({ sk }) => sk)
      .join(", "),
  },
  {
    pattern: "that a fact was told to those whom it concerns",
    readBy: "changes.ts loadTold",
    index: "table",
    ...keys.changeToldKey("01JZ"),
  },
  {
    pattern: "whom the last fact of a file or a session was told to",
    readBy: "changes.ts loadTold",
    index: "table",
    ...keys.changeFollowersKey(about),
  },
  {
    pattern: "what the facts of a history say of people, apart from it so that it can be erased",
    readBy: "facts.ts readHistory, loadFact",
    index: "table",
    pk: keys.detailsPartition(about),
    sk: keys.detailsKey(about, "01JZ").sk,
  },
  {
    pattern: "what of something was read, newest first",
    readBy: "readings.ts listReadings",
    index: "table",
    pk: keys.readingsPartition(about),
    sk: keys.readingKey(about, "01JZ").sk,
  },
  {
    pattern: "who read something, apart from the readings so that it can be erased",
    readBy: "readings.ts listReadings",
    index: "table",
    pk: keys.readersPartition(about),
    sk: keys.readerKey(about, "01JZ").sk,
  },
  {
    pattern: "the seals of a trail, by entry",
    readBy: "seals.ts loadTrailHead, trails.ts readTrail",
    index: "table",
    pk: keys.sealsPartition(about),
    sk: keys.sealKey(about, "01JZ").sk,
  },
  {
    pattern: "how far a trail is sealed",
    readBy: "seals.ts loadTrailHead",
    index: "table",
    pk: keys.trailHeadKey(about).pk,
    sk: keys.trailHeadKey(about).sk,
  },
  {
    pattern: "the trails that were last sealed on a day, in one of four shards",
    readBy: "seals.ts trailsSealedOn",
    index: "gsi1",
    pk: keys.sealedOn("2027-02-02", 2),
    sk: keys.sortKey("file", file),
  },
  {
    pattern: "the mails about something, newest first; one mail a fact",
    readBy: "mail-lists.ts listMails",
    index: "table",
    pk: keys.mailPartition(about),
    sk: keys.mailKey(about, "01JZ").sk,
  },
  {
    pattern: "a mail: by the fact that SES gives back with each event, as a tag (decision 12)",
    readBy: "mails.ts loadMail",
    index: "table",
    ...keys.mailKey(about, "01JZ"),
  },
  {
    pattern: "the mails that SES has not taken yet, oldest first",
    readBy: "mails.ts listPendingMails",
    index: "gsi3",
    pk: keys.pendingMails,
    sk: keys.sortKey("claimedAt", "01JZ"),
  },
  {
    pattern: "what a person was told of their appearance in a session (R-DAY-4)",
    readBy: "mails.ts loadAppearanceMessages",
    index: "table",
    ...keys.appearanceMessagesKey({ sessionId: "ses_01JZ", of: file }),
  },
  {
    pattern: "whether all mails wait, as SES refuses whom they come from",
    readBy: "mail-hold.ts mailsAreHeld",
    index: "table",
    ...keys.mailHoldKey,
  },
  {
    pattern: "whether an address is written to",
    readBy: "blocked-addresses.ts loadBlock",
    index: "table",
    ...keys.blockedAddressKey("amina@example.org"),
  },
  {
    pattern: "the addresses that are not written to",
    readBy: "blocked-address-list.ts listBlocks",
    index: "gsi3",
    pk: keys.blockedAddresses,
    sk: keys.sortKey("blockedAt", "address"),
  },
  {
    pattern: "a task of OEMM",
    readBy: "tasks.ts loadTask",
    index: "table",
    ...keys.taskKey("task_01JZ"),
  },
  {
    pattern: "what a person asked OEMM to rectify",
    readBy: "rectifications.ts listRectifications",
    index: "gsi1",
    pk: keys.rectificationsOf("person"),
    sk: keys.sortKey("openedAt", "task_01JZ"),
  },
  {
    pattern: "OEMM's tasks in a state, by date",
    readBy: "tasks.ts listTasks",
    index: "gsi3",
    pk: keys.tasksIn("open"),
    sk: keys.sortKey("date", "task_01JZ"),
  },
  {
    pattern: "the answer kept for a repeated request (a day)",
    readBy: "idempotency.ts findAnswer",
    index: "table",
    ...keys.idempotencyKey("subject", "POST /files", "key"),
  },
  {
    pattern:
      "a printed document of a session (those of a file come with the file: `DOCUMENT#booklet#file_01JZ`)",
    readBy: "documents.ts loadDocument",
    index: "table",
    ...keys.documentKey({ kind: "session", id: "ses_01JZ" }, "schedule", "ses_01JZ"),
  },
  {
    pattern: "an export of a list",
    readBy: "exports.ts loadExport",
    index: "table",
    ...keys.exportKey("exp_01JZ"),
  },
  {
    pattern: "the exports that a person asked for",
    readBy: "exports.ts listExports",
    index: "gsi1",
    pk: keys.exportsOf("subject"),
    sk: keys.sortKey("requestedAt", "exp_01JZ"),
  },
  {
    pattern: "a copy of what is held about a person, beside the person",
    readBy: "copies.ts loadCopy",
    index: "table",
    ...keys.copyKey("person", "cpy_01JZ"),
  },
  {
    pattern: "partial validations by last valid day, a month at a time",
    readBy: "expiries.ts listExpiries",
    index: "gsi3",
    pk: keys.expiringIn("2032-02"),
    sk: `${keys.sortKey("2032-02-02", "person", "CMI")} (item ${keys.expiryKey("person", "CMI", "2032-02-02").sk})`,
  },
  {
    pattern: "the deadlines of a file, a centre or a session, read with it",
    readBy: "deadlines.ts deadlinesAmong, deadlineEntity.find",
    index: "table",
    ...keys.deadlineKey(about, "first-jury", file),
  },
  {
    pattern: "the deadlines about which something is to do on a day, in one of four shards",
    readBy: "deadlines.ts listDueDeadlines",
    index: "gsi1",
    pk: keys.deadlinesDueOn("2029-02-02", keys.shardOf(file)),
    sk: keys.sortKey("first-jury", file, file),
  },
  {
    pattern: "the running deadlines of a company or a centre by last day",
    readBy: "deadline-lists.ts listDeadlines",
    index: "gsi2",
    pk: keys.deadlinesOfParty("ctr_lyon"),
    sk: keys.sortKey("2029-08-01", "first-jury", file, file),
  },
  {
    pattern: "the running deadlines of a month by last day",
    readBy: "deadline-lists.ts listDeadlines",
    index: "gsi3",
    pk: keys.deadlinesOfMonth("2029-08"),
    sk: keys.sortKey("2029-08-01", "first-jury", file, file),
  },
  {
    pattern: "how far the daily runs have come",
    readBy: "deadline-runs.ts loadWatermark",
    index: "table",
    ...runKeys.deadlineWatermarkKey,
  },
  {
    pattern: "how far the nightly runs have come that close upload requests",
    readBy: "deadline-runs.ts loadWatermark",
    index: "table",
    ...runKeys.uploadWatermarkKey,
  },
  {
    pattern: "a daily run with what its workers did (a year)",
    readBy: "deadline-runs.ts loadRun",
    index: "table",
    pk: runKeys.deadlineRunPartition("run_01JZ"),
    sk: [runKeys.deadlineRunKey("run_01JZ"), runKeys.deadlineBatchKey("run_01JZ", "01JZ")]
      .map(({ sk }) => sk)
      .join(", "),
  },
  {
    pattern: "the daily runs, newest first",
    readBy: "deadline-runs.ts listRuns",
    index: "gsi3",
    pk: runKeys.allDeadlineRuns,
    sk: keys.sortKey("2029-02-02T04:30:00Z", "run_01JZ"),
  },
  {
    pattern: "how a party wishes to be reminded",
    readBy: "reminder-choices.ts loadReminderChoices",
    index: "table",
    ...keys.reminderChoiceKey("ctr_lyon"),
  },
  {
    pattern: "whether a party got the digest of a week (guard)",
    readBy: "digests.ts takeDigest (condition)",
    index: "table",
    ...keys.digestKey("ctr_lyon", "2029-02-05"),
  },
  {
    pattern: "what lists and searches find something by, brought up and erased with it",
    readBy: "list-entries.ts bringEntries",
    index: "table",
    pk: entryKeys.entriesPartition(about),
    sk: [
      entryKeys.listEntryKey(about, "ctr_lyon", "ALL"),
      entryKeys.listEntryKey(about, "ctr_lyon", "ALIKE"),
      entryKeys.wordEntryKey(about, "ctr_lyon", "dupont"),
    ]
      .map(({ sk }) => sk)
      .join(", "),
  },
  {
    pattern:
      "what a centre, a company or OEMM may see of a kind, oldest first: a certification's in a state, or all (OEMM's in four shards)",
    readBy: "find-listed.ts findListed",
    index: "gsi1",
    pk: entryKeys.entriesByCreation("file", "ctr_lyon", "vae#CMI#submitted"),
    sk: keys.sortKey("createdAt", file),
  },
  {
    pattern: "the same by last change",
    readBy: "find-listed.ts findListed",
    index: "gsi2",
    pk: entryKeys.entriesByChange("file", "oemm", "2"),
    sk: keys.sortKey("changedAt", file),
  },
  {
    pattern: "the same by the beginning of a word, a partition for two letters",
    readBy: "find-listed.ts findListed",
    index: "gsi1",
    pk: entryKeys.entriesByWord("file", "ctr_lyon", "dupont"),
    sk: keys.sortKey("dupont", file),
  },
];
