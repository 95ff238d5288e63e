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
  /** Of all that a page asks CloudFront for: its files, and the API. */
  edgeRequests: number;
  /** Of a month. */
  peopleOfMonth: number;
  signInsAtBusiest: number;
  tokensAtBusiest: number;
  /** Events that rules hand over, each to each of its targets. */
  deliveriesAtBusiest: number;
  /** Write units of the key of an index to which most is written. */
  hottestKeyAtBusiest: number;
  objectPutsAtBusiest: number;
  mailsOnBusiestDay: number;
  /** Functions at work at the same time. */
  concurrency: number;
}
