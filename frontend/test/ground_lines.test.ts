import { describe, expect, it } from "vitest";
import { linesOf, outlinesOf, type GroundView } from "../src/ground_lines";
import { readScene, type GroundLayer } from "../src/scene";

/** A line in zigzag about the 50th parallel, a corner each degree from 0 to 179 E. */
const PARALLEL = Array.from({ length: 180 }, (_, lon) => [lon, 50 + (lon % 2)] as [number, number]);

function ground(id: string, type: string, rows: unknown[], settings: object): GroundLayer {
  const deck = JSON.stringify({ layers: [{ "@@type": type, id, data: rows, ...settings }] });
  const [layer] = readScene(deck);
  if (layer?.kind !== "ground") throw new Error("no ground");
  return layer;
}

function lines(id: string, minz?: number) {
  const rows = [{ path: PARALLEL, color: [1, 2, 3], minz }];
  const { layer, rows: read } = ground(id, "PathLayer", rows, { getPath: "@@=path", getColor: "@@=color", getWidth: 1 });
  return linesOf(layer, read);
}

const view = (west: number, east: number, zoom = 6, id = "main"): GroundView => ({
  id,
  zoom,
  bounds: [west, 45, east, 55],
});

interface PathProps {
  data: { path: [number, number][] }[];
  getPath: (piece: object) => [number, number][];
  getColor: (piece: object) => number[];
}

function drawn(ground: ReturnType<typeof lines>, views: GroundView[]): PathProps[] {
  return ground.layersFor(views).map(({ layer }) => layer.props as unknown as PathProps);
}

const lonsOf = ({ data, getPath }: PathProps): number[] => data.flatMap((piece) => getPath(piece).map(([lon]) => lon));

describe("lines of the ground", () => {
  it("gives each view what lies near it, and all of it", () => {
    const [near] = drawn(lines("rivers-fine"), [view(60, 70)]);
    const lons = lonsOf(near!);
    expect(lons.length).toBeLessThan(PARALLEL.length);
    for (let lon = 60; lon <= 70; lon++) expect(lons).toContain(lon);
    expect(near!.getColor(near!.data[0]!)).toEqual([1, 2, 3]);
  });

  it("leaves no gap where a line is cut", () => {
    const [whole] = drawn(lines("rivers-fine"), [view(-10, 190)]);
    const segments = whole!.data.flatMap((piece) => {
      const path = whole!.getPath(piece);
      return path.slice(1).map(([lon], i) => `${path[i]![0]}-${lon}`);
    });
    expect(segments).toEqual(PARALLEL.slice(1).map(([lon], i) => `${i}-${lon}`));
  });

  it("keeps what it gave while a pan stays inside, and says when it leaves", () => {
    const ground = lines("rivers-fine");
    const [first] = drawn(ground, [view(60, 70)]);
    expect(ground.covers([view(62, 72)])).toBe(true);
    expect(drawn(ground, [view(62, 72)])[0]!.data).toBe(first!.data);
    expect(ground.covers([view(90, 100)])).toBe(false);
    expect(ground.covers([view(60, 61)])).toBe(false);
    expect(lonsOf(drawn(ground, [view(90, 100)])[0]!)).toContain(95);
  });

  it("draws a grade only in the views that it is made for", () => {
    const views = [view(0, 90, 3), view(60, 70, 7, "inset-a")];
    expect(lines("rivers-coarse").layersFor(views).map(({ viewId }) => viewId)).toEqual(["main"]);
    expect(lines("rivers-fine").layersFor(views).map(({ viewId }) => viewId)).toEqual(["inset-a"]);
  });

  it("leaves out what is for closer looks", () => {
    const ground = lines("border", 3.3);
    expect(drawn(ground, [view(0, 90, 3)])[0]!.data).toEqual([]);
    expect(ground.covers([view(0, 90, 4)])).toBe(false);
    expect(drawn(ground, [view(0, 90, 4)])[0]!.data).not.toEqual([]);
  });

  it("thins a line to what the zoom can show, and says when a closer look needs more", () => {
    const rows = [{ path: Array.from({ length: 1001 }, (_, i) => [60 + i / 100, 50 + 0.0008 * (i % 2)]), color: [1, 2, 3] }];
    const settings = { getPath: "@@=path", getColor: "@@=color", getWidth: 1 };
    const { layer, rows: read } = ground("rivers-fine", "PathLayer", rows, settings);
    const ground_ = linesOf(layer, read);
    const far = lonsOf(drawn(ground_, [view(55, 75, 5)])[0]!);
    expect(far.length).toBeLessThan(600);
    expect(ground_.covers([view(55, 75, 4.5)])).toBe(true);
    expect(ground_.covers([view(58, 72, 5.1)])).toBe(false);
    const near = lonsOf(drawn(ground_, [view(58, 72, 5.1)])[0]!);
    expect(near.length).toBeGreaterThan(far.length);
  });

  it("draws the outline of every ring of an area", () => {
    const square = (low: number, high: number) => [[low, 50], [high, 50], [high, 52], [low, 52], [low, 50]];
    const settings = { getPolygon: "@@=polygon", getLineColor: [4, 5, 6], getLineWidth: 0.7 };
    const rows = [{ polygon: [square(60, 66), square(62, 64)] }, { polygon: square(100, 101) }];
    const { layer, rows: read } = ground("land-fine", "PolygonLayer", rows, settings);
    const props = outlinesOf(layer, read)
      .layersFor([view(55, 75)])
      .map(({ layer: near }) => near.props as unknown as PathProps);
    expect(props[0]!.data.map((piece) => props[0]!.getPath(piece))).toEqual([square(60, 66), square(62, 64)]);
    expect(props[0]!.getColor).toEqual([4, 5, 6]);
  });
});
