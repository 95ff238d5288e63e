import { escapeHtml } from "../../../../shared/mails/layout/html.ts";

/** Markup that is safe to show as it is: what was put into it has been escaped. */
export interface Html {
  text: string;
}

/** A piece of a page: every text put into it is escaped, pieces of pages are not. */
export function html(
  parts: TemplateStringsArray,
  ...values: readonly (string | Html | readonly Html[])[]
): Html {
  const shown = values.map((value) => {
    if (typeof value === "string") return escapeHtml(value);
    return "text" in value ? value.text : value.map(({ text }) => text).join("");
  });
  return { text: parts.map((part, index) => part + (shown[index] ?? "")).join("") };
}
