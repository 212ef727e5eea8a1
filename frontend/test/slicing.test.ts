// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { Mode } from "../src/contract.gen";
import { effectiveWindow, isShown, MODES, opacityOf, shareInWindow, TimeIndex, type TimeBounds } from "../src/slicing";

interface Case extends TimeBounds {
  name: string;
  from: number;
  to: number;
  mode: Mode;
  shown: boolean;
  share: number;
}

// The cases that Python's slicing is held to.
const file = new URL("../../tests/golden/slicing_cases.json", import.meta.url);
const cases = JSON.parse(readFileSync(file, "utf8")) as Case[];

describe("slicing, as Python does it", () => {
  it("has cases", () => expect(cases.length).toBeGreaterThan(50));

  it("says what each way of slicing means, once", () => {
    const named = MODES.map(({ mode }) => mode);
    expect(named.toSorted()).toEqual([...new Set(cases.map(({ mode }) => mode))].toSorted());
  });

  it.each(cases)("$name", (row) => {
    expect(isShown(row, row.from, row.to, row.mode)).toBe(row.shown);
    expect(shareInWindow(row, row.from, row.to)).toBeCloseTo(row.share, 6);
  });
});

/** Rows of every kind, the same ones in each run. */
function manyRows(count: number): TimeBounds[] {
  let seed = 7;
  const random = (below: number) => (seed = (seed * 48271) % 2147483647) % below;
  return Array.from({ length: count }, () => {
    const es = random(1000);
    const le = es + 1 + random(random(2) ? 3 : 400);
    const ls = es + random(le - es);
    const ee = es + 1 + random(le - es);
    return { es, ls, ee, le, kind: random(2), day: le === es + 1 ? es : null };
  });
}

describe("TimeIndex", () => {
  const rows = manyRows(3000);
  const index = new TimeIndex(rows);

  it.each(["possibly", "certainly", "on_day"] as const)("finds the rows that a walk finds: %s", (mode) => {
    for (const [start, end] of [[0, 1], [100, 130], [990, 2000], [-50, 0], [0, 5000]] as const) {
      const walked = rows.filter((row) => isShown(row, start, end, mode));
      expect(new Set(index.shown(start, end, mode))).toEqual(new Set(walked));
    }
  });

  it("narrows the range where records are short", () => {
    const short = new TimeIndex(rows.filter((row) => row.le - row.es < 5));
    const [from, to] = short.range(500, 510);
    expect(to - from).toBeLessThan(short.rows.length / 20);
  });

  it("holds nothing outside time", () => {
    expect(new TimeIndex(rows).shown(5000, 6000, "possibly")).toEqual([]);
    expect(new TimeIndex<TimeBounds>([]).range(0, 10)).toEqual([0, 0]);
  });
});

describe("the window that counts", () => {
  it("is the brush, or everything up to its end", () => {
    expect(effectiveWindow([10, 20], false)).toEqual([10, 20]);
    expect(effectiveWindow([10, 20], true)[1]).toBe(20);
    expect(effectiveWindow([10, 20], true)[0]).toBeLessThan(-100_000);
  });

  it("never draws a shown record fainter than a quarter", () => {
    expect(opacityOf(0)).toBe(0.25);
    expect(opacityOf(1)).toBe(1);
  });
});
