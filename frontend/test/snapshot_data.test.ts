import { gzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { patched, readSnapshot, sceneOf, type Snapshot } from "../src/snapshot_data";

const light = { deck: { layers: [{ id: "sea", fill: [1, 2] }, { id: "land", fill: [3, 4] }] }, theme: "light" };

describe("the file of a saved view", () => {
  it("tells the dark theme by what it changes", () => {
    const dark = { at: { deck: { at: { layers: { at: { "1": { at: { fill: { set: [9, 9] } } } } } } }, theme: { set: "dark" } } };
    const kept = { light, dark, mount: {} } as unknown as Snapshot;
    expect(JSON.parse(sceneOf(kept, true).deck)).toEqual({
      layers: [{ id: "sea", fill: [1, 2] }, { id: "land", fill: [9, 9] }],
    });
    expect(sceneOf(kept, true).theme).toBe("dark");
    expect(JSON.parse(sceneOf(kept, false).deck)).toEqual(light.deck);
  });

  it("keeps lists lists, and what it was made from as it was", () => {
    const base = { rows: [[1], [2]] };
    expect(patched(base, { at: { rows: { at: { "0": { set: [5, 6] } } } } })).toEqual({ rows: [[5, 6], [2]] });
    expect(base.rows[0]).toEqual([1]);
  });

  it("is gzipped JSON in base64", async () => {
    const packed = gzipSync(JSON.stringify({ light, dark: { at: {} }, mount: {} })).toString("base64");
    expect((await readSnapshot(packed)).light).toEqual(light);
  });
});
