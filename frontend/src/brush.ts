// A window over the histogram: its handles and body, and the keys that move and resize it.

import { xOf, type TimeScale } from "./axis";
import type { Grip } from "./brush_drag";
import type { Span } from "./contract.gen";
import { setAttributes, svg } from "./dom";
import { formatDay, formatSpan } from "./days";
import { movedWindow } from "./state";

/** How one of several brushes differs from the others. */
export interface BrushStyle {
  /** Class of the whole. */
  name: string;
  /** What its slider of a grip is called. */
  labels: Readonly<Record<Grip, string>>;
  height: number;
  /** Top of its handles: those of two brushes do not lie on each other. */
  handleTop: number;
}

export interface Brush {
  node: SVGGElement;
  /** Redraws for another window or width. */
  update(window: Span, scale: TimeScale): void;
}

const HANDLE_WIDTH = 7;
export const HANDLE_HEIGHT = 22;
const WEEK = 7;

export function createBrush(style: BrushStyle, changed: (window: Span) => void): Brush {
  const { height, handleTop, labels } = style;
  let window: Span = [0, 1];
  let scale: TimeScale = { extent: [0, 1], width: 1 };
  const area = svg("rect", { class: "brush-area", y: 0, height });
  const lines = [svg("line", { class: "brush-edge" }), svg("line", { class: "brush-edge" })];
  const body = slider(labels.body, "brush-body");
  const start = slider(labels.start, "brush-handle");
  const end = slider(labels.end, "brush-handle");
  const node = svg("g", { class: style.name }, area, ...lines, body, start, end);
  for (const handle of [start, end]) handle.append(...handleShape());
  body.append(svg("rect", { y: 0, height }));

  function nudge(grip: Grip, days: number): void {
    const { extent } = scale;
    if (grip === "start") changed(within([Math.min(window[0] + days, window[1] - 1), window[1]], extent));
    else if (grip === "end") changed(within([window[0], Math.max(window[1] + days, window[0] + 1)], extent));
    else changed(movedWindow(window, days, extent, false));
  }

  const grips: [SVGGElement, Grip][] = [
    [start, "start"],
    [end, "end"],
    [body, "body"],
  ];
  for (const [handle, grip] of grips) {
    handle.addEventListener("keydown", (event) => {
      const step = event.shiftKey ? WEEK : 1;
      const days = { ArrowLeft: -step, ArrowRight: step, ArrowDown: -step, ArrowUp: step }[event.key];
      if (days === undefined) return;
      event.preventDefault();
      event.stopPropagation();
      nudge(grip, days);
    });
  }

  return {
    node,
    update(nextWindow, nextScale) {
      window = nextWindow;
      scale = nextScale;
      const [x0, x1] = [xOf(scale, window[0]), xOf(scale, window[1])];
      setAttributes(area, { x: x0, width: x1 - x0 });
      setAttributes(body.querySelector("rect")!, { x: x0, width: x1 - x0 });
      [x0, x1].forEach((x, i) => setAttributes(lines[i]!, { x1: x, x2: x, y1: 0, y2: height }));
      [start, end].forEach((handle, i) => {
        const x = (i === 0 ? x0 : x1) - HANDLE_WIDTH / 2;
        setAttributes(handle, { transform: `translate(${x}, ${handleTop})` });
      });
      speak(start, window[0], formatDay(window[0]), scale);
      speak(end, window[1] - 1, formatDay(window[1] - 1), scale);
      speak(body, window[0], formatSpan(window), scale);
    },
  };
}

/** The window cut to the extent, at least a day long. */
export function within(window: Span, [first, after]: readonly [number, number]): Span {
  const from = Math.max(first, Math.min(window[0], after - 1));
  return [from, Math.min(after, Math.max(window[1], from + 1))];
}

function slider(label: string, className: string): SVGGElement {
  return svg("g", { class: className, role: "slider", tabindex: 0, "aria-label": label });
}

function speak(handle: Element, day: number, text: string, { extent }: TimeScale): void {
  setAttributes(handle, {
    "aria-valuemin": extent[0],
    "aria-valuemax": extent[1] - 1,
    "aria-valuenow": Math.max(extent[0], Math.min(extent[1] - 1, day)),
    "aria-valuetext": text,
  });
}

function handleShape(): SVGElement[] {
  const grip = (x: number) =>
    svg("line", { class: "brush-grip", x1: x, x2: x, y1: 7, y2: HANDLE_HEIGHT - 7 });
  return [
    svg("rect", { x: 0, y: 0, width: HANDLE_WIDTH, height: HANDLE_HEIGHT, rx: 1.5 }),
    grip(2.5),
    grip(4.5),
  ];
}
