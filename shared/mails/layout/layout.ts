import { oemmName } from "../../domain/people/oemm.ts";
import { colours } from "../../look/tokens.ts";
import { escapeHtml } from "./html.ts";
import type { Block, Mail, Message } from "./mail.ts";

const closing = "Nous vous prions d’agréer l’expression de nos salutations distinguées.";
const why = "Vous recevez ce message au sujet d’une certification (CQP) de la branche Mutualité.";

/** Renders a message: a plain text, and the same in sober HTML that mail readers of all ages show. */
export function render({ subject, greeting, blocks, contact, invitation }: Message): Mail {
  const foot = `${why} Pour nous écrire\u00a0: ${contact}`;
  const text = [greeting, ...blocks.map(toText), closing, oemmName, `-- \n${foot}`].join("\n\n");
  const html = `<!doctype html>
<html lang="fr">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(subject)}</title></head>
<body style="margin:0;background:${colours.paper};font-family:Arial,Helvetica,sans-serif;font-size:16px;line-height:1.5;color:${colours.ink}">
<div style="max-width:640px;margin:0 auto;padding:24px 16px">
<div style="padding:16px 24px;background:${colours.deep};color:#ffffff;font-weight:bold">${oemmName}</div>
<div style="padding:24px;background:${colours.card}">
<h1 style="margin:0 0 16px;font-size:20px;line-height:1.3">${escapeHtml(subject)}</h1>
<p style="margin:0 0 16px">${escapeHtml(greeting)}</p>
${blocks.map(toHtml).join("\n")}
<p style="margin:24px 0 0">${closing}</p>
<p style="margin:16px 0 0">${oemmName}</p>
</div>
<p style="padding:0 24px;font-size:13px;color:${colours.quiet}">${escapeHtml(foot)}</p>
</div>
</body>
</html>`;
  const written = { greeting, blocks: [...blocks, { paragraph: closing }], foot };
  return { subject, text, html, written, ...(invitation === undefined ? {} : { invitation }) };
}

function toText(block: Block): string {
  if ("paragraph" in block) return block.paragraph;
  if ("strong" in block) return block.strong;
  if ("list" in block) return block.list.map((item) => `- ${item}`).join("\n");
  if ("link" in block) return `${block.link.label}\u00a0: ${block.link.url}`;
  return block.table.rows.map((row) => `- ${row.join("\u00a0: ")}`).join("\n");
}

function toHtml(block: Block): string {
  if ("paragraph" in block) return `<p style="margin:0 0 16px">${escapeHtml(block.paragraph)}</p>`;
  if ("strong" in block) return `<p style="margin:0 0 16px"><strong>${escapeHtml(block.strong)}</strong></p>`;
  if ("list" in block) {
    const items = block.list.map((item) => `<li style="margin:0 0 6px">${escapeHtml(item)}</li>`);
    return `<ul style="margin:0 0 16px;padding-left:20px">${items.join("")}</ul>`;
  }
  if ("link" in block) {
    const { label, url } = block.link;
    return `<p style="margin:0 0 16px"><a href="${escapeHtml(url)}" style="color:${colours.deep}">${escapeHtml(label)}</a></p>`;
  }
  const cell = `padding:8px;border-bottom:1px solid ${colours.rule};text-align:left;vertical-align:top`;
  const headings = block.table.headings.map(
    (heading) => `<th scope="col" style="${cell}">${escapeHtml(heading)}</th>`,
  );
  const rows = block.table.rows.map(
    (row) => `<tr>${row.map((one) => `<td style="${cell}">${escapeHtml(one)}</td>`).join("")}</tr>`,
  );
  return `<table style="width:100%;border-collapse:collapse;margin:0 0 16px"><tr>${headings.join("")}</tr>${rows.join("")}</table>`;
}
