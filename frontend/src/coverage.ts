// Days with a published image, as a strip: a gap is never drawn as absence.

import type { Coverage } from "./contract.gen";
import { xOf, type TimeScale } from "./axis";
import { svg } from "./dom";

/** Runs of days that follow one another, half-open. */
export function runs(days: readonly number[]): [number, number][] {
  const found: [number, number][] = [];
  for (const day of [...new Set(days)].sort((a, b) => a - b)) {
    const last = found.at(-1);
    if (last && last[1] === day) last[1] = day + 1;
    else found.push([day, day + 1]);
  }
  return found;
}

/** A single day stays visible where it is narrower than this. */
const MIN_MARK_PX = 2;

export function coverageStrip(
  coverage: Coverage,
  scale: TimeScale,
  y: number,
  height: number,
): SVGGElement {
  const group = svg("g", {});
  group.append(svg("rect", { class: "cov-none", x: 0, y, width: scale.width, height }));
  const layers: [string, readonly number[]][] = [
    ["cov-empty", coverage.empty_days],
    ["cov-ship", coverage.ship_days],
  ];
  for (const [name, days] of layers) {
    for (const [start, end] of runs(days)) {
      if (end <= scale.extent[0] || start >= scale.extent[1]) continue;
      const x = xOf(scale, start);
      const width = Math.max(MIN_MARK_PX, xOf(scale, end) - x);
      group.append(svg("rect", { class: name, x, y, width, height }));
    }
  }
  return group;
}
