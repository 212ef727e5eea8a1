import { describe, expect, it } from "vitest";
import { detailOf, thinned, type Path, type Point } from "../src/thinning";

/** A ragged coast: a corner each hundredth of a degree, moved a little off the line. */
const COAST: Path = Array.from({ length: 2001 }, (_, i) => [130 + i / 100, 42 + 0.03 * Math.sin(i * 12.9898)]);
/** Pixels of a degree of longitude at a zoom. */
const pixels = (zoom: number) => (512 * 2 ** zoom) / 360;
const north = (lat: number) => (Math.asinh(Math.tan((lat * Math.PI) / 180)) * 180) / Math.PI;
const onMap = ([lon, lat]: Point): Point => [lon, north(lat)];

/** Brute force: the nearest of a thousand points along a segment, on the map. */
function distance(point: Point, start: Point, end: Point): number {
  const [x, y] = onMap(point);
  const [[u, v], [s, t]] = [onMap(start), onMap(end)];
  const steps = Array.from({ length: 1001 }, (_, i) => i / 1000);
  return Math.min(...steps.map((k) => Math.hypot(x - u - k * (s - u), y - v - k * (t - v))));
}

describe("thinning", () => {
  it("keeps the ends, and of the corners only some", () => {
    const few = thinned(COAST, 3);
    expect(few[0]).toBe(COAST[0]);
    expect(few.at(-1)).toBe(COAST.at(-1));
    expect(few.length).toBeLessThan(COAST.length / 2);
    expect(COAST).toEqual(expect.arrayContaining([...few]));
  });

  it.each([2, 4, 6])("never leaves the line by a fifth of a pixel at zoom %i", (zoom) => {
    const few = thinned(COAST, zoom);
    const at = few.map((corner) => COAST.indexOf(corner));
    for (let i = 1; i < few.length; i++) {
      for (const left of COAST.slice(at[i - 1]! + 1, at[i])) {
        expect(distance(left, few[i - 1]!, few[i]!) * pixels(zoom)).toBeLessThan(0.2);
      }
    }
  });

  it("leaves a line as it is where its corners can be told apart", () => {
    expect(thinned(COAST, 20)).toEqual(COAST);
    expect(thinned([[38.2, 47.1], [40.1, 45.9]], 0)).toEqual([[38.2, 47.1], [40.1, 45.9]]);
  });

  it("keeps the corners of a ring, whose ends are one", () => {
    const ring: Path = [[36, 45], [38, 45], [38, 46], [37, 46.001], [36, 46], [36, 45]];
    expect(thinned(ring, 5)).toEqual([[36, 45], [38, 45], [38, 46], [36, 46], [36, 45]]);
  });

  it("thins for the next whole zoom, so that a slow zoom does not thin at every step", () => {
    expect([2.1, 2.9, 3].map(detailOf)).toEqual([3, 3, 3]);
  });
});
