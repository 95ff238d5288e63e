import type { CertificationCode } from "../referential/certification.ts";
import type { CivilDate } from "../time/civil-date.ts";
import type { Duration, Period } from "../time/period.ts";
import type { Validity } from "./validity.ts";

/** R-REF-6: what a point is worth from a day on, in cents. */
interface PointValue {
  readonly from: CivilDate;
  readonly cents: number;
}

/** R-VAE-2: relevant experience asked for, and the time before the application in which it counts. */
export interface MinimumExperience {
  readonly atLeast: Duration<"year">;
  readonly within: Duration<"year">;
}

/**
 * Every figure that the rules decide by and that texts say: rules and wordings are given it, and type none of their own.
 * A later policy of another date, or of a version of a certification, is another value of this type.
 */
export interface Policy {
  readonly training: {
    /** R-TRN-2, guide: from the enrolment to the first appearance before a jury. */
    readonly firstJury: Period;
    /** R-TRN-6, guide: what the modules of a full path total. */
    readonly fullPath: { readonly least: Duration<"hour">; readonly most: Duration<"hour"> };
    /** R-TRN-9, guide: people who assess a candidate in the company, the line manager among them. */
    readonly evaluators: number;
    /** R-TRN-9, [choice]: optional reviews that a file keeps at most. */
    readonly progressReviews: number;
  };
  readonly acceptance: {
    /** R-PER-3, [choice]: dates of birth that may be typed with the code of an enrolment. */
    readonly tries: number;
  };
  readonly addressProof: {
    /** R-PER-2, [choice]: codes that may be typed for one that was sent to an address. */
    readonly tries: number;
    /** R-PER-2, [choice]: codes that one address is sent in a day. */
    readonly codes: number;
  };
  readonly messages: {
    /** R-PER-2, [choice]: mails that one address is sent in a period, of all kinds. */
    readonly toOneAddress: number;
    /** R-PER-2, [choice]: of them, those that go to it unproved. */
    readonly unproved: number;
    readonly within: Duration<"hour">;
  };
  /** R-PER-2, [choice]: what one account may do in a day: enrolments begun, lists sent, pieces announced, copies and rectifications asked for, what was granted before claimed, codes had sent to addresses, people invited. */
  readonly daily: {
    readonly enrolments: number;
    readonly imports: number;
    readonly uploads: number;
    readonly copies: number;
    readonly rectifications: number;
    readonly claims: number;
    readonly codes: number;
    readonly invitations: number;
  };
  readonly vae: {
    /** R-VAE-2, guide: relevant experience asked for, and the time before the application in which it counts. */
    readonly experience: MinimumExperience | "none";
  };
  readonly jury: {
    /** R-JURY-1, [choice]: ready files from which a session is organised, and of the certifications that differ. */
    readonly readyFiles: {
      readonly usual: number;
      readonly of: Readonly<Partial<Record<CertificationCode, number>>>;
    };
    /** R-JURY-2, guide: members on each side, of whom at most so many represent OEMM. */
    readonly members: { readonly perSide: number; readonly ofOemm: number };
    /** R-JURY-4, guide: the phases of an appearance, by format. */
    readonly hearing: {
      readonly presentation: {
        readonly slides: Duration<"minute">;
        readonly interview: Duration<"minute">;
      };
      readonly interview: { readonly interview: Duration<"minute"> };
    };
    /** R-JURY-4, [choice]: planned for the deliberation that follows each appearance. */
    readonly deliberation: Duration<"minute">;
    /** R-JURY-6, [choice]: how long before their slot candidates are asked to be there. */
    readonly earlyArrival: Duration<"minute">;
    /** R-JURY-6, [choice]: at least so long between the convocations and the session. */
    readonly convocationNotice: Duration<"day">;
    /** R-DAY-3, [choice]: at least so long between two appearances of one person on a day, of any certification. */
    readonly betweenAppearances: Duration<"minute">;
    /** R-DAY-8, [choice]: from a signature, how long a clerical error is corrected without OEMM. */
    readonly correction: Duration<"day">;
    /** R-DAY-10, [choice]: after its date, when a session that was never opened is cancelled, and an open one adjourned. */
    readonly unheld: Duration<"day">;
  };
  /** R-JURY-10, R-LAW-1, guide: how long a domain obtained by partial validation is valid from the decision, by path of the file. */
  readonly partialValidity: Readonly<Record<"training" | "vae", Validity>>;
  readonly bonus: {
    /** R-REF-6, guide: points that a CQP gives right to. */
    readonly points: number;
    /** R-REF-6, guide: the point's value, in cents, from each date on, oldest first. A new agreement adds a line. */
    readonly pointValues: readonly [PointValue, ...PointValue[]];
  };
  /** R-DATE-2, [choice]: days before the last one of a deadline on which a reminder goes out, the farthest first. */
  readonly reminderDays: {
    readonly usual: readonly number[];
    /** A session is planned a few weeks ahead: half a year of reminders of its convocations makes no sense. */
    readonly convocations: readonly number[];
    /** R-DAY-5, rules of the day: before a session, to its members and candidates, the farthest first. */
    readonly session: readonly [number, number];
    /** R-DAY-5: before a session, between those two, to the members who have not examined every file. */
    readonly unexamined: number;
  };
  readonly evidence: {
    /** R-VAE-6, [choice]: pieces that a file holds, removed ones apart. */
    readonly pieces: number;
    /** R-VAE-6, [choice]: greatest size of a piece in megabytes (1,024² bytes), by what it is. */
    readonly megabytes: Readonly<Record<"document" | "image" | "video" | "sound", number>>;
    /** R-VAE-8, [choice]: how long the form of an upload works. */
    readonly uploadForm: Duration<"minute">;
    /** R-JURY-7, [choice]: how long the link of a download works: a piece, a document, an export. */
    readonly downloadLink: Duration<"minute">;
  };
  readonly changes: {
    /** R-CHG-1, [choice]: how long what concerns a party can be read in its feed of changes. */
    readonly kept: Duration<"day">;
  };
  readonly exports: {
    /** [choice]: how long an exported list, or a copy for a person, is kept: it holds personal data. */
    readonly kept: Duration<"day">;
    /** [choice]: the longest period of an export of expiring validations (R-JURY-10). */
    readonly longest: Duration<"year">;
  };
  readonly retention: {
    /** R-RGPD-2, [choice]: from the last event of a file without a certificate to its erasure. */
    readonly file: Period;
    /** R-RGPD-2, [choice]: from a certificate to the erasure of the evidence of its file. */
    readonly evidence: Period;
    /** R-RGPD-2, [choice]: how long the logs of functions are kept. */
    readonly logs: Duration<"day">;
  };
  readonly api: {
    /** [choice]: from the announcement of a deprecation to the end of what it is about, at least. */
    readonly notice: Duration<"month">;
    /** [choice]: requests that one caller makes in a minute at most, of those that read and of those that write (decision 62). */
    readonly requests: { readonly reads: number; readonly writes: number };
    /** [choice]: addresses of before versions: announced as deprecated, and no longer served from. */
    readonly unversioned: { readonly since: CivilDate; readonly until: CivilDate };
  };
  /** R-TRN-1, [choice]: lines that one import may have: what is enrolled well within the time of a request. */
  readonly importLines: number;
}
