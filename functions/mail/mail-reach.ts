import type { TableReach } from "../../shared/store/table-reach.ts";

/** What mails of every kind are made from, and where one is kept; one that can't be sent becomes a task. */
export const mailReach = {
  reads: [
    "ADDRESS",
    "CANDIDATE",
    "CENTRE",
    "CERTIFICATE",
    "COMPANY",
    "DETAILS",
    "FILE",
    "HISTORY",
    "MAIL",
    "MEMBER",
    "PEOPLE",
    "PERSON",
    "REFERENTIAL",
    "SESSION",
    "TASK",
  ],
  lists: ["gsi1 APPROVED", "gsi2 CENTRE", "gsi2 DEADLINES", "gsi3 DEADLINES"],
  writes: ["ADDRESS", "MAIL", "TASK"],
} as const satisfies TableReach;
