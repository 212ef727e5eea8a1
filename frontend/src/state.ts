// What the reader is doing: the view that travels, and what is of this moment only.

import type { Camera, Measurement, View } from "./contract.gen";
import { addMonths } from "./days";
import type { TimeIndex, TimeBounds } from "./slicing";

export type StepSize = "day" | "week" | "month" | "record";
export type Tool = "none" | "ruler" | "area" | "border" | "ring";

export interface MapState extends View {
  playing: boolean;
  /** 1 shows the whole record in `FULL_RUN_S` seconds. */
  speed: number;
  step: StepSize;
  tool: Tool;
  /** Vertices of the measurement that is being drawn. */
  draft: Measurement["points"][number][];
  /** Whether its last vertex was set by keyboard, at the cross, and not by a click. */
  draftAtCross: boolean;
  /** Border that the border tool measures to. */
  border: string;
  ringRadiusM: number;
  /** Extent that stands in the main map; its inset shows the home extent meanwhile. */
  mainExtent: string;
}

export function initialState(view: View, home: string): MapState {
  return {
    ...view,
    playing: false,
    speed: 1,
    step: "week",
    tool: "none",
    draft: [],
    draftAtCross: false,
    border: "",
    ringRadiusM: 200_000,
    mainExtent: home,
  };
}

/** The part that Python and the address know, with the camera as links carry it. */
export function viewOf(state: MapState): View {
  const { window, mode, cumulative, compare, selected, measurements } = state;
  return {
    window,
    mode,
    cumulative,
    compare,
    camera: roundCamera(state.camera),
    selected,
    measurements,
  };
}

export function roundCamera(camera: Camera): Camera {
  return {
    lon: round(((((camera.lon + 180) % 360) + 360) % 360) - 180, 4),
    lat: round(camera.lat, 4),
    zoom: round(camera.zoom, 2),
    pitch: round(camera.pitch, 1),
    bearing: round(((((camera.bearing + 180) % 360) + 360) % 360) - 180, 1),
  };
}

export function roundPoint([lon, lat]: readonly [number, number]): [number, number] {
  return [round(((((lon + 180) % 360) + 360) % 360) - 180, 4), round(lat, 4)];
}

function round(value: number, decimals: number): number {
  const scale = 10 ** decimals;
  return Math.round(value * scale) / scale + 0;
}

/** The window moved by one step; a cumulative one grows. It stays inside the extent. */
export function steppedWindow(
  state: Pick<MapState, "window" | "step" | "cumulative">,
  direction: 1 | -1,
  extent: readonly [number, number],
  index: TimeIndex<TimeBounds>,
): [number, number] {
  const [start, end] = state.window;
  let move = direction as number;
  if (state.step === "week") move *= 7;
  else if (state.step === "month") move = addMonths(end, direction) - end;
  else if (state.step === "record") move = daysToNextRecord(index, end, direction);
  return movedWindow([start, end], move, extent, state.cumulative);
}

export function movedWindow(
  [start, end]: readonly [number, number],
  days: number,
  extent: readonly [number, number],
  cumulative: boolean,
): [number, number] {
  const room = days > 0 ? extent[1] - end : (cumulative ? start + 1 - end : extent[0] - start);
  const move = days > 0 ? Math.min(days, Math.max(0, room)) : Math.max(days, Math.min(0, room));
  return [cumulative ? start : start + move, end + move];
}

/** Days until the window's end has just taken in the next record's start, or let it go. */
function daysToNextRecord(
  index: TimeIndex<TimeBounds>,
  end: number,
  direction: 1 | -1,
): number {
  const rows = index.rows;
  if (direction > 0) {
    const next = rows.find((row) => row.es >= end);
    return next ? next.es + 1 - end : 0;
  }
  const before = rows.findLast((row) => row.es + 1 < end);
  return before ? before.es + 1 - end : 0;
}

/** Two windows, or one again; the second starts as the one of the same length before the first. */
export function compareToggled(
  { compare, window }: Pick<MapState, "compare" | "window">,
  extent: readonly [number, number],
): Pick<MapState, "compare"> {
  if (compare) return { compare: null };
  const length = window[1] - window[0];
  const start = Math.max(extent[0], window[0] - length);
  const end = start + length === window[1] ? window[1] + length : start + length;
  return { compare: [start, end] };
}
