// Where and how a record's mark is drawn, for selection and hover.

import type { Layer } from "@deck.gl/core";
import { propOf, valueFor, type Accessor, type Row } from "./scene";

type Coordinates = readonly number[];

/** A point mark has one position, a leg its path. */
export interface Geometry {
  position: Coordinates | null;
  path: readonly Coordinates[] | null;
  /** Pixels from the position to the mark. */
  offset: Coordinates;
  colour: Coordinates;
}

function layerName(layer: Layer): string | undefined {
  return (layer.constructor as { layerName?: string }).layerName;
}

export function isPath(layer: Layer): boolean {
  return layerName(layer) === "PathLayer";
}

export function geometryOf(layer: Layer, row: Row): Geometry {
  const read = <Value>(name: string): Value | undefined => {
    const accessor = propOf<Accessor<Value>>(layer, name);
    return accessor === undefined || accessor === null ? undefined : valueFor(accessor, row);
  };
  const name = layerName(layer);
  const path = isPath(layer) ? read<readonly Coordinates[]>("getPath") : undefined;
  const line =
    name === "LineLayer" || name === "ArcLayer"
      ? [read<Coordinates>("getSourcePosition")!, read<Coordinates>("getTargetPosition")!]
      : undefined;
  const position = name === "IconLayer" || name === "ScatterplotLayer" ? read<Coordinates>("getPosition") : undefined;
  const colour = read<Coordinates>("getColor") ?? read<Coordinates>("getFillColor") ?? read<Coordinates>("getSourceColor");
  return {
    position: position ?? null,
    path: path ?? line ?? null,
    offset: read<Coordinates>("getPixelOffset") ?? [0, 0],
    colour: colour ?? [0, 0, 0],
  };
}
