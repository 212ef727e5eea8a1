// The window over the histogram: drag it, resize it by its handles, or use the arrow keys.

import { dayAt, xOf, type TimeScale } from "./axis";
import type { Span } from "./contract.gen";
import { setAttributes, svg } from "./dom";
import { formatDay, formatSpan } from "./days";
import { movedWindow } from "./state";

export interface Brush {
  node: SVGGElement;
  /** Redraws for another window or width. */
  update(window: Span, scale: TimeScale): void;
}

type Grip = "start" | "end" | "body";

const HANDLE_WIDTH = 7;
const HANDLE_HEIGHT = 22;
/** Half the width in which a finger or pointer takes hold of a handle. */
const REACH_PX = 14;
const WEEK = 7;

export function createBrush(
  surface: SVGSVGElement,
  height: number,
  changed: (window: Span) => void,
): Brush {
  let window: Span = [0, 1];
  let scale: TimeScale = { extent: [0, 1], width: 1 };
  const area = svg("rect", { class: "brush", y: 0, height });
  const lines = [svg("line", { class: "brush-edge" }), svg("line", { class: "brush-edge" })];
  const body = slider("Window", "brush-body");
  const start = slider("First day", "brush-handle");
  const end = slider("Last day", "brush-handle");
  const node = svg("g", {}, area, ...lines, body, start, end);
  for (const handle of [start, end]) handle.append(...handleShape());
  body.append(svg("rect", { y: 0, height }));

  function put(next: Span): void {
    const [first, after] = scale.extent;
    const from = Math.max(first, Math.min(next[0], after - 1));
    changed([from, Math.min(after, Math.max(next[1], from + 1))]);
  }

  function nudge(grip: Grip, days: number): void {
    if (grip === "start") put([Math.min(window[0] + days, window[1] - 1), window[1]]);
    else if (grip === "end") put([window[0], Math.max(window[1] + days, window[0] + 1)]);
    else put(movedWindow(window, days, scale.extent, false));
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
  followPointer(surface, () => ({ window, scale }), put);

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
        setAttributes(handle, { transform: `translate(${x}, ${(height - HANDLE_HEIGHT) / 2})` });
      });
      speak(start, window[0], formatDay(window[0]), scale);
      speak(end, window[1] - 1, formatDay(window[1] - 1), scale);
      speak(body, window[0], formatSpan(window), scale);
    },
  };
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

interface Held {
  grip: Grip;
  fromX: number;
  fromWindow: Span;
}

function followPointer(
  surface: SVGSVGElement,
  current: () => { window: Span; scale: TimeScale },
  put: (window: Span) => void,
): void {
  let held: Held | null = null;
  const xIn = (event: PointerEvent) => event.clientX - surface.getBoundingClientRect().left;

  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const { window, scale } = current();
    const x = xIn(event);
    held = { grip: gripAt(x, window, scale), fromX: x, fromWindow: window };
    if (!isWithin(x, window, scale) && held.grip === "body") {
      held.fromWindow = centredOn(dayAt(scale, x), window, scale.extent);
      put(held.fromWindow);
    }
    surface.setPointerCapture(event.pointerId);
  });
  surface.addEventListener("pointermove", (event) => {
    if (!held) return;
    const { scale } = current();
    const x = xIn(event);
    const [start, end] = held.fromWindow;
    if (held.grip === "start") put([Math.min(dayAt(scale, x), end - 1), end]);
    else if (held.grip === "end") put([start, Math.max(dayAt(scale, x), start + 1)]);
    else {
      const perPx = (scale.extent[1] - scale.extent[0]) / scale.width;
      put(movedWindow(held.fromWindow, Math.round((x - held.fromX) * perPx), scale.extent, false));
    }
  });
  const release = () => (held = null);
  surface.addEventListener("pointerup", release);
  surface.addEventListener("pointercancel", release);
}

export function gripAt(x: number, window: Span, scale: TimeScale): Grip {
  const toStart = Math.abs(x - xOf(scale, window[0]));
  const toEnd = Math.abs(x - xOf(scale, window[1]));
  if (Math.min(toStart, toEnd) > REACH_PX) return "body";
  // Of a window narrower than both handles the side of the pointer decides.
  if (toStart === toEnd) return x < xOf(scale, window[0]) ? "start" : "end";
  return toStart < toEnd ? "start" : "end";
}

function isWithin(x: number, window: Span, scale: TimeScale): boolean {
  return x >= xOf(scale, window[0]) && x <= xOf(scale, window[1]);
}

function centredOn(day: number, window: Span, extent: readonly [number, number]): Span {
  const move = day - Math.round((window[0] + window[1]) / 2);
  return movedWindow(window, move, extent, false);
}
