// Records per week: dark where a record is dated within a week, pale where its span is wider.

import type { TimeBounds } from "./slicing";

export const DAYS_PER_BIN = 7;

export interface Histogram {
  /** First day of the first bin. */
  start: number;
  /** Records dated within a week, by their share in each bin. */
  sure: Float64Array;
  /** Records with wider dates, spread over their span. */
  spread: Float64Array;
}

/** Each record weighs one; what of its span lies outside the extent is left out. */
export function weeklyHistogram(
  rows: Iterable<TimeBounds>,
  extent: readonly [number, number],
): Histogram {
  const count = Math.max(1, Math.ceil((extent[1] - extent[0]) / DAYS_PER_BIN));
  const histogram: Histogram = {
    start: extent[0],
    sure: new Float64Array(count),
    spread: new Float64Array(count),
  };
  for (const row of rows) addRecord(histogram, row);
  return histogram;
}

function addRecord({ start, sure, spread }: Histogram, row: TimeBounds): void {
  const length = row.le - row.es;
  const bins = length <= DAYS_PER_BIN ? sure : spread;
  const first = Math.max(0, Math.floor((row.es - start) / DAYS_PER_BIN));
  const last = Math.min(bins.length - 1, Math.floor((row.le - 1 - start) / DAYS_PER_BIN));
  for (let bin = first; bin <= last; bin++) {
    const binStart = start + bin * DAYS_PER_BIN;
    const covered = Math.min(row.le, binStart + DAYS_PER_BIN) - Math.max(row.es, binStart);
    bins[bin]! += covered / length;
  }
}
