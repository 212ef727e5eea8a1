import { describe, expect, it } from "vitest";
import type { Mount, Scene, View } from "../src/contract.gen";
import { handleRegionKey } from "../src/keys";
import { createModel } from "../src/model";

const view: View = {
  window: [19600, 19700],
  mode: "possibly",
  cumulative: false,
  compare: null,
  camera: { lon: 0, lat: 0, zoom: 1, pitch: 0, bearing: 0 },
  selected: [],
  measurements: [],
};
const scene = {
  records: { id: [], layer: [], label: [], es: [], ls: [], ee: [], le: [], kind: [], day: [], lon: [], lat: [], radius_m: [] },
  extents: [{ id: "line", tab: "", title: "", note: "", bounds: [30, 40, 140, 60], inset: false }],
  extent_days: [19500, 20500],
  histogram_layers: [],
  borders: [],
} as unknown as Scene;
const AZOV: Mount = {
  part: "map",
  map: "still",
  view,
  command: 0,
  measured: [],
  units: "km",
  address: null,
  title: "",
  summary: "From the depot to the border",
  bar: false,
  still: { bounds: [36, 45, 42, 48], height_px: 500 },
};

function open(mount: Mount = AZOV) {
  return createModel(scene, mount, null, () => true);
}

describe("a still map", () => {
  it("looks where its text says, not where the view's camera looks", () => {
    const { lon, lat, zoom } = open().store.get().camera;
    expect(lon).toBeCloseTo(39, 0);
    expect(lat).toBeCloseTo(46.5, 0);
    expect(zoom).toBeGreaterThan(5);
  });

  it("keeps it in sight as the page grows, until the reader looks elsewhere", () => {
    const model = open();
    model.setSize({ width: 400, height: 300 });
    const small = model.store.get().camera.zoom;
    model.setSize({ width: 1200, height: 900 });
    expect(model.store.get().camera.zoom).toBeCloseTo(small + Math.log2(3), 0);
    model.zoomBy(2);
    const { camera } = model.store.get();
    model.setSize({ width: 400, height: 300 });
    expect(model.store.get().camera).toBe(camera);
  });

  it("goes where another text looks, and shows what that speaks of", () => {
    const model = open();
    const next: View = { ...view, window: [19650, 19660], selected: ["V004"] };
    model.receive({ ...AZOV, view: next, command: 1, still: { bounds: [129, 41, 134, 44], height_px: 500 } });
    expect(model.store.get().camera.lon).toBeCloseTo(131.5, 0);
    expect(model.store.get()).toMatchObject({ window: [19650, 19660], selected: ["V004"] });
  });

  it("leaves time and measuring to the map of the page's view, and arrow keys to the page", () => {
    const model = open();
    const region = document.createElement("section");
    const pressed: [string, boolean][] = [["ArrowRight", false], [" ", false], [" ", true], ["N", true], ["r", false]];
    for (const [key, shiftKey] of pressed) {
      const event = new KeyboardEvent("keydown", { key, shiftKey, cancelable: true });
      Object.defineProperty(event, "target", { value: region });
      handleRegionKey(model, event);
      expect(event.defaultPrevented).toBe(false);
    }
    expect(model.store.get()).toMatchObject({ window: view.window, playing: false, tool: "none" });
  });
});
