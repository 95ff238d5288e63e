import { useMutation, useQuery } from "@tanstack/react-query";
import { lazy, Suspense, useRef, useState } from "react";
import { Button } from "react-aria-components";
import { useApi } from "../api.ts";
import { Failure } from "../shell/failure.tsx";
import "./shown.css";
import { Coming } from "../shell/coming.tsx";

/** Something of a file that is read by itself. */
export type Readable = {
  title: string;
  fileName: string;
  contentType: string;
  size?: number | undefined;
} & ({ from: "piece"; id: string; preview?: string | undefined } | { from: "document"; reference: string });

/** What tells one from all others of its file. */
export const idOf = (one: Readable): string => (one.from === "piece" ? one.id : one.reference);

/** Half a megabyte, which those alone load who read a PDF. */
const PdfInPage = lazy(async () => ({ default: (await import("./pdf-in-page.tsx")).PdfInPage }));

/** What the browser shows by itself is shown, and a PDF by the application; a way to have the file is always there, and the only one for the rest. */
export function Shown({ fileId, one }: { fileId: string; one: Readable }) {
  const ask = useLinks(fileId, one);
  const link = useQuery({
    queryKey: ["files", fileId, "link", idOf(one)],
    queryFn: () => ask("inline"),
    // It holds for some minutes: opened again later, it is asked for again.
    gcTime: 0,
    // Each link that is given is a reading: what becomes of the file asks for no other.
    staleTime: "static",
  });
  // Asked for when it is wanted: each link that is given is a reading, which the candidate sees.
  const save = useMutation({
    mutationFn: () => ask("attachment"),
    onSuccess: ({ url }) => location.assign(url),
  });
  if (link.isPending)
    return (
      <div className="room-body">
        <Coming />
      </div>
    );
  if (link.isError)
    return (
      <div className="room-body">
        <Failure error={link.error} again={link.refetch} />
      </div>
    );
  return (
    <>
      <div className="room-body">
        <InPage one={one} links={link.data} renew={link.refetch} />
      </div>
      <div className="room-foot">
        {save.isError ? <p role="alert">Le fichier n’a pas pu être téléchargé : réessayez.</p> : null}
        <a className="button soft small" href={link.data.url} target="_blank" rel="noreferrer">
          Ouvrir dans un nouvel onglet
        </a>
        <Button className="button soft small" isPending={save.isPending} onPress={() => save.mutate()}>
          Télécharger
        </Button>
      </div>
    </>
  );
}

interface Links {
  url: string;
  previewUrl?: string | undefined;
  expiresAt: string;
}

function useLinks(fileId: string, one: Readable) {
  const api = useApi();
  return async (disposition: "inline" | "attachment"): Promise<Links> => {
    const query = { disposition };
    if (one.from === "piece") {
      const path = { fileId, evidenceId: one.id };
      return (await api.get("/v1/files/{fileId}/evidence/{evidenceId}/content", { path, query })).body;
    }
    const path = { fileId, kind: "booklet" as const, reference: one.reference };
    return (await api.get("/v1/files/{fileId}/documents/{kind}/{reference}/content", { path, query })).body;
  };
}

function InPage({ one, links, renew }: { one: Readable; links: Links; renew: () => unknown }) {
  const { contentType, title } = one;
  const preview = one.from === "piece" ? one.preview : undefined;
  if (contentType === "application/pdf")
    return (
      <Suspense fallback={<Coming />}>
        <PdfInPage url={links.url} title={title} again={renew} />
      </Suspense>
    );
  if (preview !== undefined && links.previewUrl !== undefined)
    return <img src={links.previewUrl} alt={title} />;
  if (contentType.startsWith("image/") && contentType !== "image/heic")
    return <img src={links.url} alt={title} />;
  if (contentType.startsWith("video/") || contentType.startsWith("audio/"))
    return (
      <Played
        kind={contentType.startsWith("video/") ? "video" : "audio"}
        links={links}
        renew={renew}
        title={title}
      />
    );
  return (
    <p className="notice">Ce format ne s’affiche pas dans la page : téléchargez le fichier pour le lire.</p>
  );
}

/** A film or a recording, which goes on where it was once its link is renewed. */
function Played(props: { kind: "video" | "audio"; links: Links; renew: () => unknown; title: string }) {
  const { kind, links, renew, title } = props;
  const at = useRef(0);
  const [isRefused, setRefused] = useState(false);
  if (isRefused)
    return (
      <p className="notice">
        Ce navigateur ne lit pas {kind === "video" ? "cette vidéo" : "cet enregistrement"} : téléchargez le
        fichier pour le lire.
      </p>
    );
  const Tag = kind;
  return (
    // What candidates film or record comes without a text of it.
    <Tag
      controls
      preload="metadata"
      src={links.url}
      aria-label={title}
      onTimeUpdate={({ currentTarget }) => {
        at.current = currentTarget.currentTime;
      }}
      onLoadedMetadata={({ currentTarget }) => {
        // Of a film in a codec that it doesn't know, a browser may play the sound alone.
        if (currentTarget instanceof HTMLVideoElement && currentTarget.videoWidth === 0) setRefused(true);
        currentTarget.currentTime = at.current;
      }}
      onError={() => {
        if (Date.parse(links.expiresAt) < Date.now()) renew();
        else setRefused(true);
      }}
    />
  );
}
