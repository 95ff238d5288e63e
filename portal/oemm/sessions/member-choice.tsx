import type { ReplyOf } from "@cqp-mutualite/client/operations";
import { Checkbox, CheckboxGroup, Label } from "react-aria-components";
import { capital } from "../../shell/capital.ts";
import { useLabels } from "../../shell/labels.ts";

/** A member of the directory, with what keeps them from a session. */
export type Weighed = ReplyOf<"/v1/sessions/proposal", "post">["members"][number];

/** The sides that a jury is made of. */
const sides = ["employer", "employee"] as const;

/** The choice of a jury's members, side by side, with what keeps each from sitting. */
export function MemberChoice(props: {
  members: readonly Weighed[];
  /** How the candidates are called, by their files. */
  nameOfFile: (fileId: string) => string;
  value: readonly string[];
  onChange: (memberIds: string[]) => void;
}) {
  const { members, nameOfFile, value, onChange } = props;
  const label = useLabels();
  return (
    <CheckboxGroup className="members" value={[...value]} onChange={onChange}>
      <Label className="part-title">Membres du jury</Label>
      <div className="sides">
        {sides.map((side) => (
          <div key={side}>
            <h3>{capital(label("JuryMember.side", side))}</h3>
            {members
              .filter(({ member }) => member.side === side)
              .toSorted((one, other) => one.hindrances.length - other.hindrances.length)
              .map(({ member, hindrances }) => (
                <Checkbox key={member.id} value={member.id} className="option">
                  <span className="mark-of" aria-hidden="true" />
                  <span>
                    {member.name}
                    <span className="quiet">
                      {" "}
                      · {member.organisation}
                      {member.representsOemm ? " · représente l’OEMM" : ""}
                    </span>
                    {hindrances.map((hindrance) => (
                      <span className="hindrance" key={JSON.stringify(hindrance)}>
                        {capital(label("SessionProposal.members.hindrances.kind", hindrance.kind))}
                        {hindrance.kind === "conflict" ? ` avec ${nameOfFile(hindrance.fileId)}` : ""}
                      </span>
                    ))}
                  </span>
                </Checkbox>
              ))}
          </div>
        ))}
      </div>
    </CheckboxGroup>
  );
}

/** Two free members of each side, to begin with. */
export function freeMembers(members: readonly Weighed[]): string[] {
  const free = members.filter(({ hindrances }) => hindrances.length === 0).map(({ member }) => member);
  return sides.flatMap((side) =>
    free
      .filter((member) => member.side === side)
      .slice(0, 2)
      .map(({ id }) => id),
  );
}
