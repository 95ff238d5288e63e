/** The machine's own time, apart from what `Date` says in this thread. */
export const MachineDate = Date;

/** Makes `Date` of this thread tell the time of the local stack; gives what sets by how many milliseconds it is ahead. */
export function shiftDate(): (offsetMilliseconds: number) => void {
  let offset = 0;
  const now = () => MachineDate.now() + offset;
  globalThis.Date = new Proxy(MachineDate, {
    construct: (target, given, newTarget) =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget),
    apply: () => new MachineDate(now()).toString(),
    get: (target, property) => (property === "now" ? now : Reflect.get(target, property)),
  });
  return (ahead) => {
    offset = ahead;
  };
}
