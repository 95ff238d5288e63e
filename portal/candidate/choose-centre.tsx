import { useState } from "react";
import { Input, Label, SearchField } from "react-aria-components";
import { useRead } from "../api.ts";
import type { CandidateFile } from "../files/file.ts";
import { Coming } from "../shell/coming.tsx";
import { counted } from "../shell/counted.ts";
import { dayOf } from "../shell/dates.ts";
import { Failure } from "../shell/failure.tsx";
import { useLabels } from "../shell/labels.ts";
import { telephone } from "../shell/telephone.ts";
import type { Centre } from "./around-file.ts";

/** A choice among the centres approved for VAE on a certification today, narrowed by place and by what else they offer (R-CTR-2). */
export function ChooseCentre(props: {
  certification: CandidateFile["certification"];
  chosen: string | undefined;
  choose: (centre: Centre) => void;
  /** What is said and done below, where there is something to choose. */
  children?: React.ReactNode;
}) {
  const { certification: code, chosen, choose, children } = props;
  const [place, setPlace] = useState("");
  const [trainsToo, setTrainsToo] = useState(false);
  const labelled = useLabels();
  const found = useRead("/v1/certifications/{code}/approved-centres", { path: { code } });
  if (found.isPending) return <Coming />;
  if (found.isError) return <Failure error={found.error} again={found.refetch} />;
  const able = found.data.body.items.filter((centre) => offers(centre, "vae"));
  if (able.length === 0)
    return (
      <p role="status">
        Aucun centre n’est agréé pour la VAE de ce CQP aujourd’hui : vous pourrez choisir plus tard.
      </p>
    );
  const near = able.filter(
    (centre) =>
      plain(`${centre.name} ${centre.city} ${centre.address}`).includes(plain(place)) &&
      (!trainsToo || offers(centre, "training")),
  );
  return (
    <>
      <SearchField className="field" value={place} onChange={setPlace}>
        <Label>Ville, code postal ou nom du centre</Label>
        <Input />
      </SearchField>
      {able.some((centre) => offers(centre, "training")) ? (
        <label className="choice-line">
          <input
            type="checkbox"
            checked={trainsToo}
            onChange={({ target }) => setTrainsToo(target.checked)}
          />
          Seulement ceux qui proposent aussi la formation
        </label>
      ) : null}
      <p className="quiet" role="status">
        {near.length === 0
          ? "Aucun centre ne répond à cette recherche."
          : counted(near.length, "centre agréé pour la VAE", "centres agréés pour la VAE")}
      </p>
      <fieldset className="centres">
        <legend className="hidden">Centre</legend>
        {near.map((centre) => (
          <label key={centre.id} className="card centre">
            <input
              type="radio"
              name="centre"
              checked={chosen === centre.id}
              onChange={() => choose(centre)}
            />
            <span>
              <b>{centre.name}</b>
              <span className="more">{centre.address}</span>
              <span className="quiet more">
                {centre.phone === undefined ? null : (
                  <>
                    {telephone(centre.phone)}
                    <br />
                  </>
                )}
                {centre.email}
              </span>
              {centre.services.map(({ service, approvedUntil }) => (
                <span key={service} className="quiet more">
                  Agréé : {labelled("ApprovedCentre.services.service", service)}, jusqu’au{" "}
                  <time dateTime={approvedUntil}>{dayOf(approvedUntil)}</time>
                </span>
              ))}
            </span>
          </label>
        ))}
      </fieldset>
      {children}
    </>
  );
}

const offers = ({ services }: Centre, asked: Centre["services"][number]["service"]) =>
  services.some(({ service }) => service === asked);

/** A text as it is searched: without accents or capitals. */
function plain(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
}
