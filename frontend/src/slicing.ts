// What a window of time shows. The rules are those of lib.temporal.slicing; both are held to
// tests/golden/slicing_cases.json.

import type { Mode } from "./contract.gen";

/** The ways of slicing, as readers choose and read them. */
export const MODES: readonly { mode: Mode; label: string; meaning: string }[] = [
  { mode: "possibly", label: "Possibly", meaning: "The record can have been in the window." },
  {
    mode: "certainly",
    label: "Certainly",
    meaning: "The whole of the record's possible span lies in the window.",
  },
  { mode: "on_day", label: "On the day", meaning: "Records known to the plain day, by that day." },
];

/** Day numbers of a record: earliest and latest start, earliest and latest end, half-open. */
export interface TimeBounds {
  es: number;
  ls: number;
  ee: number;
  le: number;
  /** 0 event, 1 state. */
  kind: number;
  /** The day of an event known to the plain day. */
  day: number | null;
}

export function isShown(row: TimeBounds, start: number, end: number, mode: Mode): boolean {
  const isState = row.kind === 1;
  if (mode === "on_day" && !isState) return row.day !== null && row.day >= start && row.day < end;
  const possibly = row.es < end && row.le > start;
  if (mode !== "certainly" || !possibly) return possibly;
  if (isState) return row.ls < row.ee && row.ls < end && row.ee > start;
  return row.es >= start && row.le <= end;
}

/** How surely the record was in the window: 0 where it cannot have been, 1 where it was. */
export function shareInWindow(row: TimeBounds, start: number, end: number): number {
  const covered = Math.min(row.le, end) - Math.max(row.es, start);
  if (covered <= 0) return 0;
  if (row.ls >= row.ee) return covered / (row.le - row.es);
  const starts = row.ls - row.es + 1;
  const ends = row.le - row.ee + 1;
  const begun = Math.min(end - row.es, starts) / starts;
  const notOver = Math.min(row.le - start, ends) / ends;
  return begun * notOver;
}

/** Opacity says how much of the record's span the window holds, and nothing else. */
export function opacityOf(share: number): number {
  return 0.25 + 0.75 * share;
}

/** The window that is shown: cumulative counts from before every record. */
export function effectiveWindow(
  window: readonly [number, number],
  cumulative: boolean,
): [number, number] {
  return cumulative ? [BEFORE_EVERYTHING, window[1]] : [window[0], window[1]];
}

const BEFORE_EVERYTHING = -1_000_000;

/** Rows sorted by earliest start, with what is needed to find a window's rows without a walk. */
export class TimeIndex<Row extends TimeBounds> {
  readonly rows: readonly Row[];
  private readonly starts: Int32Array;
  /** Largest latest end among the rows up to each place: it never falls. */
  private readonly endsSoFar: Int32Array;

  constructor(rows: readonly Row[]) {
    this.rows = [...rows].sort((a, b) => a.es - b.es);
    this.starts = Int32Array.from(this.rows, (row) => row.es);
    let last = -Infinity;
    this.endsSoFar = Int32Array.from(this.rows, (row) => (last = Math.max(last, row.le)));
  }

  /** [from, to) of the sorted rows outside which none can meet the window. */
  range(start: number, end: number): [number, number] {
    const from = firstIndex(this.endsSoFar, start + 1);
    return [from, Math.max(from, firstIndex(this.starts, end))];
  }

  shown(start: number, end: number, mode: Mode): Row[] {
    const [from, to] = this.range(start, end);
    const shown: Row[] = [];
    for (let i = from; i < to; i++) {
      const row = this.rows[i]!;
      if (isShown(row, start, end, mode)) shown.push(row);
    }
    return shown;
  }
}

/** First place in a rising array whose value is at least `value`. */
function firstIndex(rising: Int32Array, value: number): number {
  let low = 0;
  let high = rising.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rising[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}
