import { isProblem, NoAnswerError } from "@cqp-mutualite/client/problem";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import { type Held, useApi } from "../api.ts";
import { fileKey, tagOf, type VaeFile } from "../files/file.ts";
import { useDraft } from "../forms/draft.ts";
import { isExpired } from "../session/expired.ts";

/** What is written on a domain. */
export interface AnswerText {
  experience: string;
  examples: string[];
}

/** An answer as the API keeps it. */
export type Answer = VaeFile["answers"][number];

/** How far what is typed is from the API. */
export type Saving =
  | { is: "saved"; at: string | undefined }
  | { is: "typing" }
  | { is: "saving" }
  | { is: "incomplete" }
  /** No connection: it is tried again. */
  | { is: "offline" }
  | { is: "expired" }
  | { is: "refused"; error: unknown }
  /** Written elsewhere meanwhile: both texts are shown, and none is lost. */
  | { is: "conflict"; theirs: Answer };

interface Draft {
  text: AnswerText;
  /** The version that was read before it was typed; none where nothing was written yet. */
  since: number | undefined;
}

/** Milliseconds without a key before a text is saved, and between tries without a connection. */
const patience = { typing: 1200, offline: 5000 };

/** The text of an answer, saved as it is typed, against the version that it was typed on. */
export function useSavedAnswer(fileId: string, domainCode: string, kept: Answer | undefined) {
  const api = useApi();
  const queries = useQueryClient();
  const { found: begun, keep: keepDraft, forget } = useDraft<Draft>(`answer:${fileId}:${domainCode}`);
  const [text, setText] = useState<AnswerText>(() => begun?.text ?? textOf(kept));
  const [saving, setSaving] = useState<Saving>(() =>
    begun === undefined ? { is: "saved", at: kept?.updatedAt } : { is: "typing" },
  );
  const since = useRef(begun === undefined ? kept?.version : begun.since);
  const latest = useRef(text);
  const busy = useRef(false);

  const keep = useCallback(
    (next: AnswerText) => keepDraft({ text: next, since: since.current }),
    [keepDraft],
  );
  const settle = useCallback(
    (written: Answer) => {
      since.current = written.version;
      queries.setQueryData<Held<VaeFile>>(fileKey(fileId), (held) => {
        if (held === undefined) return held;
        const others = held.body.answers.filter((one) => one.domainCode !== domainCode);
        return { ...held, body: { ...held.body, answers: [...others, written] } };
      });
      void queries.invalidateQueries({ queryKey: fileKey(fileId) });
      // What was typed while it was sent is still to be saved.
      const isLatest = isSame(written, latest.current);
      if (isLatest) forget();
      else keep(latest.current);
      setSaving(isLatest ? { is: "saved", at: written.updatedAt } : { is: "typing" });
    },
    [queries, fileId, domainCode, forget, keep],
  );

  const save = useCallback(async () => {
    const body = trimmed(latest.current);
    if (busy.current) return;
    if (body.experience === "" || body.examples.length === 0) return setSaving({ is: "incomplete" });
    busy.current = true;
    setSaving({ is: "saving" });
    try {
      const path = { fileId, domainCode };
      const { current: version } = since;
      const { body: written } = await api.put("/v1/files/{fileId}/answers/{domainCode}", {
        path,
        body,
        ...(version === undefined ? { create: true as const } : { ifMatch: tagOf({ version }) }),
      });
      settle(written);
    } catch (error) {
      if (isProblem(error, "urn:problem:cqp:stale", "urn:problem:cqp:exists-already")) {
        const theirs = await readAnew().catch(() => undefined);
        if (theirs === undefined) setSaving({ is: "offline" });
        // An answer that was lost on the way may have been our own.
        else if (isSame(theirs, latest.current)) settle(theirs);
        else setSaving({ is: "conflict", theirs });
      } else if (isExpired(error)) setSaving({ is: "expired" });
      else if (error instanceof NoAnswerError) setSaving({ is: "offline" });
      else setSaving({ is: "refused", error });
    } finally {
      busy.current = false;
    }
    async function readAnew(): Promise<Answer | undefined> {
      const { body: file } = await api.get("/v1/files/{fileId}", { path: { fileId } });
      return file.path === "vae" ? file.answers.find((one) => one.domainCode === domainCode) : undefined;
    }
  }, [api, fileId, domainCode, settle]);

  useEffect(() => {
    if (saving.is !== "typing" && saving.is !== "offline") return;
    const again = setTimeout(save, saving.is === "typing" ? patience.typing : patience.offline);
    window.addEventListener("online", save);
    return () => {
      clearTimeout(again);
      window.removeEventListener("online", save);
    };
  }, [saving, save]);

  const change = (next: AnswerText) => {
    latest.current = next;
    setText(next);
    keep(next);
    // Two texts that differ wait for a choice; what is typed meanwhile is part of one's own.
    setSaving((before) => (before.is === "conflict" ? before : { is: "typing" }));
  };
  /** Ends a conflict: with one's own text in place of the other, or with the other. */
  const choose = (chosen: AnswerText, theirs: Answer) => {
    since.current = theirs.version;
    latest.current = chosen;
    setText(chosen);
    keep(chosen);
    if (isSame(theirs, chosen)) settle(theirs);
    else setSaving({ is: "typing" });
  };
  return { text, change, saving, save, choose };
}

/** The text of an answer; of none, one with room for an example. */
export function textOf(answer: Answer | undefined): AnswerText {
  return answer === undefined
    ? { experience: "", examples: [""] }
    : { experience: answer.experience, examples: answer.examples };
}

function trimmed({ experience, examples }: AnswerText): AnswerText {
  return {
    experience: experience.trim(),
    examples: examples.map((example) => example.trim()).filter((example) => example !== ""),
  };
}

function isSame(one: AnswerText, other: AnswerText): boolean {
  const [a, b] = [trimmed(one), trimmed(other)];
  return a.experience === b.experience && JSON.stringify(a.examples) === JSON.stringify(b.examples);
}
