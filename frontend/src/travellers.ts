// While the clock plays, a mark moves along each leg whose days the window's end is passing.

import type { Layer } from "@deck.gl/core";
import { ScatterplotLayer } from "@deck.gl/layers";
import { geometryOf } from "./marks";
import type { TimedRow } from "./scene";

interface Traveller {
  position: [number, number];
  colour: [number, number, number];
}

/** A voyage that is known to the day still takes this long to be seen. */
const SHORTEST_DAYS = 10;
const RADIUS_PX = 4;

/** Marks on the schematic paths of legs; they say when, never where a ship was. */
export function travellers(
  id: string,
  legs: readonly { layer: Layer; rows: readonly TimedRow[] }[],
  day: number,
  halo: [number, number, number, number],
): Layer[] {
  const data = legs.flatMap(({ layer, rows }) => rows.flatMap((row) => traveller(layer, row, day)));
  if (data.length === 0) return [];
  return [
    new ScatterplotLayer<Traveller>({
      id,
      data,
      getPosition: ({ position }) => position,
      getFillColor: ({ colour }) => colour,
      getRadius: RADIUS_PX,
      radiusUnits: "pixels",
      stroked: true,
      getLineColor: halo,
      getLineWidth: 1.5,
      lineWidthUnits: "pixels",
    }),
  ];
}

function traveller(layer: Layer, row: TimedRow, day: number): Traveller[] {
  if (row.kind === 1) return [];
  const length = Math.max(SHORTEST_DAYS, row.le - row.es);
  const share = (day - row.es) / length;
  if (share < 0 || share > 1) return [];
  const { path, colour } = geometryOf(layer, row);
  if (!path || path.length < MIN_LEG_POINTS) return [];
  const [red = 0, green = 0, blue = 0] = colour;
  return [{ position: pointOn(path, share), colour: [red, green, blue] }];
}

/** Calls are single strokes, legs are bows of many points: only legs lead somewhere. */
const MIN_LEG_POINTS = 3;

export function pointOn(path: readonly (readonly number[])[], share: number): [number, number] {
  const place = share * (path.length - 1);
  const before = Math.min(path.length - 2, Math.floor(place));
  const [x0 = 0, y0 = 0] = path[before]!;
  const [x1 = 0, y1 = 0] = path[before + 1]!;
  const part = place - before;
  return [x0 + (x1 - x0) * part, y0 + (y1 - y0) * part];
}
