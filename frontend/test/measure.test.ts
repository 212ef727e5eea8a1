import { describe, expect, it } from "vitest";
import type { Measured, Measurement } from "../src/contract.gen";
import { asGeoJson, asText, finished, measurementKey, undone, verticesLeft, withPoint } from "../src/measure";
import { initialState, type MapState } from "../src/state";

const view = {
  window: [0, 1],
  mode: "possibly",
  cumulative: false,
  compare: null,
  camera: { lon: 0, lat: 0, zoom: 1, pitch: 0, bearing: 0 },
  selected: [],
  measurements: [],
} as never;

const state = (change: Partial<MapState>): MapState => ({ ...initialState(view, "whole"), ...change });

describe("drawing a measurement", () => {
  it("collects the points of a ruler until it is ended", () => {
    let now = state({ tool: "ruler" });
    now = { ...now, ...withPoint(now, [130.30004, 42.2333]) };
    now = { ...now, ...withPoint(now, [132.35, 42.88]) };
    expect(now.draft).toEqual([[130.3, 42.2333], [132.35, 42.88]]);
    now = { ...now, ...finished(now) };
    expect(now.measurements).toEqual([
      { kind: "ruler", points: [[130.3, 42.2333], [132.35, 42.88]], border: "", radius_m: 0 },
    ]);
    expect(now.draft).toEqual([]);
  });

  it("is done with one point to the border and for a ring", () => {
    const border = withPoint(state({ tool: "border", border: "ukraine" }), [40.04, 45.89]);
    expect(border.measurements).toMatchObject([{ kind: "border", border: "ukraine", radius_m: 0 }]);
    const ring = withPoint(state({ tool: "ring", ringRadiusM: 200_000 }), [40.04, 45.89]);
    expect(ring.measurements).toMatchObject([{ kind: "ring", border: "", radius_m: 200_000 }]);
  });

  it("drops a draft with too few points", () => {
    expect(finished(state({ tool: "area", draft: [[0, 0], [1, 1]] }))).toEqual({ draft: [] });
    expect(withPoint(state({ tool: "none" }), [0, 0])).toEqual({});
  });

  it("holds no more points than a link carries", () => {
    const draft = Array.from({ length: 12 }, () => [0, 0] as [number, number]);
    expect(verticesLeft(state({ draft }))).toBe(0);
    expect(withPoint(state({ tool: "ruler", draft }), [1, 1])).toEqual({});
  });

  it("takes back the last point, then the last measurement", () => {
    const ruler = { kind: "ruler", points: [[0, 0], [1, 1]], border: "", radius_m: 0 } as Measurement;
    expect(undone(state({ draft: [[0, 0], [1, 1]], measurements: [ruler] }))).toEqual({ draft: [[0, 0]] });
    expect(undone(state({ measurements: [ruler] }))).toEqual({ measurements: [] });
  });
});

describe("passing measurements on", () => {
  const measurement: Measurement = { kind: "border", points: [[40.0424, 45.8884]], border: "ukraine", radius_m: 0 };
  const measured: Measured[] = [
    {
      key: "border 40.0424,45.8884 ukraine 0",
      figure: "195.0 km",
      details: ["Geodesic on WGS84"],
      lines: [[[40.0424, 45.8884], [38.2, 47.1]]],
      nearest: [38.2, 47.1],
    },
  ];

  it("ties a figure to its points by the key that Python makes", () => {
    expect(measurementKey(measurement)).toBe(measured[0]!.key);
  });

  it("exports Python's geodesic with its method", () => {
    const [feature] = asGeoJson([measurement], measured).features;
    expect(feature).toMatchObject({
      properties: { kind: "border", border: "ukraine", figure: "195.0 km", method: ["Geodesic on WGS84"] },
      geometry: { type: "MultiLineString", coordinates: measured[0]!.lines },
    });
  });

  it("copies one line a measurement", () => {
    expect(asText([measurement], measured)).toBe(
      "To the border: 195.0 km; from 45.8884, 40.0424; Geodesic on WGS84",
    );
  });
});
