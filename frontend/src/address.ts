// The page's address: camera, time, selection and measurements are rewritten in place, without
// a history entry and without a rerun. The forms are those of lib.viewstate's codec.

import type { Address, Camera, Measurement, Span, View } from "./contract.gen";
import { isoDay } from "./days";

const MAX_SELECTED = 5;
const MAX_VERTICES = 12;

/** `search` with the view's keys replaced; keys that are not the view's stay. */
export function rewriteQuery(search: string, view: View, address: Address): string {
  const params = new Map<string, string>();
  for (const part of search.replace(/^\?/, "").split("&")) {
    const cut = part.indexOf("=");
    if (cut > 0) params.set(part.slice(0, cut), part.slice(cut + 1));
  }
  const written = writeView(view);
  const defaults = writeView(address.defaults);
  for (const field of FIELDS) {
    const key = address.keys[field];
    if (written[field] === defaults[field]) params.delete(key);
    else params.set(key, written[field]);
  }
  return inOrder(params, address);
}

function inOrder(params: Map<string, string>, address: Address): string {
  const ours = address.order.filter((key) => params.has(key));
  const foreign = [...params.keys()].filter((key) => key !== "v" && !address.order.includes(key));
  const parts = [...ours, ...foreign].map((key) => `${key}=${params.get(key)}`);
  if (ours.length > 0) parts.unshift(`v=${address.version}`);
  return parts.join("&");
}

const FIELDS = [
  "window",
  "mode",
  "cumulative",
  "compare",
  "camera",
  "selected",
  "measurements",
] as const;

type Written = Record<(typeof FIELDS)[number], string>;

function writeView(view: View): Written {
  return {
    window: writeSpan(view.window),
    mode: view.mode,
    cumulative: view.cumulative ? "yes" : "no",
    compare: view.compare ? writeSpan(view.compare) : "",
    camera: writeCamera(view.camera),
    selected: view.selected.slice(0, MAX_SELECTED).join("~"),
    measurements: withinVertices(view.measurements).map(writeMeasurement).join("~"),
  };
}

function writeSpan([start, end]: Span): string {
  return `${isoDay(start)}~${isoDay(end)}`;
}

function writeCamera({ lon, lat, zoom, pitch, bearing }: Camera): string {
  const numbers = [lon, lat, zoom];
  if (pitch !== 0 || bearing !== 0) numbers.push(pitch, bearing);
  return numbers.map(writeNumber).join("~");
}

function writeMeasurement({ kind, points, border, radius_m }: Measurement): string {
  const parts: string[] = [kind, ...points.flat().map(writeNumber)];
  if (border) parts.push(border);
  if (radius_m) parts.push(String(radius_m));
  return parts.join("_");
}

function withinVertices(measurements: readonly Measurement[]): Measurement[] {
  let vertices = 0;
  const kept: Measurement[] = [];
  for (const measurement of measurements) {
    vertices += measurement.points.length;
    if (vertices > MAX_VERTICES) break;
    kept.push(measurement);
  }
  return kept;
}

/** Up to four decimals, without trailing zeros or exponent. */
function writeNumber(value: number): string {
  const text = value.toFixed(4).replace(/\.?0+$/, "");
  return text === "-0" ? "0" : text;
}
