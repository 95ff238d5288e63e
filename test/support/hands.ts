import type { CDPSession, Page } from "playwright-core";
import { expect } from "vitest";

/** Keys that are pressed, at most, before something is taken to be out of reach. */
const farAway = 220;

/** How long what a page does after a key may take. */
const within = { timeout: 20_000 };

/** What has the focus, as a screen reader names it. */
interface Held {
  role: string;
  name: string;
}

/** What an element with the focus shows of it, asked in the page; undefined where nothing has it. */
interface Shown {
  element: string;
  isInSight: boolean;
  isCovered: boolean;
  isMarked: boolean;
  isOutsideDialog: boolean;
  group: string;
}

const shownFocus = `(async () => {
  // A page scrolls to what takes the focus within some frames.
  for (let frame = 0; frame < 30; frame += 1) {
    const shown = look();
    if (shown === undefined || (shown.isInSight && !shown.isCovered)) return shown;
    await new Promise(requestAnimationFrame);
  }
  return look();
  function look() {
  const focused = document.activeElement;
  if (focused === null || focused === document.body) return undefined;
  // Radios and boxes are seen by their labels, where something is put down by its line, and a title that is for ears alone by what says the same.
  const seen = focused.matches("input[type=radio], input[type=checkbox]")
    ? focused.closest("label") ?? focused
    : focused.closest(".react-aria-DropIndicator") ?? (focused.matches("h1.hidden") ? document.querySelector("main p") : focused);
  const box = seen.getBoundingClientRect();
  const left = Math.max(box.left, 0), right = Math.min(box.right, innerWidth);
  const top = Math.max(box.top, 0), bottom = Math.min(box.bottom, innerHeight);
  const isInSight = right - left >= Math.min(box.width, 16) && bottom - top >= Math.min(box.height, 16) && box.width > 1;
  const at = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
  const told = document.querySelector(".announcement")?.getBoundingClientRect();
  const isUnderTold = told !== undefined && !focused.closest(".announcement") &&
    told.left <= left && told.right >= right && told.top <= top && told.bottom >= bottom;
  const isCovered = isInSight && (isUnderTold || !(at !== null && (seen.contains(at) || at.contains(seen))));
  const marks = [focused, seen, ...seen.querySelectorAll(".mark-of"), ...(seen.parentElement ? [seen.parentElement] : [])];
  const isMarked = focused.matches("[role=spinbutton], [role=option], [role=gridcell], [role=dialog], h1, main") ||
    marks.some((one) => getComputedStyle(one).outlineStyle !== "none" && getComputedStyle(one).outlineWidth !== "0px");
  const dialog = [...document.querySelectorAll("[role=dialog], [role=alertdialog]")].at(-1);
  const group = focused.closest("[role=radiogroup], fieldset, [role=group]");
  const by = group?.getAttribute("aria-labelledby")?.split(" ").map((id) => document.getElementById(id)?.textContent).join(" ");
  return {
    element: focused.outerHTML.slice(0, 160), isInSight, isCovered, isMarked,
    isOutsideDialog: dialog !== undefined && !dialog.contains(focused) && focused.closest("[role=listbox]") === null,
    group: group?.getAttribute("aria-label") ?? by ?? group?.querySelector("legend")?.textContent ?? "",
  };
  }
})()`;

/**
 * The hands of a person who has a keyboard alone. What takes the focus at each key has to be in sight, marked, covered by
 * nothing, called by a name, and within the dialog that is open (WCAG 2.1.2, 2.4.3, 2.4.7, 2.4.11, 4.1.2).
 */
export class Hands {
  readonly #page: Page;
  #tools: CDPSession | undefined;

  constructor(page: Page) {
    this.#page = page;
  }

  /** What has the focus; undefined where nothing does. @throws where it is out of sight, covered, not marked or without a name */
  async held(): Promise<(Held & { group: string }) | undefined> {
    const look = async () => ({
      shown: (await this.#page.evaluate(shownFocus)) as Shown | undefined,
      told: await this.#named(),
    });
    let { shown, told } = await look();
    // While a page takes the place of another, what has the focus is of neither for a moment.
    for (let again = 0; again < 20 && shown !== undefined && told.name === ""; again += 1)
      ({ shown, told } = await look());
    if (shown === undefined) return undefined;
    expect
      .soft(
        { ...shown, isNamed: told.name !== "" },
        `${told.role} ${told.name} on ${new URL(this.#page.url()).pathname}`,
      )
      .toMatchObject({
        isInSight: true,
        isCovered: false,
        isMarked: true,
        isOutsideDialog: false,
        isNamed: true,
      });
    return { ...told, group: shown.group };
  }

  /** What the accessibility tree of the browser says of what has the focus. */
  async #named(): Promise<Held> {
    this.#tools ??= await this.#page.context().newCDPSession(this.#page);
    const { result } = await this.#tools.send("Runtime.evaluate", { expression: "document.activeElement" });
    const { nodes } = await this.#tools.send("Accessibility.getPartialAXTree", {
      ...(result.objectId === undefined ? {} : { objectId: result.objectId }),
      fetchRelatives: false,
    });
    const [node] = nodes;
    const said = (value: unknown) => String(value ?? "").replaceAll(/\s/g, " ");
    return { role: said(node?.role?.value), name: said(node?.name?.value) };
  }

  /** Tab, or Shift+Tab, until what is so called has the focus; where `of` is given, in a group that is called so. @throws where the keyboard doesn't get there */
  async to(
    name: RegExp,
    { of, key = "Tab" }: { of?: RegExp; key?: "Tab" | "Shift+Tab" } = {},
  ): Promise<void> {
    const met: string[] = [];
    for (let pressed = 0; pressed < farAway; pressed += 1) {
      await this.#page.keyboard.press(key);
      const held = await this.held();
      if (held === undefined) continue;
      met.push(held.name);
      if (name.test(held.name) && (of === undefined || of.test(held.group))) return;
    }
    throw new Error(`${key} never reaches ${name} ${of ?? ""}; it met ${[...new Set(met)].join(" | ")}`);
  }

  /** Reaches a button or a link, and presses it. */
  async press(name: RegExp, key: "Enter" | "Space" = "Enter"): Promise<void> {
    await this.to(name);
    await this.#page.keyboard.press(key);
  }

  /** Writes in a field. */
  async write(label: RegExp, text: string, of?: RegExp): Promise<void> {
    await this.to(label, of === undefined ? {} : { of });
    await this.#page.keyboard.press("Control+a");
    await this.#page.keyboard.type(text);
  }

  /** Writes a day, as one does in French: day, month, year. */
  async writeDay(label: RegExp, day: string): Promise<void> {
    await this.to(new RegExp(`jour,.*${label.source}`, "i"));
    await this.#page.keyboard.type(day.split("-").toReversed().join(""));
  }

  /** Chooses among radios: by Tab to their group, then by the arrows. */
  async pick(option: RegExp, of: RegExp = /./): Promise<void> {
    await this.to(/./, { of: new RegExp(of.source, of.flags) });
    for (let pressed = 0; pressed < 20; pressed += 1) {
      const held = await this.held();
      if (held !== undefined && held.role === "radio" && option.test(held.name)) {
        await this.#page.keyboard.press("Space");
        return;
      }
      await this.#page.keyboard.press("ArrowDown");
    }
    throw new Error(`the arrows never reach ${option} in ${of}`);
  }

  /** Ticks a box. */
  async tick(name: RegExp, of?: RegExp): Promise<void> {
    await this.to(name, of === undefined ? {} : { of });
    await this.#page.keyboard.press("Space");
  }

  /** Waits until a page is there, whose title took the focus. */
  async comesTo(title: RegExp): Promise<void> {
    await this.#page.getByRole("heading", { level: 1, name: title }).waitFor(within);
    await expect.poll(async () => (await this.held())?.name ?? "", within).toMatch(title);
    // What comes last pushes away what stands below it, and what has the focus there.
    await this.#page
      .locator("main .coming")
      .first()
      .waitFor({ ...within, state: "detached" });
  }

  /** The first page that is shown leaves the focus to the browser: its title is there, and Tab begins above it. */
  async comesToFirst(title: RegExp): Promise<void> {
    await this.#page.getByRole("heading", { level: 1, name: title }).waitFor(within);
  }

  /** Something in sight has the focus. */
  async isPlaced(): Promise<void> {
    // While a page takes the place of another, what has the focus may be of neither.
    const isHeld = async () =>
      (await this.#page.evaluate("document.activeElement !== document.body")) === true &&
      (await this.#named()).name !== "";
    await expect.poll(isHeld, within).toBe(true);
    await this.held();
  }

  /** What was done is told, no dialog is left, and something in sight has the focus. */
  async isTold(done: RegExp): Promise<void> {
    await this.#page.getByRole("status").filter({ hasText: done }).first().waitFor(within);
    await this.#page.getByRole("dialog").waitFor({ state: "detached" });
    await expect
      .poll(() => this.#page.evaluate(`document.activeElement !== document.body`), within)
      .toBe(true);
    await this.held();
  }

  /** Presses what opens a dialog, which takes the focus. */
  async opens(name: RegExp): Promise<void> {
    await this.to(name);
    await this.opensHere();
  }

  /** Presses what has the focus, which opens a dialog. */
  async opensHere(): Promise<void> {
    await this.#page.keyboard.press("Enter");
    // The fields come with the first form that is opened.
    await this.#page.getByRole("dialog").getByRole("button").first().waitFor(within);
    await expect
      .poll(() => this.#page.evaluate(`document.activeElement.closest("[role=dialog]") !== null`), within)
      .toBe(true);
  }

  /** A dialog keeps the focus, all around, and gives it back to what opened it. */
  async keepsAndGivesBack(name: RegExp): Promise<void> {
    await this.opens(name);
    const met = new Set<string>();
    for (let pressed = 0; pressed < 30; pressed += 1) {
      await this.#page.keyboard.press(pressed < 15 ? "Tab" : "Shift+Tab");
      const held = await this.held();
      expect(held, "the dialog lost the focus").toBeDefined();
      met.add(`${held?.role} ${held?.name}`);
    }
    await this.#page.keyboard.press("Escape");
    await this.#page.getByRole("dialog").waitFor({ state: "detached" });
    await expect.poll(async () => (await this.held())?.name ?? "", within).toMatch(name);
  }

  /** The first stop of a page leads over what stands before its content. */
  async skips(): Promise<void> {
    await this.#page.getByRole("main").getByRole("heading", { level: 1 }).waitFor(within);
    await this.#page.getByText("Un instant…").first().waitFor({ state: "detached" });
    await this.to(/^Aller au contenu$/, { key: "Shift+Tab" });
    await this.#page.keyboard.press("Enter");
    await expect.poll(() => this.#page.evaluate("document.activeElement.id"), within).toBe("page");
    await this.#page.keyboard.press("Tab");
    await this.held();
    expect(await this.#page.evaluate(`document.activeElement.closest("main") !== null`)).toBe(true);
  }

  /** Signs in where a page led, as a demonstration account. */
  async signIn(name: RegExp): Promise<void> {
    await this.press(/^Se connecter$/);
    await this.#page.getByRole("heading", { level: 1, name: "Se connecter" }).waitFor(within);
    await this.press(new RegExp(`^Choisir ${name.source}`));
    const second = this.#page.getByText("Code de ce compte d’essai");
    const signedIn = this.#page.getByRole("button", { name: "Se déconnecter" });
    await second.or(signedIn).first().waitFor(within);
    if (!(await second.isVisible())) return;
    const code = /\d{6}/.exec((await second.textContent()) ?? "")?.[0] ?? "";
    await this.write(/^Code de l’application/, code);
    await this.#page.keyboard.press("Enter");
    await signedIn.waitFor(within);
  }
}
