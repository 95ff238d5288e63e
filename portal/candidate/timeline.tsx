/** A stretch of time that something took; until now where it goes on. */
interface Stretch {
  title: string;
  from: string;
  to?: string | undefined;
}

/** Height of a line of the drawing, and width of all of it, in units of the drawing. */
const line = 22;
const width = 600;

/** Positions along the years, drawn to be seen at a glance; the list beside it says the same in words. */
export function Timeline({ positions }: { positions: readonly Stretch[] }) {
  if (positions.length === 0) return null;
  const now = new Date().getFullYear() + 1;
  const first = Math.min(...positions.map(({ from }) => Number(from.slice(0, 4))));
  const years = Math.max(now - first, 1);
  const at = (day: string) => ((yearsOf(day) - first) / years) * width;
  const step = Math.ceil(years / 6);
  const marks = Array.from({ length: Math.floor(years / step) + 1 }, (_, rank) => first + rank * step);
  const held = positions.toSorted((one, other) => (one.from < other.from ? -1 : 1));
  return (
    <div className="timeline" role="img" aria-label={`Vos postes, de ${first} à aujourd’hui`}>
      <svg
        viewBox={`0 0 ${width} ${held.length * line}`}
        height={held.length * line}
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        {marks.map((year) => (
          <line
            key={year}
            className="mark-line"
            x1={at(`${year}-01-01`)}
            x2={at(`${year}-01-01`)}
            y1="0"
            y2={held.length * line}
          />
        ))}
        {held.map(({ title, from, to }, rank) => {
          const start = at(from);
          const end = to === undefined ? width : at(to);
          return (
            <rect
              key={`${from} ${title}`}
              className="held"
              x={start}
              y={rank * line + 4}
              width={Math.max(end - start, 4)}
              height={line - 8}
              rx="4"
            />
          );
        })}
      </svg>
      {/* Not in the drawing, which a telephone makes too small for words. */}
      <span className="years" aria-hidden="true">
        {marks
          .filter((year) => year < now)
          .map((year) => (
            <span key={year} style={{ left: `${(100 * (year - first)) / years}%` }}>
              {year}
            </span>
          ))}
      </span>
    </div>
  );
}

function yearsOf(day: string): number {
  const [year, month, date] = day.split("-").map(Number);
  return (year ?? 0) + ((month ?? 1) - 1) / 12 + (date ?? 1) / 372;
}
