/** What a volume of files brings to the services: by year, and at its busiest, by second unless told. */
export interface Load {
  files: number;
  requests: number;
  invocations: number;
  readUnits: number;
  writeUnits: number;
  mails: number;
  events: number;
  tableGigabytes: number;
  objectGigabytes: number;
  requestsAtBusiest: number;
  readUnitsAtBusiest: number;
  writeUnitsAtBusiest: number;
  eventsAtBusiest: number;
  mailsAtBusiest: number;
  mailsOnBusiestDay: number;
  /** Functions at work at the same time. */
  concurrency: number;
}
