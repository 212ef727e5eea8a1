// All layers of the canvas for one state: the scene's, sliced, with selection and hover.

import type { Layer, PickingInfo } from "@deck.gl/core";
import { IconLayer, PathLayer } from "@deck.gl/layers";
import { rgba } from "./colours";
import type { Scene } from "./contract.gen";
import { readLabels } from "./labels";
import { linesOf, outlinesOf, type GroundLines, type GroundView } from "./ground_lines";
import { geometryOf, isPath, type Geometry } from "./marks";
import { hoverIcon } from "./hover_icon";
import { isZoomFiltered, readScene, type GroundLayer, type Row, type SceneLayer, type TextRows, type TimedRow } from "./scene";
import { createSlicer, type Slice, type Slicer } from "./sliced_layers";
import { isShown } from "./slicing";
import { travellers } from "./travellers";

export interface Hovered {
  layer: Layer;
  row: Row;
}

type Drawable = { slicer: Slicer; base: Layer } | { still: Layer } | { lines: GroundLines };

/** Between a layer's id and the view that its copy is for. */
const FOR_VIEW = "@";
const BAND_ALPHA = 82;
const BAND_WIDTH_PX = 11;

export class LayerStack {
  readonly labels: ReturnType<typeof readLabels>;
  private readonly drawables: Drawable[];
  private readonly tokens: Scene["tokens"];
  private readonly rowsById = new Map<string, TimedRow>();

  /** `prefix` goes before the ids of sliced layers, where two windows stand side by side. */
  constructor(
    scene: Scene,
    private readonly prefix = "",
  ) {
    const layers = readScene(scene.deck);
    this.tokens = scene.tokens;
    this.labels = readLabels(layers.filter((layer): layer is TextRows => layer.kind === "text"));
    for (const layer of layers) {
      if (layer.kind === "sliced") layer.index.rows.forEach((row) => this.rowsById.set(row.id, row));
    }
    this.drawables = layers.flatMap((layer) => this.drawable(layer));
  }

  /** In the Deck's order; what stands still below the first sliced layer is the ground. */
  layers(
    slice: Slice,
    views: readonly GroundView[],
    selected: ReadonlySet<string>,
    hovered: Hovered | null,
  ): Layer[] {
    const ground: Layer[] = [];
    const marks: Layer[] = [];
    const bands: Geometry[] = [];
    for (const drawable of this.drawables) {
      if ("lines" in drawable) {
        ground.push(...drawable.lines.layersFor(views).map(({ viewId, layer }) => forView(layer, viewId)));
        continue;
      }
      if ("still" in drawable) {
        (marks.length > 0 ? marks : ground).push(...perView(drawable.still, views));
        continue;
      }
      marks.push(...perView(drawable.slicer.layerFor(slice, selected), views));
      if (selected.size === 0) continue;
      for (const row of drawable.slicer.shown()) {
        if (selected.has(row.id)) bands.push(geometryOf(drawable.base, row));
      }
    }
    return [...ground, ...this.bands(bands), ...marks, ...this.outline(hovered)];
  }

  /** Whether the ground that was last drawn is still all that the views see. */
  covers(views: readonly GroundView[]): boolean {
    return this.drawables.every((drawable) => !("lines" in drawable) || drawable.lines.covers(views));
  }

  /** Marks that move along the legs while the clock plays; the last layers() was for its slice. */
  travellers(day: number): Layer[] {
    const shown = this.drawables.flatMap((drawable) =>
      "base" in drawable ? [{ layer: drawable.base, rows: drawable.slicer.shown() }] : [],
    );
    const halo = rgba(this.tokens["halo"] ?? "#ffffff");
    return travellers(`${this.prefix}travellers`, shown.filter(({ layer }) => isPath(layer)), day, halo);
  }

  /** The sliced layers alone, for the second of two windows. */
  slicedLayers(slice: Slice, views: readonly GroundView[], selected: ReadonlySet<string>): Layer[] {
    return this.layers(slice, views, selected, null).filter(({ id }) => id.startsWith(this.prefix));
  }

  isSliced(id: string): boolean {
    const [own] = id.split(FOR_VIEW);
    return this.drawables.some((drawable) => "base" in drawable && drawable.base.id === own);
  }

  /** What lies under the pointer: a record, or a row of a layer that stands still. */
  rowOf(info: PickingInfo): Hovered | null {
    if (!info.layer || info.index < 0) return null;
    const [own] = info.layer.id.split(FOR_VIEW);
    for (const drawable of this.drawables) {
      if ("base" in drawable && drawable.base.id === own) {
        const row = drawable.slicer.rowAt(info.index);
        return row ? { layer: drawable.base, row } : null;
      }
      if ("still" in drawable && drawable.still.id === own) {
        return { layer: drawable.still, row: info.object as Row };
      }
    }
    return null;
  }

  /** How many of these records a window shows. */
  count(ids: readonly string[], { start, end, mode }: Slice): number {
    return ids.filter((id) => {
      const row = this.rowsById.get(id);
      return row !== undefined && isShown(row, start, end, mode);
    }).length;
  }

  private drawable(layer: SceneLayer): Drawable[] {
    if (layer.kind === "text") return [];
    if (layer.kind === "static") return [{ still: layer.layer }];
    if (layer.kind === "ground") return this.prefix ? [] : groundOf(layer);
    const base = layer.layer.clone({ id: this.prefix + layer.layer.id });
    return [{ slicer: createSlicer({ ...layer, layer: base }), base }];
  }

  /** Selected lines: a wide pale band of their own colour; marks have theirs in the atlas. */
  private bands(geometries: readonly Geometry[]): Layer[] {
    const lines = geometries.filter(({ path }) => path !== null);
    if (lines.length === 0) return [];
    return [
      new PathLayer<Geometry>({
        id: `${this.prefix}selected-lines`,
        data: lines,
        getPath: ({ path }) => path as [number, number][],
        getColor: ({ colour: [red = 0, green = 0, blue = 0] }) => [red, green, blue, BAND_ALPHA],
        getWidth: BAND_WIDTH_PX,
        widthUnits: "pixels",
        capRounded: true,
        jointRounded: true,
      }),
    ];
  }

  /** Hovered: a one-pixel outline in the colour of text. */
  private outline(hovered: Hovered | null): Layer[] {
    if (!hovered) return [];
    const geometry = geometryOf(hovered.layer, hovered.row);
    const colour = rgba(this.tokens["text1"] ?? "#000000");
    if (geometry.path) {
      return [
        new PathLayer<Geometry>({
          id: `${this.prefix}hovered-line`,
          data: [geometry],
          getPath: ({ path }) => path as [number, number][],
          getColor: colour,
          getWidth: 1,
          widthUnits: "pixels",
        }),
      ];
    }
    if (!geometry.position) return [];
    return [
      new IconLayer<Geometry>({
        id: `${this.prefix}hovered-mark`,
        data: [geometry],
        ...hoverIcon(),
        getPosition: ({ position }) => position as [number, number],
        getPixelOffset: ({ offset }) => offset as [number, number],
        getColor: colour,
      }),
    ];
  }
}

/** Areas are filled once for all views; lines are drawn for each. */
function groundOf({ shape, layer, rows }: GroundLayer): Drawable[] {
  if (shape === "lines") return [{ lines: linesOf(layer, rows) }];
  return [{ still: layer.clone({ data: rows, stroked: false } as object) }, { lines: outlinesOf(layer, rows) }];
}

/** A layer that filters rows by zoom, once for each view; any other as it is. */
function perView(layer: Layer, views: readonly GroundView[]): Layer[] {
  if (!isZoomFiltered(layer)) return [layer];
  return views.map(({ id, zoom }) => forView(layer.clone({ filterRange: [-1, zoom] } as object), id));
}

function forView(layer: Layer, viewId: string): Layer {
  return layer.clone({ id: layer.id + FOR_VIEW + viewId });
}

/** Whether a layer is no copy, or the copy for this view. */
export function isForView(layerId: string, viewId: string): boolean {
  const [, view] = layerId.split(FOR_VIEW);
  return view === undefined || view === viewId;
}
