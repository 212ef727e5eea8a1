// Many points: attributes are worked out once, and a window gathers its rows into them.

import type { Layer } from "@deck.gl/core";
import { propOf, valueFor, type Accessor, type TimedRow } from "./scene";
import { isShown, opacityOf, shareInWindow, type TimeIndex } from "./slicing";
import type { Slice, Slicer } from "./sliced_layers";

type Numbers = readonly number[];

export class ScatterColumns implements Slicer {
  private readonly positions: Float32Array;
  private readonly radii: Float32Array;
  private readonly colours: Uint8ClampedArray;
  private readonly gathered: {
    positions: Float32Array;
    radii: Float32Array;
    colours: Uint8ClampedArray;
    places: Uint32Array;
  };
  private count = 0;

  constructor(
    private readonly layer: Layer,
    private readonly index: TimeIndex<TimedRow>,
  ) {
    const size = index.rows.length;
    const position = propOf<Accessor<Numbers>>(layer, "getPosition")!;
    const radius = propOf<Accessor<number>>(layer, "getRadius") ?? 1;
    const colour = propOf<Accessor<Numbers>>(layer, "getFillColor") ?? [0, 0, 0, 255];
    this.positions = new Float32Array(size * 2);
    this.radii = new Float32Array(size);
    this.colours = new Uint8ClampedArray(size * 4);
    index.rows.forEach((row, i) => {
      this.positions.set(valueFor(position, row).slice(0, 2), i * 2);
      this.radii[i] = valueFor(radius, row);
      const [red = 0, green = 0, blue = 0, alpha = 255] = valueFor(colour, row);
      this.colours.set([red, green, blue, alpha], i * 4);
    });
    this.gathered = {
      positions: new Float32Array(size * 2),
      radii: new Float32Array(size),
      colours: new Uint8ClampedArray(size * 4),
      places: new Uint32Array(size),
    };
  }

  layerFor(slice: Slice): Layer {
    this.gather(slice);
    const { positions, radii, colours } = this.gathered;
    // Fresh views of the same memory: deck.gl uploads what is a new object, and only that.
    return this.layer.clone({
      data: {
        length: this.count,
        attributes: {
          getPosition: { value: positions.subarray(0, this.count * 2), size: 2 },
          getRadius: { value: radii.subarray(0, this.count), size: 1 },
          getFillColor: { value: colours.subarray(0, this.count * 4), size: 4 },
        },
      },
    } as object);
  }

  rowAt(index: number): TimedRow | undefined {
    return index < this.count ? this.index.rows[this.gathered.places[index]!] : undefined;
  }

  shown(): readonly TimedRow[] {
    return Array.from(this.gathered.places.subarray(0, this.count), (i) => this.index.rows[i]!);
  }

  private gather({ start, end, mode }: Slice): void {
    const { positions, radii, colours, places } = this.gathered;
    const [from, to] = this.index.range(start, end);
    let n = 0;
    for (let i = from; i < to; i++) {
      const row = this.index.rows[i]!;
      if (!isShown(row, start, end, mode)) continue;
      positions[n * 2] = this.positions[i * 2]!;
      positions[n * 2 + 1] = this.positions[i * 2 + 1]!;
      radii[n] = this.radii[i]!;
      colours[n * 4] = this.colours[i * 4]!;
      colours[n * 4 + 1] = this.colours[i * 4 + 1]!;
      colours[n * 4 + 2] = this.colours[i * 4 + 2]!;
      colours[n * 4 + 3] = this.colours[i * 4 + 3]! * opacityOf(shareInWindow(row, start, end));
      places[n++] = i;
    }
    this.count = n;
  }
}
