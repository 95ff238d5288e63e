/** What a state of a session looks like: what is done, what waits, what is over. */
const looks: Readonly<Record<string, string>> = {
  planned: "wait",
  convened: "ok",
  opened: "ok",
  cancelled: "no",
};

/** The state of a session, in the API's words. */
export function StateChip({ state, label }: { state: string; label: string }) {
  return <span className={`chip ${looks[state] ?? ""}`}>{label}</span>;
}
