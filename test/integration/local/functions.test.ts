import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { useHostedFunction } from "../../support/hosted.ts";

const tried = useHostedFunction();

describe("a function whose code is replaced", () => {
  it("ends a request under way with the code that it began with", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await tried.write(`export const handler = async () => {
      await fetch("http://127.0.0.1:${port}");
      return "before";
    };`);
    const asked = once(server, "request");
    const underWay = tried.invoke();
    const [, answer] = await asked;
    await tried.write(`export const handler = () => "after";`);
    expect(await tried.invoke()).toBe("after");
    answer.end();
    expect(await underWay).toBe("before");
    expect(await tried.invoke()).toBe("after");
    server.close();
  });
});

describe("a function that throws", () => {
  const source = [
    "interface Wanted { line: number }",
    "function failing({ line }: Wanted): never {",
    '  throw new TypeError("meant on line " + line);',
    "}",
    "export const handler = () => {",
    "  failing({ line: 3 });",
    "};",
  ].join("\n");

  it("has a trace that names the lines of its source", async () => {
    await tried.write(source);
    const error = await tried.invoke().catch((failed: unknown) => String(failed));
    expect(error).toContain("TypeError: meant on line 3");
    expect(error).toMatch(/functions\/tried\.ts:3:9\)?\n/);
    expect(error).toMatch(/functions\/tried\.ts:6:3\)?\n/);
  });
});
