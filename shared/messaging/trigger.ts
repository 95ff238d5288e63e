import type { FactDefinition, FactSubject } from "../../events/fact.ts";
import type { ObjectUse } from "../objects/uses.ts";
import type { FunctionName } from "../runtime/function-name.ts";
import type { TableReach } from "../store/table-reach.ts";

/** What a background function may do: its environment and role come from it. */
export interface WorkerNeeds {
  table?: TableReach;
  objects?: ObjectUse;
  /** Keeps anchors of trails, and reads those that are kept. */
  anchors?: "write";
  /** Prints certificates: who signs them, and the address under which they are verified. */
  certificates?: true;
  /** Sends mail through SES; `settings`: knows the addresses that mails go from and to, and sends none. */
  mail?: true | "settings";
  /** Deletes users of the pool, or reads them all; it is told the pool's name. */
  users?: "delete" | "list";
  /** Publishes on the event bus. */
  bus?: true;
  /** Counts what waits in the dead-letter queues of all workers, which it is told the names of. */
  deadLetters?: "count";
  /** Puts aside, in its dead-letter queue, what it can't do anything with; for a function that the stream feeds. */
  parking?: true;
}

/**
 * How long a message is left to a worker, in times of the worker's own limit: six, as AWS advises, so that a message is
 * not delivered again while it is at work.
 */
export const visibilityTimeouts = 6;

/** Seconds after which a message that no delivery succeeded for is in the dead-letter queue. */
export function givenUpAfter(worker: { timeoutSeconds: number; maxDeliveries: number }): number {
  return worker.timeoutSeconds * visibilityTimeouts * worker.maxDeliveries;
}

interface WorkerLimits {
  /** Of the function, `room/what-it-does`: the names of what is deployed come from it. Another name is another queue. */
  name: FunctionName;
  /** What the function is for, in English, for its description. */
  purpose: string;
  needs: WorkerNeeds;
  timeoutSeconds: number;
  memoryMegabytes?: number;
  /** Room under /tmp, megabytes; Lambda gives 512 unless told. */
  diskMegabytes?: number;
}

/** What starts a background function. */
export type Trigger = WorkerLimits &
  (
    | {
        /** A queue of its own that the bus fills with facts of these kinds. */
        kind: "facts";
        facts: readonly Pick<FactDefinition, "type">[];
        /** A folder under `functions/` whose files deal with a kind of fact each and are named after its type: those too. */
        factsOf?: string;
        batchSize: number;
        /** Deliveries before a message goes to the dead-letter queue. */
        maxDeliveries: number;
      }
    | {
        /** A queue of its own that the bus fills with every fact about something of these kinds. */
        kind: "subjects";
        about: readonly FactSubject["kind"][];
        batchSize: number;
        maxDeliveries: number;
        /** Messages that are worked on at once, at most ten unless told. */
        atOnce?: number;
      }
    | {
        /** A queue of its own that the malware scan fills with its result for each object created under a prefix. */
        kind: "uploads";
        prefix: string;
        batchSize: number;
        maxDeliveries: number;
      }
    | {
        /** A queue of its own that SES fills, through the default bus, with what becomes of the mails sent. */
        kind: "deliveries";
        batchSize: number;
        maxDeliveries: number;
      }
    | {
        /** The table's stream, for items of these entities as they are inserted. */
        kind: "stream";
        entities: readonly string[];
        /** Entities whose items it is told of whenever they are inserted, changed or removed, besides. */
        changing?: readonly string[];
        /** A folder as that of `facts`: the types of its facts are in the function's environment, as `FACT_TYPES`. */
        factsOf?: string;
        facts?: readonly Pick<FactDefinition, "type">[];
        batchSize: number;
      }
    | {
        /** A schedule, in Europe/Paris. */
        kind: "schedule";
        expression: `cron(${string})` | `rate(${string})`;
      }
    | {
        /** The user pool, each time it makes a token; it waits 5 seconds at most, and its users can be read. */
        kind: "tokens";
      }
  );

/** Declares what starts a background function: its queue, rules, schedule, environment and role come from it. */
export function defineTrigger<const Declared extends Trigger>(trigger: Declared): Declared {
  return trigger;
}
