import { Cron } from "croner";
import { Temporal } from "temporal-polyfill";

/** A time in which a zone's clocks show one offset from UTC: from and until when, milliseconds since 1970, and minutes. */
interface Season {
  from: number;
  until: number;
  offset: number;
}

/** The seasons of each zone, in their order, from the first moment that was asked about. */
const seasonsOf = new Map<string, Season[]>();

function seasonAt(at: number, zone: string): Season {
  const seasons = seasonsOf.get(zone) ?? [];
  seasonsOf.set(zone, seasons);
  const known = seasons.findLast(({ from, until }) => from <= at && at < until);
  if (known !== undefined) return known;
  const local = Temporal.Instant.fromEpochMilliseconds(at).toZonedDateTimeISO(zone);
  const until = local.getTimeZoneTransition("next")?.epochMilliseconds ?? Number.POSITIVE_INFINITY;
  const season = { from: at, until, offset: local.offsetNanoseconds / 60e9 };
  seasons.push(season);
  return season;
}

/**
 * Gives the first time of a cron pattern after a moment, in a zone. The pattern is asked by the offset that clocks show: to ask about
 * the zone at each time takes five times as long, and most of a quiet day is its schedules.
 * As on AWS, nothing is due in the hour that is left out; in the one that comes twice it is due twice, once too often.
 */
export function timesOf(pattern: string, zone: string): (after: number) => number | undefined {
  const byOffset = new Map<number, Cron>();
  const times = (utcOffset: number) => {
    const cron = byOffset.get(utcOffset) ?? new Cron(pattern, { utcOffset, paused: true });
    byOffset.set(utcOffset, cron);
    return cron;
  };
  return (after) => {
    for (let [from, season] = [after, seasonAt(after, zone)]; ; ) {
      const next = times(season.offset).nextRun(new Date(from))?.getTime();
      if (next === undefined || next < season.until) return next;
      // What is due at the first moment of the next season counts.
      from = season.until - 1;
      season = seasonAt(season.until, zone);
    }
  };
}
