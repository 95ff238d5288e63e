import type { civilStatusOf } from "./civil-status.ts";
import type { People } from "./people.ts";

/** What a story needs to know of the world it is played in. */
export interface Stage {
  people: People;
  /** Today, and dates moved by years from it. */
  today: string;
  yearsAgo(years: number): string;
  /** Tells what happens. */
  tell(line: string): void;
  /** The size of the candidate's photo in pixels: of noise, which weighs three bytes each. */
  photo: { width: number; height: number };
  /** Where mails are read. */
  mailUrl: string;
  /** Waits until everything that happens by itself has happened. */
  settled(): Promise<void>;
}

/** Who a candidate is. */
export interface Identity {
  civilStatus: ReturnType<typeof civilStatusOf>;
  email: string;
}
