import * as accountMoves from "./account-moves.ts";
import * as blockedAddresses from "./blocked-addresses.ts";
import * as branchSeries from "./branch-series.ts";
import * as candidateDays from "./candidate-days.ts";
import * as centres from "./centres.ts";
import * as certificates from "./certificates.ts";
import * as changes from "./changes.ts";
import * as companies from "./companies.ts";
import * as contactAddresses from "./contact-addresses.ts";
import * as copies from "./copies.ts";
import * as corrections from "./corrections.ts";
import * as dailyUses from "./daily-uses.ts";
import * as deadlineRuns from "./deadline-runs.ts";
import * as deadlines from "./deadlines.ts";
import * as diaries from "./diaries.ts";
import * as digests from "./digests.ts";
import * as documents from "./documents.ts";
import type { Entity } from "./entity.ts";
import * as erasures from "./erasures.ts";
import * as expiries from "./expiries.ts";
import * as exported from "./exports.ts";
import * as facts from "./facts.ts";
import * as fileLinks from "./file-links.ts";
import * as files from "./files.ts";
import * as holdings from "./holdings.ts";
import * as idempotency from "./idempotency.ts";
import * as joinings from "./joinings.ts";
import * as listEntries from "./list-entries.ts";
import * as mailHold from "./mail-hold.ts";
import * as mails from "./mails.ts";
import * as members from "./members.ts";
import * as memberships from "./memberships.ts";
import * as messagesSent from "./messages-sent.ts";
import * as past from "./past.ts";
import * as persons from "./persons.ts";
import * as placedObjects from "./placed-objects.ts";
import * as readings from "./readings.ts";
import * as referential from "./referential.ts";
import * as reminderChoices from "./reminder-choices.ts";
import * as requestCounts from "./request-counts.ts";
import * as retentions from "./retentions.ts";
import * as seals from "./seals.ts";
import * as sessions from "./sessions.ts";
import * as signedAttendances from "./signed-attendances.ts";
import * as staff from "./staff.ts";
import * as tasks from "./tasks.ts";
import * as thresholds from "./thresholds.ts";
import * as toldOfFiles from "./told-of-files.ts";

/** Every kind of thing that the table holds, by name: for what describes and tests them all; a function imports its own. */
export const entities: ReadonlyMap<string, Entity> = new Map(
  [
    accountMoves,
    blockedAddresses,
    branchSeries,
    centres,
    changes,
    certificates,
    candidateDays,
    companies,
    contactAddresses,
    copies,
    corrections,
    dailyUses,
    requestCounts,
    deadlineRuns,
    deadlines,
    diaries,
    digests,
    documents,
    erasures,
    expiries,
    exported,
    facts,
    fileLinks,
    files,
    holdings,
    idempotency,
    joinings,
    listEntries,
    mailHold,
    mails,
    messagesSent,
    members,
    memberships,
    past,
    persons,
    placedObjects,
    readings,
    referential,
    reminderChoices,
    retentions,
    seals,
    sessions,
    signedAttendances,
    staff,
    tasks,
    thresholds,
    toldOfFiles,
  ]
    .flatMap((store): unknown[] => Object.values(store))
    .filter(isEntity)
    .map((entity) => [entity.name, entity]),
);

function isEntity(exported: unknown): exported is Entity {
  return typeof exported === "object" && exported !== null && "schemas" in exported;
}
