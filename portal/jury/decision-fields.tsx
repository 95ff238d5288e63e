import { useLabels } from "../shell/labels.ts";
import { LongText, OneOf } from "./fields.tsx";
import type { Slot } from "./session.ts";

type SlotOutcome = NonNullable<Slot["outcome"]>;
/** What a jury records of a candidate. */
export type Outcome = Exclude<SlotOutcome, { kind: "adjourned" }>;
type Result = Extract<Outcome, { kind: "decided" }>["domains"][string];

/** An outcome as it is being typed. */
export interface Draft {
  kind: Outcome["kind"];
  domains: Readonly<Record<string, Result>>;
  recommendation: string;
}

/** What an outcome is typed from; a candidate is heard unless it says otherwise. */
export function draftOf(outcome: SlotOutcome | undefined): Draft {
  if (outcome === undefined || outcome.kind === "adjourned")
    return { kind: "decided", domains: {}, recommendation: "" };
  if (outcome.kind !== "decided") return { kind: outcome.kind, domains: {}, recommendation: "" };
  return {
    kind: "decided",
    domains: outcome.domains,
    recommendation: outcome.recommendation ?? "",
  };
}

/** The outcome that was typed: what is missing from it is for the API to tell. */
export function outcomeOf({ kind, domains, recommendation }: Draft): Outcome {
  if (kind !== "decided") return { kind };
  const hasRefused = Object.values(domains).includes("not-acquired");
  const said = recommendation.trim();
  return { kind, domains: { ...domains }, ...(hasRefused && said !== "" ? { recommendation: said } : {}) };
}

/** The outcome of a candidate: heard or not, each domain that they present, and what the jury recommends. */
export function DecisionFields(props: {
  draft: Draft;
  write: (draft: Draft) => void;
  presented: readonly string[];
  titleOf: (code: string) => string;
  /** Where the outcome is in what is sent: `outcome.`. */
  within?: string;
}) {
  const { draft, write, presented, titleOf, within = "" } = props;
  const label = useLabels();
  const results = ["acquired", "not-acquired"] as const;
  return (
    <>
      <OneOf
        label="Le candidat"
        value={draft.kind}
        options={(["decided", "absent", "excused"] as const).map((kind) => ({
          id: kind,
          label:
            kind === "decided" ? "A été entendu" : capital(label("JurySession.slots.outcome.kind", kind)),
        }))}
        choose={(kind) => write({ ...draft, kind: kind as Outcome["kind"] })}
        beside
      />
      {draft.kind === "decided" ? (
        <>
          <div className="domains">
            {presented.map((code) => (
              <OneOf
                key={code}
                name={`${within}domains.${code}`}
                label={titleOf(code)}
                value={draft.domains[code]}
                options={results.map((result) => ({
                  id: result,
                  label: capital(label("JurySession.slots.outcome.domains", result)),
                  look: result,
                }))}
                choose={(result) =>
                  write({ ...draft, domains: { ...draft.domains, [code]: result as Result } })
                }
                beside
              />
            ))}
          </div>
          {Object.values(draft.domains).includes("not-acquired") ? (
            <LongText
              label="Expérience à approfondir, ou modules à suivre"
              name={`${within}recommendation`}
              value={draft.recommendation}
              write={(recommendation) => write({ ...draft, recommendation })}
              told="Le candidat la lit sur sa fiche de décision. Le jury ne donne pas les raisons de sa décision."
            />
          ) : null}
        </>
      ) : null}
    </>
  );
}

/** An outcome that was recorded or signed, in words. */
export function OutcomeInWords(props: { outcome: SlotOutcome; titleOf: (code: string) => string }) {
  const { outcome, titleOf } = props;
  const label = useLabels();
  if (outcome.kind !== "decided")
    return <p>Candidat {label("JurySession.slots.outcome.kind", outcome.kind)}.</p>;
  return (
    <>
      <ul className="results">
        {Object.entries(outcome.domains).map(([code, result]) => (
          <li key={code}>
            <span>{titleOf(code)}</span>
            <span className={result === "acquired" ? "chip ok" : "chip no"}>
              {capital(label("JurySession.slots.outcome.domains", result))}
            </span>
          </li>
        ))}
      </ul>
      {outcome.recommendation === undefined ? null : (
        <>
          <h3>Expérience à approfondir, ou modules à suivre</h3>
          <p className="written">{outcome.recommendation}</p>
        </>
      )}
    </>
  );
}

const capital = (text: string) => text.charAt(0).toLocaleUpperCase("fr") + text.slice(1);
