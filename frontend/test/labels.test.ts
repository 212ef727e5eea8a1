import type { Viewport } from "@deck.gl/core";
import { describe, expect, it } from "vitest";
import { drawLabels, overlap, readLabels, type LabelPass } from "../src/labels";
import { readScene, type TextRows } from "../src/scene";

const text = (id: string, rows: unknown[]) => ({
  "@@type": "TextLayer",
  id,
  data: rows,
  getText: "@@=text",
  getPosition: "@@=position",
  getTextAnchor: "start",
  getSize: 10,
  fontWeight: "500",
});

/** A canvas that writes down what is drawn; every letter is five pixels wide. */
function pen() {
  const drawn: string[] = [];
  const nothing = () => undefined;
  const context = {
    save: nothing,
    restore: nothing,
    beginPath: nothing,
    rect: nothing,
    clip: nothing,
    strokeText: nothing,
    fillRect: (x: number, y: number, width: number, height: number) =>
      drawn.push(`plate ${[x, y, width, height].map(Math.round).join(" ")}`),
    strokeRect: nothing,
    font: "",
    measureText: (words: string) => ({ width: words.length * 5 }),
    fillText: (words: string) => drawn.push(`${words}${/\b700\b/.test(context.font) ? "!" : ""}`),
  };
  return { context: context as unknown as CanvasRenderingContext2D, drawn };
}

function draw(layers: object[], change: Partial<LabelPass> = {}): string[] {
  const labels = readLabels(readScene(JSON.stringify({ layers })) as TextRows[]);
  const { context, drawn } = pen();
  drawLabels(context, labels, { halo: "#fff", fontFamily: "sans" }, {
    viewport: { project: ([x, y]: number[]) => [x, y], zoom: 5 } as unknown as Viewport,
    frame: { x: 0, y: 0, width: 200, height: 100 },
    slice: { start: 0, end: 10, mode: "possibly" },
    selected: new Set(),
    count: (ids) => ids.filter((id) => id !== "gone").length,
    taken: [],
    ...change,
  });
  return drawn;
}

describe("labels", () => {
  it("keep the more important of two that would overlap", () => {
    const layers = [
      text("town", [{ text: "Khasan", position: [20, 50] }]),
      text("place", [{ text: "Najin", position: [10, 52] }]),
    ];
    expect(draw(layers)).toEqual(["Najin"]);
  });

  it("let a name in the local script touch its own name, and leave with it", () => {
    const pair = (x: number) => [
      text("native", [{ id: "najin", text: "나진항", position: [x, 60] }]),
      text("place", [{ id: "najin", text: "Najin", position: [x, 52] }]),
    ];
    expect(draw(pair(10))).toEqual(["Najin", "나진항"]);
    expect(draw(pair(190))).toEqual([]);
  });

  it("wait for their zoom and their time", () => {
    const rows = [
      { text: "later", position: [5, 20], minz: 6 },
      { text: "past", position: [5, 50], es: -9, ls: -9, ee: -8, le: -8, kind: 0, day: -9 },
      { text: "now", position: [5, 80], es: 3, ls: 3, ee: 4, le: 4, kind: 0, day: 3 },
    ];
    expect(draw([text("place", rows)])).toEqual(["now"]);
  });

  it("count what the window shows", () => {
    const count = (members: string[]) => ({ position: [5, 50], members, one: "one call", many: "{n} calls", text: "" });
    expect(draw([text("count", [count(["a", "b"])])])).toEqual(["2 calls"]);
    expect(draw([text("count", [count(["a", "gone"])])])).toEqual(["one call"]);
    expect(draw([text("count", [count(["gone"])])])).toEqual([]);
  });

  it("are bold for the selected record and keep clear of what is taken", () => {
    const layers = [text("place", [{ id: "najin", text: "Najin", position: [10, 50] }])];
    expect(draw(layers, { selected: new Set(["najin"]) })).toEqual(["Najin!"]);
    expect(draw(layers, { taken: [{ x: 0, y: 40, width: 100, height: 20 }] })).toEqual([]);
  });

  it("stand on a plate where they have one, and other labels keep clear of it", () => {
    const plate = { background: true, getBackgroundColor: [255, 255, 255], backgroundPadding: [9, 6] };
    const figure = { ...text("figure", [{ text: "195.0 km", position: [20, 50] }]), ...plate };
    const near = text("town", [{ text: "Yeysk", position: [20, 62] }]);
    expect(draw([near, figure])).toEqual(["plate 11 38 58 24", "195.0 km"]);
  });

  it("keep a gap in a line, and may overlap by a hair from line to line", () => {
    const box = { x: 0, y: 0, width: 10, height: 10 };
    expect(overlap(box, { ...box, x: 12 })).toBe(true);
    expect(overlap(box, { ...box, x: 14 })).toBe(false);
    expect(overlap(box, { ...box, y: 9 })).toBe(false);
    expect(overlap(box, { ...box, y: 7 })).toBe(true);
  });
});
