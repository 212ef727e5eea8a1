// Measurements: what was clicked, and Python's figures for it. Nothing is computed here.

import type { Measured, Measurement } from "./contract.gen";
import { roundPoint, type MapState, type Tool } from "./state";

/** Points at which a measurement is complete by itself; others wait for Enter. */
const COMPLETE_AT: Partial<Record<Tool, number>> = { border: 1, ring: 1 };
const FEWEST: Record<Tool, number> = { none: Infinity, ruler: 2, area: 3, border: 1, ring: 1 };
/** Links carry no more; see lib.viewstate. */
export const MAX_VERTICES = 12;

/** The text that ties a figure to its measurement; Python makes the same one. */
export function measurementKey({ kind, points, border, radius_m }: Measurement): string {
  const vertices = points.map(([lon, lat]) => `${lon.toFixed(4)},${lat.toFixed(4)}`);
  return [kind, ...vertices, border, radius_m].join(" ");
}

export function figureOf(
  measurement: Measurement,
  measured: readonly Measured[],
): Measured | undefined {
  const key = measurementKey(measurement);
  return measured.find((result) => result.key === key);
}

/** The state after a click at a point with the tool in hand. */
export function withPoint(state: MapState, point: readonly [number, number]): Partial<MapState> {
  const cannot = state.tool === "none" || verticesLeft(state) <= 0;
  if (cannot || repeatsLast(state, point)) return {};
  const draft = [...state.draft, roundPoint(point)];
  return draft.length >= (COMPLETE_AT[state.tool] ?? Infinity) ? finished({ ...state, draft }) : { draft };
}

/** Whether the point is the draft's last one: the second half of a double click. */
export function repeatsLast({ draft }: MapState, point: readonly [number, number]): boolean {
  const last = draft.at(-1);
  const [lon, lat] = roundPoint(point);
  return last !== undefined && last[0] === lon && last[1] === lat;
}

/** The state with the draft as a measurement, where it has points enough. */
export function finished(state: MapState): Partial<MapState> {
  const { tool, draft, border, ringRadiusM, measurements } = state;
  if (tool === "none" || draft.length < FEWEST[tool]) return { draft: [] };
  const measurement: Measurement = {
    kind: tool,
    points: draft as Measurement["points"],
    border: tool === "border" ? border : "",
    radius_m: tool === "ring" ? ringRadiusM : 0,
  };
  return { draft: [], measurements: [...measurements, measurement] };
}

/** Takes back the last vertex, or the last measurement where none is being drawn. */
export function undone({ draft, measurements }: MapState): Partial<MapState> {
  if (draft.length > 0) return { draft: draft.slice(0, -1) };
  return { measurements: measurements.slice(0, -1) };
}

export function verticesLeft({ draft, measurements }: MapState): number {
  const used = measurements.reduce((sum, { points }) => sum + points.length, 0);
  return MAX_VERTICES - used - draft.length;
}

const NAMES: Record<Measurement["kind"], string> = {
  ruler: "Ruler",
  area: "Area",
  border: "To the border",
  ring: "Ring",
};

export function nameOf({ kind }: Measurement): string {
  return NAMES[kind];
}

/** Text for the clipboard: one line a measurement, with how each was made. */
export function asText(measurements: readonly Measurement[], measured: readonly Measured[]): string {
  return measurements
    .map((measurement) => {
      const result = figureOf(measurement, measured);
      const points = measurement.points.map(([lon, lat]) => `${lat}, ${lon}`).join(" to ");
      const parts = [result?.figure ?? "", `from ${points}`, ...(result?.details ?? [])];
      return `${nameOf(measurement)}: ${parts.filter(Boolean).join("; ")}`;
    })
    .join("\n");
}

/** A FeatureCollection with the geodesics that Python drew and how it measured. */
export function asGeoJson(
  measurements: readonly Measurement[],
  measured: readonly Measured[],
): GeoJSON.FeatureCollection {
  return {
    type: "FeatureCollection",
    features: measurements.map((measurement) => {
      const result = figureOf(measurement, measured);
      const { kind, points, border, radius_m } = measurement;
      return {
        type: "Feature",
        properties: {
          kind,
          points,
          ...(border ? { border } : {}),
          ...(radius_m ? { radius_m } : {}),
          figure: result?.figure ?? null,
          method: result?.details ?? [],
          nearest: result?.nearest ?? null,
        },
        geometry: { type: "MultiLineString", coordinates: result?.lines ?? [points] },
      };
    }),
  };
}
