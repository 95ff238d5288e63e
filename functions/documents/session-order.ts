import type { Fact } from "../../events/fact.ts";
import { sessionCancelled, sessionChanged, sessionConvened, slotMoved } from "../../events/jury.ts";
import type { DocumentKind } from "../../shared/domain/document/document.ts";
import type { JurySession } from "../../shared/domain/jury/session.ts";
import type { Instant } from "../../shared/domain/time/civil-date.ts";
import type { PrintedDocument } from "../../shared/printing/printed-document.ts";
import { nameInForce } from "../../shared/store/referential.ts";
import { loadSession } from "../../shared/store/sessions.ts";
import type { PrintedOn, PrintOrder } from "./print-order.ts";

/** What every paper of a session is printed with. */
interface PaperGiven {
  certificationName: string;
  madeAt: Instant;
}

/** A paper of the session of a fact, as `print` lays it out: undefined where the session has none. */
export function paperOf<Session extends JurySession>(
  kind: DocumentKind,
  has: (session: JurySession) => session is Session,
  print: (session: Session, given: PaperGiven) => PrintedDocument | Promise<PrintedDocument>,
): (fact: Fact) => PrintOrder {
  return (fact) => {
    const { id } = fact.about;
    return {
      name: { about: { kind: "session", id }, kind, reference: id },
      async print() {
        const session = await loadSession(id);
        if (session === undefined) throw new Error(`the session of ${fact.id} does not exist`);
        if (!has(session)) return undefined;
        const certificationName = await nameInForce(session.certification, session.date);
        return print(session, { certificationName, madeAt: fact.at });
      },
    };
  };
}

/** Whether a session was convened: what is only planned has no papers yet; what was cancelled has them no longer. */
export function wasConvened(
  session: JurySession,
): session is Exclude<JurySession, { state: "planned" | "cancelled" }> {
  return session.state !== "planned" && session.state !== "cancelled";
}

/** What is printed as long as a session is convened, and anew when it changes. */
export function whileConvened(order: PrintedOn["order"]): readonly PrintedOn[] {
  return [sessionConvened, sessionChanged, sessionCancelled, slotMoved].map((fact) => ({ fact, order }));
}
