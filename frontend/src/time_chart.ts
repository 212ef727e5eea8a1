// The drawing of the time bar: histogram, flags, coverage strip, dates, with the brush on top.

import { createBrush, HANDLE_HEIGHT, type BrushStyle } from "./brush";
import { followPointer, type Draggable } from "./brush_drag";
import { ticks, xOf, type TimeScale } from "./axis";
import type { Scene, Span } from "./contract.gen";
import { coverageStrip } from "./coverage";
import { setAttributes, svg } from "./dom";
import { DAYS_PER_BIN, weeklyHistogram, type Histogram } from "./histogram";
import type { TimeBounds } from "./slicing";

export interface TimeChart {
  node: SVGSVGElement;
  update(window: Span, compare: Span | null): void;
  destroy(): void;
}

const FLAGS_HEIGHT = 18;
const BARS_HEIGHT = 56;
const STRIP_TOP = FLAGS_HEIGHT + BARS_HEIGHT + 5;
const STRIP_HEIGHT = 10;
const TICK_TOP = STRIP_TOP + STRIP_HEIGHT + 1;
const LABEL_Y = TICK_TOP + 15;
export const CHART_HEIGHT = LABEL_Y + 6;
const BAR_GAP_PX = 1;
const FLAG_CHAR_PX = 6;
const BRUSH_HEIGHT = STRIP_TOP + STRIP_HEIGHT + 4 - FLAGS_HEIGHT;
const FIRST: BrushStyle = {
  name: "brush",
  labels: { start: "First day", end: "Last day", body: "Window" },
  height: BRUSH_HEIGHT,
  handleTop: (BRUSH_HEIGHT - HANDLE_HEIGHT) / 2,
};
/** Of two compared windows; its handles hang lower. */
const SECOND: BrushStyle = {
  name: "brush second",
  labels: { start: "Compared: first day", end: "Compared: last day", body: "Compared window" },
  height: BRUSH_HEIGHT,
  handleTop: BRUSH_HEIGHT - HANDLE_HEIGHT,
};

let charts = 0;

export function createTimeChart(
  scene: Scene,
  rows: readonly TimeBounds[],
  changed: (change: { window: Span } | { compare: Span }) => void,
): TimeChart {
  const clipId = `time-map-window-${charts++}`;
  const node = svg("svg", { class: "time-chart", height: CHART_HEIGHT, width: "100%" });
  const clip = svg("rect", { y: 0, height: CHART_HEIGHT });
  const back = svg("g", {});
  const putFirst = (next: Span) => changed({ window: next });
  const putSecond = (next: Span) => changed({ compare: next });
  const first = createBrush(FIRST, putFirst);
  const second = createBrush(SECOND, putSecond);
  const brushes = svg("g", { transform: `translate(0, ${FLAGS_HEIGHT})` }, first.node, second.node);
  node.append(svg("clipPath", { id: clipId }, clip), back, brushes);

  const histogram = weeklyHistogram(rows, scene.extent_days);
  let scale: TimeScale = { extent: scene.extent_days, width: 1 };
  let window: Span = [scene.extent_days[0], scene.extent_days[1]];
  let compare: Span | null = null;

  function drawWindow(): void {
    const [x0, x1] = [xOf(scale, window[0]), xOf(scale, window[1])];
    setAttributes(clip, { x: x0, width: Math.max(0, x1 - x0) });
    first.update(window, scale);
    setAttributes(second.node, { display: compare ? "inline" : "none" });
    if (compare) second.update(compare, scale);
  }

  const draggables = (): Draggable[] => [
    { window, handleTop: FLAGS_HEIGHT + FIRST.handleTop, put: putFirst },
    ...(compare ? [{ window: compare, handleTop: FLAGS_HEIGHT + SECOND.handleTop, put: putSecond }] : []),
  ];
  followPointer(node, () => scale, draggables);

  const observer = new ResizeObserver(() => {
    const width = node.clientWidth;
    if (width === 0 || width === scale.width) return;
    scale = { extent: scene.extent_days, width };
    back.replaceChildren(...drawBack(scene, histogram, scale, clipId));
    drawWindow();
  });
  observer.observe(node);

  return {
    node,
    update(nextWindow, nextCompare) {
      window = nextWindow;
      compare = nextCompare;
      drawWindow();
    },
    destroy: () => observer.disconnect(),
  };
}

function drawBack(
  scene: Scene,
  histogram: Histogram,
  scale: TimeScale,
  clipId: string,
): SVGElement[] {
  const base = FLAGS_HEIGHT + BARS_HEIGHT;
  const parts: SVGElement[] = [
    svg("g", { class: "bars-outside" }, ...bars(histogram, scale, base)),
    svg("g", { "clip-path": `url(#${clipId})` }, ...bars(histogram, scale, base)),
    svg("line", { class: "baseline", x1: 0, x2: scale.width, y1: base, y2: base }),
  ];
  if (scene.coverage) parts.push(coverageStrip(scene.coverage, scale, STRIP_TOP, STRIP_HEIGHT));
  parts.push(...dates(scale), ...flags(scene, scale, base));
  return parts;
}

function bars({ start, sure, spread }: Histogram, scale: TimeScale, base: number): SVGElement[] {
  const highest = sure.reduce((high, value, i) => Math.max(high, value + spread[i]!), 1);
  const toPx = (value: number) => (value / highest) * BARS_HEIGHT;
  const drawn: SVGElement[] = [];
  for (let bin = 0; bin < sure.length; bin++) {
    const x = xOf(scale, start + bin * DAYS_PER_BIN);
    const full = xOf(scale, start + (bin + 1) * DAYS_PER_BIN) - x;
    const width = Math.max(1, full - BAR_GAP_PX);
    const dark = toPx(sure[bin]!);
    const pale = toPx(spread[bin]!);
    if (dark > 0) drawn.push(svg("rect", { class: "bar-sure", x, width, y: base - dark, height: dark }));
    if (pale > 0) {
      drawn.push(svg("rect", { class: "bar-spread", x, width, y: base - dark - pale, height: pale }));
    }
  }
  return drawn;
}

function dates(scale: TimeScale): SVGElement[] {
  return ticks(scale).flatMap(({ day, label, isYear }) => {
    const x = xOf(scale, day);
    const line = svg("line", { class: "tick", x1: x, x2: x, y1: TICK_TOP, y2: TICK_TOP + (isYear ? 6 : 4) });
    if (label === "") return [line];
    const isFirst = x < 16;
    const isLast = x > scale.width - 16;
    const anchor = isFirst ? "start" : isLast ? "end" : "middle";
    const text = svg("text", { class: isYear ? "date year" : "date", x, y: LABEL_Y, "text-anchor": anchor });
    text.textContent = label;
    return [line, text];
  });
}

function flags(scene: Scene, scale: TimeScale, base: number): SVGElement[] {
  const placed = scene.flags
    .filter(({ day }) => day >= scene.extent_days[0] && day < scene.extent_days[1])
    .sort((a, b) => a.day - b.day)
    .map(({ day, label }) => ({ x: xOf(scale, day + 0.5), label }));
  return placed.flatMap(({ x, label }, i) => {
    const arm = 4;
    const cross = svg(
      "path",
      { class: "flag", d: `M${x - arm} 9h${2 * arm}M${x} ${9 - arm}v${2 * arm}` },
      svg("title", {}, label),
    );
    const pole = svg("line", { class: "flag-pole", x1: x, x2: x, y1: 14, y2: base });
    // A label needs room up to the next flag, or it is left to its tooltip.
    const room = (placed[i + 1]?.x ?? scale.width) - x;
    if (label.length * FLAG_CHAR_PX + 20 > room) return [pole, cross];
    return [pole, cross, svg("text", { class: "flag-label", x: x + 8, y: 13 }, label)];
  });
}
