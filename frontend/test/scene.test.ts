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
  position: [0, 0],
  color: [10, 20, 30, 200],
  offset: [0, 0],
  angle: 0,
  minz: 0,
});

function deck(rows: unknown[], type = "ScatterplotLayer"): string {
  const layer = { "@@type": type, id: "points", data: rows, getPosition: "@@=position", getFillColor: "@@=color" };
  return JSON.stringify({ layers: [layer] });
}

interface MarkData {
  length: number;
  attributes: Record<string, { value: Float64Array | Float32Array | Uint8ClampedArray }>;
}

function marks(rows: unknown[]): string {
  const cell = (x: number) => ({ x, y: 20, width: 32, height: 32 });
  const layer = {
    "@@type": "IconLayer",
    id: "marks",
    data: rows.map((row) => ({ icon: "depot", ...(row as object) })),
    iconAtlas: "data:,",
    iconMapping: {
      depot: { ...cell(10), mask: true },
      "depot-selected": cell(90),
      port: { ...cell(50), anchorX: 20 },
    },
    getIcon: "@@=icon",
    getPosition: "@@=position",
    getPixelOffset: "@@=offset",
    getAngle: "@@=angle",
    getSize: 26,
    getColor: "@@=color",
    extensions: [{ "@@type": "DataFilterExtension", filterSize: 1 }],
    getFilterValue: "@@=minz",
    filterRange: [-1, 5],
  };
  return JSON.stringify({ layers: [layer] });
}

const slice = (start: number, end: number): Slice => ({ start, end, mode: "possibly" });
type Rgba = [number, number, number, number];

describe("readScene", () => {
  it("takes plain lines for ground, dashed and pickable ones as they are", () => {
    const path = (settings: object) => JSON.stringify({
      layers: [{ "@@type": "PathLayer", id: "line", data: [{ path: [[38.2, 47.1], [40.1, 45.9]] }], getPath: "@@=path", ...settings }],
    });
    const kinds = [{}, { getDashArray: [7, 4] }, { pickable: true }].map((settings) => readScene(path(settings))[0]!.kind);
    expect(kinds).toEqual(["ground", "static", "static"]);
  });

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
  ["row by row", deck],
  ["in columns", marks],
] as const)("slicing a layer, %s", (_, written) => {
  const [layer] = readScene(written([point("wide", 0, 40), point("late", 90, 91), point("early", 3, 4)]));
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
      data: Partial<MarkData>;
      getFillColor: (row: unknown) => Rgba;
    };
    const alphas = drawn.data.attributes
      ? [drawn.data.attributes.getColor!.value[3], drawn.data.attributes.getColor!.value[7]]
      : slicer.shown().map((row) => Math.round(drawn.getFillColor(row)[3]));
    expect(alphas).toEqual([Math.round(200 * (0.25 + 0.75 * 0.25)), 200]);
  });
});

describe("marks in columns", () => {
  const rows = [
    { ...point("a", 0, 1), offset: [3, -4], angle: 30, minz: 2, icon: "depot" },
    { ...point("b", 5, 6), offset: [0, 0], angle: 0, minz: 0, icon: "depot" },
    { ...point("c", 0, 1), offset: [1, 2], angle: 7, minz: 9, icon: "port" },
  ];
  const [layer] = readScene(marks(rows));
  if (layer!.kind !== "sliced") throw new Error("no sliced layer");
  const slicer = createSlicer(layer!);
  const drawn = (selected: string[]): MarkData =>
    (slicer.layerFor(slice(0, 2), new Set(selected)).props as unknown as { data: MarkData }).data;

  it("gathers every attribute of the rows that are shown", () => {
    const { length, attributes } = drawn([]);
    expect(length).toBe(2);
    expect([...attributes["getPosition"]!.value]).toEqual([0, 0, 0, 0, 0, 0]);
    expect([...attributes["getPixelOffset"]!.value]).toEqual([3, -4, 1, 2]);
    expect([...attributes["getAngle"]!.value]).toEqual([30, 7]);
    expect([...attributes["getSize"]!.value]).toEqual([26, 26]);
    expect([...attributes["getFilterValue"]!.value]).toEqual([2, 9]);
    // Half the width less the anchor; x, y, width, height; whether the row colours the mark.
    expect([...attributes["instanceIconDefs"]!.value]).toEqual([0, 0, 10, 20, 32, 32, 1, -4, 0, 50, 20, 32, 32, 0]);
  });

  it("draws the selected one with its band, where the atlas has one", () => {
    const frames = [...drawn(["a", "c"]).attributes["instanceIconDefs"]!.value];
    expect(frames.slice(2, 4)).toEqual([90, 20]);
    expect(frames.slice(9, 11)).toEqual([50, 20]);
  });
});
