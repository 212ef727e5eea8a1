// Lines of the ground: coasts, rivers, borders. A frame costs by the segments it is given, seen or
// not, and the fine base map has a hundred thousand: each view gets those near it, thinned to what
// its zoom can show.

import type { Layer } from "@deck.gl/core";
import { PathLayer } from "@deck.gl/layers";
import type { Bounds } from "./contract.gen";
import { isInGrade, propOf, valueFor, type Accessor, type Row } from "./scene";
import { detailOf, thinned, type Path } from "./thinning";

/** A view of the canvas, and what it sees of the ground. */
export interface GroundView {
  id: string;
  zoom: number;
  bounds: Bounds;
}

/** A stretch of a line, short enough to be near a view or not as a whole. */
interface Piece {
  row: Row;
  path: Path;
  box: Bounds;
}

/** What one view was last given. */
interface Given {
  box: Bounds;
  zoom: number;
  layer: Layer;
}

const SEGMENTS_A_PIECE = 48;
/** A view gets what lies within this share of its sides around it, so that a pan finds it there. */
const MARGIN = 0.25;
/** A view that has come closer than this share of what it was given gets less. */
const TOO_FAR = 0.25;

export class GroundLines {
  private readonly pieces: readonly Piece[];
  /** Zooms from which some of the lines are drawn. */
  private readonly thresholds: readonly number[];
  private given = new Map<string, Given>();

  /** `id` tells the grade; `style` has all but the data, its accessors read the rows. */
  constructor(
    private readonly id: string,
    private readonly style: object,
    rows: readonly Row[],
    pathsOf: (row: Row) => readonly Path[],
  ) {
    this.pieces = rows.flatMap((row) => pathsOf(row).flatMap((path) => cut(row, path)));
    this.thresholds = [...new Set(rows.map(fromZoom))];
  }

  /** One layer a view, of the lines near it; the same as before where the view is still inside. */
  layersFor(views: readonly GroundView[]): { viewId: string; layer: Layer }[] {
    const inGrade = views.filter(({ zoom }) => isInGrade(this.id, zoom));
    this.given = new Map(inGrade.map((view) => [view.id, this.give(view)]));
    return [...this.given].map(([viewId, { layer }]) => ({ viewId, layer }));
  }

  /** Whether each view still sees only what it was given. */
  covers(views: readonly GroundView[]): boolean {
    return views.every((view) => !isInGrade(this.id, view.zoom) || this.holds(this.given.get(view.id), view));
  }

  private give(view: GroundView): Given {
    const given = this.given.get(view.id);
    if (given && this.holds(given, view)) return given;
    const box = widened(view.bounds);
    const near = this.pieces.filter((piece) => fromZoom(piece.row) <= view.zoom && meets(piece.box, box));
    const detail = detailOf(view.zoom);
    const data = near.map((piece) => ({ ...piece, path: thinned(piece.path, detail) }));
    const layer = new PathLayer<Piece>({ ...this.style, id: `${this.id}-lines`, data } as object);
    return { box, zoom: view.zoom, layer };
  }

  private holds(given: Given | undefined, { bounds, zoom }: GroundView): boolean {
    if (!given) return false;
    const [west, south, east, north] = given.box;
    const isInside = west <= bounds[0] && south <= bounds[1] && bounds[2] <= east && bounds[3] <= north;
    const isNear = bounds[2] - bounds[0] > (east - west) * TOO_FAR;
    const shows = (at: number) => this.thresholds.filter((threshold) => threshold <= at).length;
    const isDetailed = detailOf(zoom) <= detailOf(given.zoom);
    return isInside && isNear && isDetailed && shows(given.zoom) === shows(zoom);
  }
}

/** Lines of a layer of paths. */
export function linesOf(layer: Layer, rows: readonly Row[]): GroundLines {
  const path = propOf<Accessor<Path>>(layer, "getPath")!;
  const style = {
    getPath: (piece: Piece) => piece.path,
    getColor: colourOf(propOf<Accessor<number[]>>(layer, "getColor")!),
    getWidth: propOf<number>(layer, "getWidth"),
    widthUnits: propOf<string>(layer, "widthUnits"),
    jointRounded: propOf<boolean>(layer, "jointRounded"),
  };
  return new GroundLines(layer.id, style, rows, (row) => [valueFor(path, row)]);
}

/** Outlines of a layer of areas. */
export function outlinesOf(layer: Layer, rows: readonly Row[]): GroundLines {
  const polygon = propOf<Accessor<Path | readonly Path[]>>(layer, "getPolygon")!;
  const style = {
    getPath: (piece: Piece) => piece.path,
    getColor: colourOf(propOf<Accessor<number[]>>(layer, "getLineColor")!),
    getWidth: propOf<number>(layer, "getLineWidth"),
    widthUnits: propOf<string>(layer, "lineWidthUnits"),
    jointRounded: propOf<boolean>(layer, "lineJointRounded"),
  };
  return new GroundLines(layer.id, style, rows, (row) => ringsOf(valueFor(polygon, row)));
}

function colourOf(accessor: Accessor<number[]>): Accessor<number[]> {
  return typeof accessor === "function" ? (piece: Row) => accessor((piece as unknown as Piece).row) : accessor;
}

function ringsOf(polygon: Path | readonly Path[]): readonly Path[] {
  return typeof polygon[0]?.[0] === "number" ? [polygon as Path] : (polygon as readonly Path[]);
}

/** Zoom from which a row is drawn. */
function fromZoom(row: Row): number {
  return typeof row["minz"] === "number" ? row["minz"] : -1;
}

function cut(row: Row, path: Path): Piece[] {
  const pieces: Piece[] = [];
  for (let at = 0; at < path.length - 1; at += SEGMENTS_A_PIECE) {
    const stretch = path.slice(at, at + SEGMENTS_A_PIECE + 1);
    pieces.push({ row, path: stretch, box: boxOf(stretch) });
  }
  return pieces;
}

function boxOf(path: Path): Bounds {
  const box: Bounds = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of path) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}

function widened([west, south, east, north]: Bounds): Bounds {
  const [across, up] = [(east - west) * MARGIN, (north - south) * MARGIN];
  return [west - across, south - up, east + across, north + up];
}

function meets(one: Bounds, other: Bounds): boolean {
  return one[0] <= other[2] && other[0] <= one[2] && one[1] <= other[3] && other[1] <= one[3];
}
