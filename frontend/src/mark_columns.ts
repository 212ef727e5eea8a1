// Marks of many records: attributes are worked out once, and a window gathers its rows into them.

import type { Layer } from "@deck.gl/core";
import { isZoomFiltered, propOf, valueFor, type Accessor, type TimedRow } from "./scene";
import { isShown, opacityOf, shareInWindow, type TimeIndex } from "./slicing";
import type { Slice, Slicer } from "./sliced_layers";

type Numbers = Float32Array | Float64Array | Uint8ClampedArray;
type Cell = Record<"x" | "y" | "width" | "height", number> &
  Partial<Record<"anchorX" | "anchorY", number>> & { mask?: boolean };

/** One attribute of all rows, by deck.gl's name for it, and the part that a window has gathered. */
interface Column {
  attribute: string;
  size: number;
  /** The fourth number of a colour says how surely the record was in the window. */
  fades: boolean;
  all: Numbers;
  /** In place of `all` for selected rows. */
  selected?: Numbers;
  gathered: Numbers;
}

/** Whether a layer is one of marks; all else has few rows, and is drawn from them. */
export function isOfMarks(layer: Layer): boolean {
  return (layer.constructor as { layerName?: string }).layerName === "IconLayer";
}

function columnsOf(layer: Layer, rows: readonly TimedRow[]): Column[] {
  return [
    positions(layer, rows),
    numbers(layer, rows, "getPixelOffset", 2),
    numbers(layer, rows, "getAngle", 1),
    numbers(layer, rows, "getSize", 1),
    colours(layer, rows, "getColor"),
    icons(layer, rows),
    ...(isZoomFiltered(layer) ? [numbers(layer, rows, "getFilterValue", 1)] : []),
  ];
}

export class MarkColumns implements Slicer {
  private readonly columns: readonly Column[];
  private readonly places: Uint32Array;
  private count = 0;

  constructor(
    private readonly layer: Layer,
    private readonly index: TimeIndex<TimedRow>,
  ) {
    this.columns = columnsOf(layer, index.rows);
    this.places = new Uint32Array(index.rows.length);
  }

  layerFor(slice: Slice, selected: ReadonlySet<string>): Layer {
    this.gather(slice, selected);
    // Fresh views of the same memory: deck.gl uploads what is a new object, and only that.
    const attributes = this.columns.map(({ attribute, size, gathered }) => [
      attribute,
      { value: gathered.subarray(0, this.count * size), size },
    ]);
    const data = { length: this.count, attributes: Object.fromEntries(attributes) as object };
    return this.layer.clone({ data } as object);
  }

  rowAt(place: number): TimedRow | undefined {
    return place < this.count ? this.index.rows[this.places[place]!] : undefined;
  }

  shown(): readonly TimedRow[] {
    return Array.from(this.places.subarray(0, this.count), (i) => this.index.rows[i]!);
  }

  private gather({ start, end, mode }: Slice, selected: ReadonlySet<string>): void {
    const [from, to] = this.index.range(start, end);
    let count = 0;
    for (let i = from; i < to; i++) {
      const row = this.index.rows[i]!;
      if (!isShown(row, start, end, mode)) continue;
      const isSelected = selected.size > 0 && selected.has(row.id);
      for (const column of this.columns) take(column, i, count, isSelected);
      this.places[count++] = i;
    }
    for (const { fades, gathered } of this.columns) if (fades) this.fade(gathered, count, start, end);
    this.count = count;
  }

  private fade(gathered: Numbers, count: number, start: number, end: number): void {
    for (let n = 0; n < count; n++) {
      const row = this.index.rows[this.places[n]!]!;
      gathered[n * 4 + 3] = gathered[n * 4 + 3]! * opacityOf(shareInWindow(row, start, end));
    }
  }
}

function take({ size, all, selected, gathered }: Column, from: number, to: number, isSelected: boolean): void {
  const source = isSelected && selected ? selected : all;
  for (let k = 0; k < size; k++) gathered[to * size + k] = source[from * size + k]!;
}

/** In double precision, as deck.gl keeps them: marks stand to a fraction of a pixel where rows put them. */
function positions(layer: Layer, rows: readonly TimedRow[]): Column {
  const accessor = propOf<Accessor<readonly number[]>>(layer, "getPosition")!;
  const all = new Float64Array(rows.length * 3);
  rows.forEach((row, i) => all.set(valueFor(accessor, row).slice(0, 3), i * 3));
  return { attribute: "getPosition", size: 3, fades: false, all, gathered: new Float64Array(all.length) };
}

function numbers(layer: Layer, rows: readonly TimedRow[], prop: string, size: number): Column {
  const accessor = propOf<Accessor<number | readonly number[]>>(layer, prop) ?? 0;
  const all = new Float32Array(rows.length * size);
  rows.forEach((row, i) => {
    const value = valueFor(accessor, row);
    if (typeof value === "number") all.fill(value, i * size, (i + 1) * size);
    else all.set(value.slice(0, size), i * size);
  });
  return { attribute: prop, size, fades: false, all, gathered: new Float32Array(all.length) };
}

function colours(layer: Layer, rows: readonly TimedRow[], prop: string): Column {
  const accessor = propOf<Accessor<readonly number[]>>(layer, prop) ?? [0, 0, 0];
  const all = new Uint8ClampedArray(rows.length * 4);
  rows.forEach((row, i) => {
    const [red = 0, green = 0, blue = 0, alpha = 255] = valueFor(accessor, row);
    all.set([red, green, blue, alpha], i * 4);
  });
  return { attribute: prop, size: 4, fades: true, all, gathered: new Uint8ClampedArray(all.length) };
}

/**
 * Where each row's mark lies in the atlas, as deck.gl's IconLayer keeps it: offset of the centre
 * from the anchor, frame, and whether the mark takes the row's colour. The atlas holds each mark
 * a second time with the band of a selected one behind it.
 */
function icons(layer: Layer, rows: readonly TimedRow[]): Column {
  const accessor = propOf<Accessor<string>>(layer, "getIcon")!;
  const cells = propOf<Record<string, Cell>>(layer, "iconMapping")!;
  const all = new Float32Array(rows.length * ICON_SIZE);
  const selected = new Float32Array(all.length);
  rows.forEach((row, i) => {
    const name = valueFor(accessor, row);
    all.set(frameOf(cells[name]!), i * ICON_SIZE);
    selected.set(frameOf(cells[`${name}-selected`] ?? cells[name]!), i * ICON_SIZE);
  });
  const gathered = new Float32Array(all.length);
  return { attribute: "instanceIconDefs", size: ICON_SIZE, fades: false, all, selected, gathered };
}

const ICON_SIZE = 7;

function frameOf({ x, y, width, height, anchorX = width / 2, anchorY = height / 2, mask }: Cell): number[] {
  return [width / 2 - anchorX, height / 2 - anchorY, x, y, width, height, mask ? 1 : 0];
}
