import { tokensSheet } from "../../../shared/look/tokens.ts";
import { type Html, html } from "../identity/pages/html.ts";
import { type Happening, linesKept } from "./journal.ts";

/** The places of the page where lines come in, each with the names of its columns after the hour. */
const places: readonly [kind: Happening, title: string, columns: readonly string[]][] = [
  ["requests", "Requêtes", ["Route", "Statut", "Durée (ms)", "Chemin"]],
  ["facts", "Faits", ["Bus", "Type", "Au sujet de"]],
  ["mails", "Courriels", ["Destinataire", "Message"]],
  ["runs", "Passages planifiés", ["Planification", "Issue"]],
  ["items", "Éléments de la table", ["Écriture", "Entité", "Clé", "Version"]],
];

/** The page for the operator: empty tables, which its script fills as things happen. */
export function operatorPage(addresses: { mail: string }): Html {
  const sections = places.map(
    ([kind, title, columns]) => html`<section aria-labelledby="${kind}-title">
<h2 id="${kind}-title">${title} <span class="count" id="${kind}-count"></span></h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="${kind}-title"><table>
<thead><tr><th scope="col">Heure</th>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead>
<tbody id="${kind}"></tbody></table></div></section>`,
  );
  return html`<!doctype html>
<html lang="fr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Coulisses de la pile locale</title><link rel="stylesheet" href="/page.css"><script src="/page.js" defer></script></head>
<body><header><h1>Coulisses</h1><p>Ce qui se passe dans le système de cette machine, à mesure.
<a href="${addresses.mail}">Boîte aux lettres</a></p>
<p><button type="button" id="pause" aria-pressed="false">Suspendre</button> <span id="state" role="status">Connexion…</span></p></header>
<main>
<section aria-labelledby="queues-title"><h2 id="queues-title">Files d’attente et rebuts</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="queues-title"><table>
<thead><tr><th scope="col">File</th><th scope="col">En attente</th><th scope="col">Au travail</th><th scope="col">Rebuts</th></tr></thead>
<tbody id="queues"></tbody></table></div></section>
<section aria-labelledby="schedules-title"><h2 id="schedules-title">Planifications</h2>
<div class="scroll" tabindex="0" role="group" aria-labelledby="schedules-title"><table>
<thead><tr><th scope="col">Planification</th><th scope="col">Prochain passage</th></tr></thead>
<tbody id="schedules"></tbody></table></div></section>
${sections}</main></body></html>`;
}

/** Its style: the shared colours and letters. */
export const operatorStyle = `${tokensSheet()}*{box-sizing:border-box}
body{font:1rem/1.5 var(--sans);margin:0;background:var(--paper);color:var(--ink)}
header{padding:1.25rem 1.5rem .5rem}h1,h2{font-family:var(--serif);color:var(--deeper);margin:0}h1{font-size:1.75rem}h2{font-size:1.2rem;margin-bottom:.5rem}
header p{margin:.4rem 0}a{color:var(--deep)}.count{color:var(--quiet);font:.9rem var(--sans)}
main{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,30rem),1fr));gap:1.25rem;padding:.5rem 1.5rem 2rem}
section{background:var(--card);border:1px solid var(--rule);border-radius:var(--radius);box-shadow:var(--lift);padding:1rem 1.25rem;min-width:0}
.scroll{overflow:auto;max-height:22rem}table{border-collapse:collapse;width:100%;font-size:.9rem;font-variant-numeric:tabular-nums}
th{text-align:left;white-space:nowrap;color:var(--quiet);font-weight:600;position:sticky;top:0;background:var(--card)}
td,th{padding:.25rem .6rem .25rem 0;border-bottom:1px solid var(--rule);vertical-align:top;max-width:22rem;overflow-wrap:break-word}
td:first-child{white-space:nowrap}section:last-child{grid-column:1/-1}#queues td:first-child,#schedules td:first-child{white-space:normal}
tr.bad td{color:var(--brick);font-weight:600}tr.empty td{color:var(--quiet)}
button{font:inherit;font-weight:600;padding:.45rem 1rem;min-height:2.75rem;border:0;border-radius:8px;background:var(--deep);color:#fff;cursor:pointer}
:focus-visible{outline:3px solid var(--honey);outline-offset:2px}`;

/**
 * Its script: all that comes is put in as text. Lines are numbered, so that one that the browser asks for again after a
 * broken connection stands there once.
 */
export const operatorScript = `const most = ${linesKept};
const hour = new Intl.DateTimeFormat("fr-FR", { timeStyle: "medium", timeZone: "Europe/Paris" });
const day = new Intl.DateTimeFormat("fr-FR", { dateStyle: "short", timeStyle: "short", timeZone: "Europe/Paris" });
const at = (id) => document.getElementById(id);
const counts = new Map();
let last = 0;
let paused = false;
let waiting = [];
function row(cells, bad) {
  const line = document.createElement("tr");
  for (const cell of cells) line.insertCell().textContent = cell;
  if (bad) line.className = "bad";
  return line;
}
function show(line) {
  if (line.number <= last) return;
  last = line.number;
  const body = at(line.kind);
  body.prepend(row([hour.format(new Date(line.at)), ...line.cells], line.kind === "requests" && Number(line.cells[1]) >= 500));
  while (body.rows.length > most) body.lastElementChild.remove();
  counts.set(line.kind, (counts.get(line.kind) ?? 0) + 1);
  at(line.kind + "-count").textContent = "(" + counts.get(line.kind) + ")";
}
function showState({ queues, schedules }) {
  at("queues").replaceChildren(...queues.map(({ name, ready, inFlight, dead }) => row([name, ready, inFlight, dead ?? "–"], dead > 0)));
  at("schedules").replaceChildren(
    ...schedules.map(({ name, next }) => row([name, next === null ? "jamais" : day.format(new Date(next))])),
  );
}
const told = (tell) => (data) => (paused ? waiting.push(() => tell(data)) : tell(data));
const events = new EventSource("/events");
let started;
events.addEventListener("start", ({ data }) => {
  const { start } = JSON.parse(data);
  if (started !== undefined && started !== start) location.reload();
  started = start;
});
events.addEventListener("line", ({ data }) => told(show)(JSON.parse(data)));
events.addEventListener("state", ({ data }) => told(showState)(JSON.parse(data)));
const say = (text) => { at("state").textContent = text; };
const saysOn = () => say(paused ? "Suspendu" : "En direct");
events.onopen = saysOn;
events.onerror = () => say("La pile ne répond plus\\u00a0: la page attend son retour.");
at("pause").addEventListener("click", () => {
  paused = !paused;
  at("pause").textContent = paused ? "Reprendre" : "Suspendre";
  at("pause").setAttribute("aria-pressed", String(paused));
  saysOn();
  if (!paused) for (const tell of waiting.splice(0)) tell();
});
`;
