// The rows of a window, and only they, in the drawn range; faint where partly inside.

import type { Layer } from "@deck.gl/core";
import type { Mode } from "./contract.gen";
import { isOfMarks, MarkColumns } from "./mark_columns";
import { valueFor, propOf, type Accessor, type Row, type SlicedLayer, type TimedRow } from "./scene";
import { opacityOf, shareInWindow } from "./slicing";

type Colour = readonly number[];

const COLOUR_PROPS = ["getColor", "getFillColor", "getLineColor", "getSourceColor", "getTargetColor"];

export interface Slice {
  start: number;
  end: number;
  mode: Mode;
}

/** Draws one sliced layer for any window; keeps what does not change between windows. */
export interface Slicer {
  layerFor(slice: Slice, selected: ReadonlySet<string>): Layer;
  /** The row behind a picked object's index. */
  rowAt(index: number): TimedRow | undefined;
  shown(): readonly TimedRow[];
}

export function createSlicer({ layer, index }: SlicedLayer): Slicer {
  if (isOfMarks(layer)) return new MarkColumns(layer, index);
  let rows: readonly TimedRow[] = [];
  return {
    layerFor(slice) {
      rows = index.shown(slice.start, slice.end, slice.mode);
      return layer.clone({ data: rows, ...fadedColours(layer, slice) } as object);
    },
    rowAt: (place) => rows[place],
    shown: () => rows,
  };
}

function fadedColours(layer: Layer, { start, end, mode }: Slice): Record<string, unknown> {
  const faded: Record<string, unknown> = {};
  const windowKey = [start, end, mode];
  const updateTriggers: Record<string, unknown> = { ...propOf<object>(layer, "updateTriggers") };
  for (const name of COLOUR_PROPS) {
    const colour = propOf<Accessor<Colour>>(layer, name);
    if (colour === undefined || colour === null) continue;
    faded[name] = (row: Row) => fade(valueFor(colour, row), row as TimedRow, start, end);
    updateTriggers[name] = windowKey;
  }
  return { ...faded, updateTriggers };
}

function fade(colour: Colour, row: TimedRow, start: number, end: number): Colour {
  const alpha = (colour[3] ?? 255) * opacityOf(shareInWindow(row, start, end));
  return [colour[0]!, colour[1]!, colour[2]!, alpha];
}
