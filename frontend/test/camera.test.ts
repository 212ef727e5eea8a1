import { describe, expect, it } from "vitest";
import { closestZoom, fitBounds, MAIN_PADDING, fitSpots, metresPerPixel, toCamera } from "../src/camera";
import { layOut } from "../src/frames";
import { scaleBar } from "../src/scale_bar";

const size = { width: 800, height: 300 };

describe("camera", () => {
  it("stops where a place's uncertainty fills a third of the frame", () => {
    const zoom = closestZoom(1500, 45.89, size);
    expect(1500 / metresPerPixel(45.89, zoom)).toBeCloseTo(100, 6);
    expect(closestZoom(15_000, 45.89, size)).toBeCloseTo(zoom - Math.log2(10), 6);
  });

  it("fits places no closer than their uncertainty allows", () => {
    const depot = { lon: 40.04, lat: 45.89, radiusM: 1500 };
    expect(fitSpots([depot], size)!.zoom).toBeCloseTo(closestZoom(1500, 45.89, size), 3);
    const far = fitSpots([depot, { lon: 130.3, lat: 42.23, radiusM: 0 }], size)!;
    expect(far.zoom).toBeLessThan(4);
    expect(fitSpots([], size)).toBeNull();
  });

  it("fits bounds into a frame of any size", () => {
    const camera = fitBounds([26, 38, 140, 60], size);
    expect(camera.lon).toBeCloseTo(83, 1);
    expect(fitBounds([26, 38, 140, 60], { width: 1, height: 1 }, MAIN_PADDING).zoom).toBeLessThan(1);
  });

  it("stays within what a link carries", () => {
    const wild = { longitude: 10, latitude: 89, zoom: 40, pitch: 10, bearing: 0 };
    expect(toCamera(wild)).toMatchObject({ lat: 85, zoom: 16 });
  });
});

describe("scale bar", () => {
  it("is right at its latitude", () => {
    const perPixel = metresPerPixel(42, 2.35);
    const { lengthPx, text } = scaleBar(perPixel, 150, "km");
    expect(text).toBe("1,000\u2009km");
    expect(lengthPx * perPixel).toBeCloseTo(1_000_000, 3);
    expect(lengthPx).toBeLessThanOrEqual(150);
  });

  it("speaks the reader's units", () => {
    expect(scaleBar(1000, 100, "mi").text).toBe("50\u2009mi");
    expect(scaleBar(1000, 100, "nmi").lengthPx).toBeCloseTo((50 * 1852) / 1000, 6);
    expect(scaleBar(0.5, 100, "km").text).toBe("0.05\u2009km");
  });
});

describe("frames", () => {
  const extent = (id: string, inset: boolean) => ({
    id,
    tab: id,
    title: id,
    note: "",
    inset,
    bounds: [0, 0, 10, 10] as [number, number, number, number],
  });
  const extents = [extent("whole", false), extent("depots", true), extent("sea", true)];

  it("leaves no gap and no overlap beyond the rule between insets", () => {
    const { main, insets, height } = layOut(extents, "whole", false, 811, 548);
    const [a, b] = insets.map(({ frame }) => frame);
    expect(main.width).toBe(811);
    expect(a!.x + a!.width).toBeLessThan(b!.x);
    expect(b!.x + b!.width).toBe(811);
    expect(a!.y + a!.height).toBe(height);
    expect(a!.y).toBeGreaterThan(main.height);
  });

  it("gives an inset's frame to the overview while the inset is in the main map", () => {
    const shown = layOut(extents, "sea", false, 800, 500).insets.map((inset) => inset.extent.id);
    expect(shown).toEqual(["depots", "whole"]);
  });

  it("has no insets on phones and none while comparing", () => {
    expect(layOut(extents, "whole", false, 390, 460).insets).toEqual([]);
    const { main, second, insets } = layOut(extents, "whole", true, 800, 500);
    expect(insets).toEqual([]);
    expect(main.width).toBe(second!.width);
    expect(second!.x + second!.width).toBe(800);
  });
});
