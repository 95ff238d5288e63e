import { EventEmitter, on, once } from "node:events";
import { type NodeWorker, Session } from "node:inspector/promises";

/** A message of the debugging protocol: an event, or the answer to the command with its id. */
interface Message {
  id?: number;
  method?: string;
  // The protocol's own shapes, of which tests look at a field or two.
  // biome-ignore lint/suspicious/noExplicitAny: as above
  params?: any;
}

/** Debugs the worker threads of this process by the protocol that editors speak. */
export async function debugWorkers() {
  const session = new Session();
  session.connect();
  const messages = new EventEmitter();
  let commands = 0;
  const send = (sessionId: string, method: string, params: object = {}) =>
    session.post("NodeWorker.sendMessageToWorker", {
      sessionId,
      message: JSON.stringify({ id: ++commands, method, params }),
    });
  session.on("NodeWorker.receivedMessageFromWorker", ({ params }) => {
    const { sessionId, message } = params as NodeWorker.ReceivedMessageFromWorkerEventDataType;
    const { method, params: told } = JSON.parse(message) as Message;
    if (method !== undefined) messages.emit(method, { sessionId, ...told });
  });
  session.on("NodeWorker.attachedToWorker", ({ params }) => void send(params.sessionId, "Debugger.enable"));
  return {
    /** Resolves with the first script that is loaded, or was, whose address ends so. */
    async start(ending: string): Promise<{ sessionId: string; url: string; sourceMapURL: string }> {
      const scripts = on(messages, "Debugger.scriptParsed");
      await session.post("NodeWorker.enable", { waitForDebuggerOnStart: false });
      for await (const [script] of scripts) if (script.url.endsWith(ending)) return script;
      throw new Error("no script was loaded");
    },
    send,
    /** Resolves when a thread stops. */
    async paused(): Promise<{ sessionId: string; hitBreakpoints: string[] }> {
      const [stopped] = await once(messages, "Debugger.paused");
      return stopped;
    },
    close: () => session.disconnect(),
  };
}
