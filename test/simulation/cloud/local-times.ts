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

/** Milliseconds of a week. */
const week = 7 * 86_400_000;

/** A cron pattern that says nothing of days of the month, and of months. */
const alikeEachWeek = /^0 \S+ \S+ \* \* \S+ \*$/;

/**
 * Gives the first time of a pattern after a moment, where clocks show one offset from UTC. Those of a pattern that is alike each week
 * are looked up: most of a quiet day is its schedules.
 */
function timesAt(pattern: string, utcOffset: number): (after: number) => number | undefined {
  const cron = new Cron(pattern, { utcOffset, paused: true });
  const nextOf = (after: number) => cron.nextRun(new Date(after))?.getTime();
  if (!alikeEachWeek.test(pattern)) return nextOf;
  const times: number[] = [];
  for (let next = nextOf(-1000); next !== undefined && next < 2 * week; next = nextOf(next)) times.push(next);
  return (after) => {
    const begun = Math.floor(after / week) * week;
    const next = times.find((time) => begun + time > after);
    return next === undefined ? undefined : begun + next;
  };
}

/**
 * Gives the first time of a cron pattern after a moment, in a zone. The pattern is asked by the offset that clocks show: to ask about
 * the zone at each time takes five times as long.
 * As on AWS, nothing is due in the hour that is left out; in the one that comes twice it is due twice, once too often.
 */
export function timesOf(pattern: string, zone: string): (after: number) => number | undefined {
  const byOffset = new Map<number, (after: number) => number | undefined>();
  const times = (offset: number) => {
    const found = byOffset.get(offset) ?? timesAt(pattern, offset);
    byOffset.set(offset, found);
    return found;
  };
  return (after) => {
    for (let [from, season] = [after, seasonAt(after, zone)]; ; ) {
      const next = times(season.offset)(from);
      if (next === undefined || next < season.until) return next;
      // What is due at the first moment of the next season counts.
      from = season.until - 1;
      season = seasonAt(season.until, zone);
    }
  };
}
