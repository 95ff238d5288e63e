import { readdirSync, readFileSync, readlinkSync } from "node:fs";
import { expect, it } from "vitest";
import { useLocalStack } from "../../support/local-stack.ts";

const stack = useLocalStack();

/** A listening socket of Linux's own table: its address in hexadecimal, its port, and its inode. */
function listeningSockets(): { address: string; port: number; inode: string }[] {
  return ["tcp", "tcp6"].flatMap((table) =>
    readFileSync(`/proc/net/${table}`, "utf8")
      .split("\n")
      .slice(1)
      .map((line) => line.trim().split(/\s+/))
      .filter((columns) => columns[3] === "0A")
      .map(([, local = "", , , , , , , , inode = ""]) => {
        const [address = "", port = ""] = local.split(":");
        return { address, port: Number.parseInt(port, 16), inode };
      }),
  );
}

/** This process and all those that it began. */
function processTree(root: number): number[] {
  const parents = readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => {
      try {
        const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
        return [Number(pid), Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1])] as const;
      } catch {
        return [Number(pid), 0] as const;
      }
    });
  const below = (pid: number): number[] => [
    pid,
    ...parents.filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  return below(root);
}

function socketsOf(pid: number): string[] {
  return readdirSync(`/proc/${pid}/fd`).flatMap((descriptor) => {
    try {
      return /^socket:\[(\d+)\]$/.exec(readlinkSync(`/proc/${pid}/fd/${descriptor}`))?.[1] ?? [];
    } catch {
      return [];
    }
  });
}

/** 127.0.0.1, as the kernel writes it. */
const loopback = "0100007F";

it.runIf(process.platform === "linux")("everything local listens on 127.0.0.1 and nowhere else", () => {
  const own = new Set(processTree(process.pid).flatMap(socketsOf));
  const sockets = listeningSockets().filter(({ inode }) => own.has(inode));
  const ports = sockets.map(({ port }) => port);
  // A server that was named is another's process.
  const database = process.env["DYNAMODB_ENDPOINT"] === undefined ? [stack().database.endpoint] : [];
  for (const url of [...Object.values(stack().urls), ...database])
    expect(ports).toContain(Number(new URL(url).port));
  expect(sockets.filter(({ address }) => address !== loopback)).toEqual([]);
});
