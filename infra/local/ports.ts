import { host } from "./listen.ts";

/** The port of the API unless another is asked for; the other parts have those after it. */
export const usualPort = 4000;

/** The ports of the stack's parts, from that of the API. */
export function portsFrom(api: number) {
  return {
    api,
    s3: api + 1,
    mail: api + 2,
    identity: api + 3,
    clock: api + 4,
    space: api + 5,
    operator: api + 6,
  };
}

/** Where the parts of the stack answer whose API is on a port. */
export function urlsFrom(api: number) {
  const { s3, mail, identity, clock, space, operator } = portsFrom(api);
  const at = (port: number) => `http://${host}:${port}`;
  return {
    api: at(api),
    s3: at(s3),
    mail: at(mail),
    identity: at(identity),
    clock: at(clock),
    space: at(space),
    operator: at(operator),
  };
}

/** What npm is told after a command's name: the port where it is not the usual one, and the options. */
export function commandArguments(api: number, options = ""): string {
  const all = [api === usualPort ? "" : `--port ${api}`, options].filter((part) => part !== "");
  return all.length === 0 ? "" : ` -- ${all.join(" ")}`;
}
