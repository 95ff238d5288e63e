import { ChoiceField } from "../forms/choice-field.tsx";
import type { FormState } from "../forms/form-state.tsx";
import { fieldOf, shapeOf } from "../forms/part.ts";
import { PartField } from "../forms/part-field.tsx";
import { recordOutcome } from "../made/bodies/recordOutcome.ts";
import { capital } from "../shell/capital.ts";
import { useLabels } from "../shell/labels.ts";
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

const recommendation = fieldOf(shapeOf(recordOutcome, "kind", "decided"), "recommendation");

/** What a form says of an outcome’s fields; `within` is where the outcome is in what is sent: `outcome.`. */
export const toldOfDecision = (
  presented: readonly string[],
  titleOf: (code: string) => string,
  within = "",
): FormState["told"] => ({
  [`${within}domains`]: { choices: presented.map((value) => ({ value, label: titleOf(value) })) },
  [`${within}recommendation`]: {
    label: recommended,
    help: "Le candidat la lit sur sa fiche de décision. Le jury ne donne pas les raisons de sa décision.",
  },
});

const recommended = "Expérience à approfondir, ou modules à suivre";

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
  return (
    <div className="decision">
      <ChoiceField
        label="Le candidat"
        path={`${within}kind`}
        required
        value={draft.kind}
        choices={(["decided", "absent", "excused"] as const).map((kind) => ({
          value: kind,
          label:
            kind === "decided" ? "A été entendu" : capital(label("JurySession.slots.outcome.kind", kind)),
        }))}
        onChange={(kind) => write({ ...draft, kind: kind as Outcome["kind"] })}
      />
      {draft.kind === "decided" ? (
        <>
          <div className="domains">
            {presented.map((code) => (
              <ChoiceField
                key={code}
                label={titleOf(code)}
                path={`${within}domains.${code}`}
                required
                value={draft.domains[code]}
                choices={(["acquired", "not-acquired"] as const).map((result) => ({
                  value: result,
                  label: capital(label("JurySession.slots.outcome.domains", result)),
                }))}
                onChange={(result) =>
                  write({ ...draft, domains: { ...draft.domains, [code]: result as Result } })
                }
              />
            ))}
          </div>
          {Object.values(draft.domains).includes("not-acquired") ? (
            <PartField
              part={recommendation}
              path={`${within}recommendation`}
              required
              value={draft.recommendation}
              onChange={(written) => write({ ...draft, recommendation: (written ?? "") as string })}
            />
          ) : null}
        </>
      ) : null}
    </div>
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
          <h3>{recommended}</h3>
          <p className="written">{outcome.recommendation}</p>
        </>
      )}
    </>
  );
}
