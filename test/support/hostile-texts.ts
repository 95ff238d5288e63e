import type { ApiClient } from "../../demo/client.ts";
import { everyRoute, rewritingClient, rewritten } from "./marks.ts";

/** What a page that takes a text for code would run; it would tell of it by a dialog. */
const code = [
  "<script>alert(1)</script>",
  "<img src=x onerror=alert(1)>",
  `"><svg onload=alert(1)>`,
  "<a href=javascript:alert(1)>lien</a>",
  "{{constructor.constructor('alert(1)')()}}#{alert(1)}",
  "%s %n %00 &lt;b&gt; \\u003cb\\u003e '\"`;--",
].join(" ");

/** What begins each of them, as readers see it. */
export const beginning = "=cmd|'/C calc'!A0 <script>alert(1)</script>";

const word = (length: number) => "W".repeat(length);

/** Lines that a calendar or a mail would read as its own, if they were not folded into a text. */
const lines = "\r\nEND:VEVENT\r\nATTENDEE:mailto:intrus@example.org\r\n\r\nBcc: intrus@example.org\r\n";

/** Families, marks on marks, what joins and takes no room, letters that are read from the right. */
const unusual = `👩‍👩‍👧‍👦🏳️‍🌈 Z${"\u0300\u0301\u0302\u0303".repeat(8)}algo ze\u200bro\u200d\ufeff שלום עולם`;

/** The texts that are tried, from the worst: each field is given the first that it takes. */
const tried: readonly string[] = [
  `${beginning} ${code} ${unusual} ${lines} ${word(5000)}`,
  `${beginning} ${code} ${unusual} ${lines} ${word(300)}`,
  `${beginning} ${code} ${unusual}`,
  `${beginning} ${code} ${word(5000)}`,
  `${beginning} <img src=x onerror=alert(1)> "><b>%s{{1}} ${word(80)}`,
  `${beginning} %s{{1}} ${word(40)}`,
  `<script>alert(1)</script>%s ${word(30)}`,
  "<b>%s{{1}}",
];

/** What marks a text that one of these clients sent, in all that shows it. */
export const hostileMark = /<script>alert\(1\)<\/script>|<b>%s/;

/** Gives clients that send, in place of each text, the worst that its route takes; the text itself stands last. */
export async function hostileClients(): Promise<(client: ApiClient) => ApiClient> {
  const routes = await everyRoute();
  return (client) =>
    rewritingClient(client, routes, (body, { accepted }) =>
      rewritten(body, accepted, (_, value) => tried.map((text) => `${text} ${value}`)),
    );
}
