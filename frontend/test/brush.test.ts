import { describe, expect, it } from "vitest";
import { dayAt, ticks, xOf } from "../src/axis";
import { createBrush } from "../src/brush";
import { gripAt, hitAt, type Draggable } from "../src/brush_drag";
import type { Span } from "../src/contract.gen";
import { runs } from "../src/coverage";
import { dayNumber } from "../src/days";

const scale = { extent: [0, 1000] as [number, number], width: 500 };

describe("axis", () => {
  it("goes from days to pixels and back", () => {
    expect(xOf(scale, 100)).toBe(50);
    expect(dayAt(scale, 50)).toBe(100);
    expect(dayAt(scale, -20)).toBe(0);
    expect(xOf(scale, 5000)).toBe(500);
  });

  it("names years always, quarters where there is room", () => {
    const extent = [dayNumber(2022, 9, 1), dayNumber(2026, 3, 1)] as const;
    const wide = ticks({ extent, width: 1310 });
    expect(wide[0]).toEqual({ day: dayNumber(2022, 9, 1), label: "Oct", isYear: false });
    expect(wide.filter(({ isYear }) => isYear).map(({ label }) => label)).toEqual(["2023", "2024", "2025", "2026"]);
    const narrow = ticks({ extent, width: 360 }).filter(({ label }) => label !== "");
    expect(narrow.map(({ label }) => label)).toEqual(["2023", "2024", "2025", "2026"]);
  });
});

it("joins days that follow one another", () => {
  expect(runs([5, 3, 4, 9, 9])).toEqual([[3, 6], [9, 10]]);
  expect(runs([])).toEqual([]);
});

describe("brush", () => {
  it("takes hold of the nearer handle, or of the window between them", () => {
    expect(gripAt(52, [100, 400], scale)).toBe("start");
    expect(gripAt(199, [100, 400], scale)).toBe("end");
    expect(gripAt(120, [100, 400], scale)).toBe("body");
    expect(gripAt(49, [100, 101], scale)).toBe("start");
    expect(gripAt(53, [100, 101], scale)).toBe("end");
  });

  it("tells two windows apart by place and by the height of their handles", () => {
    const draggable = (window: Span, handleTop: number): Draggable => ({ window, handleTop, put() {} });
    const first = draggable([100, 400], 30);
    const second = draggable([400, 500], 60);
    const hit = (x: number, y: number) => hitAt(x, y, [first, second], scale);
    expect(hit(200, 40)).toEqual({ brush: first, grip: "end" });
    expect(hit(200, 72)).toEqual({ brush: second, grip: "start" });
    expect(hit(225, 40)).toEqual({ brush: second, grip: "body" });
    expect(hit(120, 72)).toEqual({ brush: first, grip: "body" });
    expect(hit(400, 72)).toEqual({ brush: first, grip: "body" });
    const inside = draggable([150, 300], 60);
    expect(hitAt(110, 10, [first, inside], scale)).toEqual({ brush: inside, grip: "body" });
  });

  function brush(window: Span) {
    const changes: Span[] = [];
    const made = createBrush(
      {
        name: "brush",
        labels: { start: "First day", end: "Last day", body: "Window" },
        height: 60,
        handleTop: 19,
      },
      (next) => changes.push(next),
    );
    made.update(window, scale);
    const handle = (label: string) => made.node.querySelector(`[aria-label="${label}"]`)!;
    const press = (label: string, key: string, shiftKey = false) =>
      handle(label).dispatchEvent(new KeyboardEvent("keydown", { key, shiftKey, bubbles: true }));
    return { changes, handle, press };
  }

  it("moves and resizes by keys", () => {
    const { changes, press } = brush([100, 400]);
    press("First day", "ArrowLeft");
    press("Last day", "ArrowRight", true);
    press("Window", "ArrowLeft", true);
    expect(changes).toEqual([[99, 400], [100, 407], [93, 393]]);
  });

  it("never becomes empty and never leaves the record", () => {
    const { changes, press } = brush([0, 1]);
    press("First day", "ArrowRight");
    press("Last day", "ArrowLeft");
    press("Window", "ArrowLeft");
    expect(changes).toEqual([[0, 1], [0, 1], [0, 1]]);
  });

  it("says its days to screen readers", () => {
    const { handle } = brush([100, 400]);
    expect(handle("Last day").getAttribute("aria-valuenow")).toBe("399");
    expect(handle("Last day").getAttribute("aria-valuetext")).toBe("4 Feb 1971");
    expect(handle("Window").getAttribute("aria-valuetext")).toBe("11 Apr 1970 – 4 Feb 1971");
  });
});
