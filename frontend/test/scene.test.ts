import { describe, expect, it } from "vitest";
import { isInGrade, readScene } from "../src/scene";
import { createSlicer, type Slice } from "../src/sliced_layers";

const point = (id: string, es: number, le: number) => ({
  id,
  es,
  ls: le - 1,
  ee: es + 1,
  le,
  kind: 0,
  day: null,
  position: [es, 0],
  color: [10, 20, 30, 200],
});

function deck(rows: unknown[], type = "ScatterplotLayer"): string {
  const layer = { "@@type": type, id: "points", data: rows, getPosition: "@@=position", getFillColor: "@@=color" };
  return JSON.stringify({ layers: [layer] });
}

const slice = (start: number, end: number): Slice => ({ start, end, mode: "possibly" });
type Rgba = [number, number, number, number];

describe("readScene", () => {
  it("tells sliced rows from what stands still", () => {
    const [sliced] = readScene(deck([point("a", 0, 1)]));
    expect(sliced!.kind).toBe("sliced");
    const [still] = readScene(deck([{ position: [0, 0], color: [0, 0, 0] }]));
    expect(still!.kind).toBe("static");
  });

  it("never takes text in the data for an expression", () => {
    const row = { ...point("@@=1+1", 0, 1), tip: "@@=alert(1)", "@@type": "PathLayer" };
    const [layer] = readScene(deck([row]));
    if (layer!.kind !== "sliced") throw new Error("no sliced layer");
    expect(layer!.index.rows[0]).toEqual(row);
  });

  it("names a layer that it cannot draw", () => {
    expect(() => readScene(deck([], "H3HexagonLayer"))).toThrow(/'points' is of the type 'H3HexagonLayer'/);
  });

  it("shows one grade of the base map at a time", () => {
    expect(isInGrade("land-coarse", 4.9)).toBe(true);
    expect(isInGrade("land-fine", 4.9)).toBe(false);
    expect(isInGrade("land-fine", 5)).toBe(true);
    expect(isInGrade("place", 2)).toBe(true);
  });
});

describe.each([
  ["row by row", 0],
  ["in columns", 2000],
])("slicing a layer, %s", (_, others) => {
  const far = Array.from({ length: others }, (_unused, i) => point(`far${i}`, 5000 + i, 5001 + i));
  const [layer] = readScene(deck([point("wide", 0, 40), point("late", 90, 91), point("early", 3, 4), ...far]));
  if (layer!.kind !== "sliced") throw new Error("no sliced layer");
  const slicer = createSlicer(layer!);

  it("draws the rows of the window and only they", () => {
    slicer.layerFor(slice(0, 10), new Set());
    expect(slicer.shown().map(({ id }) => id)).toEqual(["wide", "early"]);
    slicer.layerFor(slice(80, 100), new Set());
    expect(slicer.shown().map(({ id }) => id)).toEqual(["late"]);
    expect(slicer.rowAt(0)?.id).toBe("late");
    expect(slicer.rowAt(1)).toBeUndefined();
  });

  it("fades by the share of the span that the window holds", () => {
    const drawn = slicer.layerFor(slice(0, 10), new Set()).props as unknown as {
      data: { attributes?: { getFillColor: { value: Uint8ClampedArray } } };
      getFillColor: (row: unknown) => Rgba;
    };
    const alphas = drawn.data.attributes
      ? [drawn.data.attributes.getFillColor.value[3], drawn.data.attributes.getFillColor.value[7]]
      : slicer.shown().map((row) => Math.round(drawn.getFillColor(row)[3]));
    expect(alphas).toEqual([Math.round(200 * (0.25 + 0.75 * 0.25)), 200]);
  });
});
