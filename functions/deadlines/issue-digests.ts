import { centreDigestIssued, companyDigestIssued, oemmDigestIssued } from "../../events/deadlines.ts";
import { oemmParty } from "../../shared/domain/deadlines/recipients.ts";
import type { Runtime } from "../../shared/domain/runtime.ts";
import { dateInParis, mondayOf, monthsFrom } from "../../shared/domain/time/civil-date.ts";
import { commitAsSystem } from "../../shared/messaging/commit-as-system.ts";
import { listCentres } from "../../shared/store/centres.ts";
import { listCompanies } from "../../shared/store/companies.ts";
import { countDeadlines } from "../../shared/store/deadline-lists.ts";
import { DigestTaken, takeDigest } from "../../shared/store/digests.ts";
import { everyEntry } from "../../shared/store/every-entry.ts";

/** Months that a digest shows, this one included: the first reminder goes out half a year ahead. */
const monthsShown = 7;

/** Parties read at a time. */
const partiesPerPage = 100;

type DigestMonth = ReturnType<typeof oemmDigestIssued.read>["months"][number];
type Issued = (typeof oemmDigestIssued | typeof centreDigestIssued | typeof companyDigestIssued)["of"];

/** Issues the digests of this week: to OEMM, to each centre and each company that has something coming, once each. */
export async function issueDigests(runtime: Runtime): Promise<void> {
  const today = dateInParis(runtime.now());
  const monday = mondayOf(today);
  const months = monthsFrom(today, monthsShown);
  const issue = async (issued: Issued, partyId: string) => {
    const coming: DigestMonth[] = [];
    for (const month of months) {
      const counts = await countDeadlines(partyId === oemmParty ? { month } : { partyId, month });
      if (Object.keys(counts).length > 0) coming.push({ month, counts });
    }
    if (coming.length === 0) return;
    try {
      await commitAsSystem(
        async () => ({
          writes: [takeDigest(partyId, monday, runtime.now())],
          facts: [issued(partyId, { monday, months: coming })],
        }),
        runtime,
      );
    } catch (error) {
      if (!(error instanceof DigestTaken)) throw error;
    }
  };
  await issue(oemmDigestIssued.of, oemmParty);
  for await (const { id } of everyEntry((cursor) => listCentres(partiesPerPage, cursor)))
    await issue(centreDigestIssued.of, id);
  for await (const { id } of everyEntry((cursor) => listCompanies(partiesPerPage, cursor)))
    await issue(companyDigestIssued.of, id);
}
