// pydeck's JSON to layers: what stands still, what time slices, what is written.

import type { Layer } from "@deck.gl/core";
import { DataFilterExtension, PathStyleExtension } from "@deck.gl/extensions";
import { JSONConfiguration, JSONConverter } from "@deck.gl/json";
import {
  ArcLayer,
  GeoJsonLayer,
  IconLayer,
  LineLayer,
  PathLayer,
  PolygonLayer,
  ScatterplotLayer,
  SolidPolygonLayer,
  TextLayer,
} from "@deck.gl/layers";
import { TimeIndex, type TimeBounds } from "./slicing";

/** A row of a layer's data, as lib.cartography writes it. */
export type Row = Record<string, unknown>;
export type TimedRow = Row & TimeBounds & { id: string };

export interface StaticLayer {
  kind: "static";
  layer: Layer;
}
/** Land, water and lines that never change: `layer` has no data, `rows` are drawn where they are near. */
export interface GroundLayer {
  kind: "ground";
  shape: "areas" | "lines";
  layer: Layer;
  rows: readonly Row[];
}
export interface SlicedLayer {
  kind: "sliced";
  layer: Layer;
  index: TimeIndex<TimedRow>;
}
export interface TextRows {
  kind: "text";
  layer: Layer;
  rows: readonly Row[];
}
export type SceneLayer = StaticLayer | GroundLayer | SlicedLayer | TextRows;

const LAYER_CLASSES = {
  ArcLayer,
  GeoJsonLayer,
  IconLayer,
  LineLayer,
  PathLayer,
  PolygonLayer,
  ScatterplotLayer,
  SolidPolygonLayer,
  TextLayer,
};

const GROUND_SHAPES: Record<string, GroundLayer["shape"] | undefined> = {
  PolygonLayer: "areas",
  PathLayer: "lines",
};

interface LayerJson extends Record<string, unknown> {
  "@@type": string;
  id: string;
  data?: unknown;
}

/**
 * Layers of a Deck in drawing order. The rows never pass through the JSON converter, so that
 * no text in the data can be taken for an expression.
 */
export function readScene(deckJson: string): SceneLayer[] {
  const deck = JSON.parse(deckJson) as { layers?: LayerJson[] };
  return (deck.layers ?? []).map(readLayer);
}

function readLayer(json: LayerJson): SceneLayer {
  if (!(json["@@type"] in LAYER_CLASSES)) {
    throw new Error(`Layer '${json.id}' is of the type '${json["@@type"]}', which is not drawn.`);
  }
  const { data, ...style } = json;
  const converter = new JSONConverter({
    configuration: new JSONConfiguration({
      classes: { ...LAYER_CLASSES, DataFilterExtension, PathStyleExtension },
    }),
  });
  const layer = (converter.convert({ layers: [style] }) as { layers: Layer[] }).layers[0]!;
  if (json["@@type"] === "TextLayer") {
    return { kind: "text", layer, rows: Array.isArray(data) ? (data as Row[]) : [] };
  }
  if (isTimed(data)) return { kind: "sliced", layer, index: new TimeIndex(data) };
  const shape = GROUND_SHAPES[json["@@type"]];
  const isPlain = !json["pickable"] && json["getDashArray"] === undefined;
  if (shape && isPlain) return { kind: "ground", shape, layer, rows: (data ?? []) as Row[] };
  return { kind: "static", layer: layer.clone({ data: data ?? [] } as object) };
}

function isTimed(data: unknown): data is TimedRow[] {
  return Array.isArray(data) && typeof (data[0] as Row | undefined)?.["es"] === "number";
}

export type Accessor<Value> = Value | ((row: Row) => Value);

/** Value of an accessor for a row, be it a function or the same for all rows. */
export function valueFor<Value>(accessor: Accessor<Value>, row: Row): Value {
  return typeof accessor === "function" ? (accessor as (row: Row) => Value)(row) : accessor;
}

/** A prop of a layer that its class, or lib.cartography, has given it. */
export function propOf<Value>(layer: Layer, name: string): Value | undefined {
  return (layer.props as unknown as Record<string, Value | undefined>)[name];
}

/** The base map's grades of detail meet here; see lib.cartography.basemap. */
const FINE_FROM_ZOOM = 5;

/** Whether a layer's grade of detail is the one for a zoom. */
export function isInGrade(id: string, zoom: number): boolean {
  if (id.endsWith("-coarse")) return zoom < FINE_FROM_ZOOM;
  return !id.endsWith("-fine") || zoom >= FINE_FROM_ZOOM;
}

/** Whether the layer leaves out rows by zoom: each view then needs its own copy. */
export function isZoomFiltered(layer: Layer): boolean {
  return propOf(layer, "filterRange") !== undefined;
}
