import { useQueries } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useApi } from "../../api.ts";
import { capital } from "../../shell/capital.ts";
import { monthOf } from "../../shell/dates.ts";

/** How many months are looked at. */
const months = 3;

/** The deadlines of the months that come, by what they are of. */
export function ComingDeadlines({ today }: { today: string }) {
  const api = useApi();
  const counted = useQueries({
    queries: monthsFrom(today).map((month) => ({
      queryKey: ["/v1/deadlines", "month", month],
      queryFn: async ({ signal }: { signal: AbortSignal }) => {
        const { body } = await api.get("/v1/deadlines", { query: { month, limit: 100 }, signal });
        return { month, items: body.items, more: body.next !== undefined };
      },
    })),
    combine: (all) => all.flatMap(({ data }) => (data === undefined ? [] : [data])),
  });
  return (
    <section className="card" aria-labelledby="coming-deadlines">
      <h2 id="coming-deadlines">Échéances</h2>
      <table className="by-line">
        <caption className="hidden">Échéances des mois qui viennent</caption>
        <thead>
          <tr>
            <th scope="col">Mois</th>
            <th scope="col">Premier jury</th>
            <th scope="col">Domaines</th>
            <th scope="col">Agréments</th>
          </tr>
        </thead>
        <tbody>
          {counted.map(({ month, items, more }) => {
            const count = (kind: (typeof items)[number]["kind"]) => {
              const { length } = items.filter((one) => one.kind === kind);
              return more ? `${length} +` : length;
            };
            return (
              <tr key={month}>
                <th scope="row" className="number">
                  <Link to="/deadlines" search={{ month }}>
                    {capital(monthOf(month))}
                  </Link>
                </th>
                <td data-of="Premier jury">{count("first-jury")}</td>
                <td data-of="Domaines">{count("partial-validation")}</td>
                <td data-of="Agréments">{count("centre-approval")}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </section>
  );
}

function monthsFrom(today: string): string[] {
  const [year = 0, month = 1] = today.split("-").map(Number);
  return Array.from({ length: months }, (_, ahead) => {
    const rank = month - 1 + ahead;
    return `${year + Math.floor(rank / 12)}-${String((rank % 12) + 1).padStart(2, "0")}`;
  });
}
