// Dragging the windows of the time bar: which of them a press takes hold of, and where.

import { dayAt, xOf, type TimeScale } from "./axis";
import { HANDLE_HEIGHT, within } from "./brush";
import type { Span } from "./contract.gen";
import { movedWindow } from "./state";

export type Grip = "start" | "end" | "body";

/** A window that can be dragged. */
export interface Draggable {
  window: Span;
  /** Top of its handles on the surface. */
  handleTop: number;
  put(window: Span): void;
}

interface Hit {
  brush: Draggable;
  grip: Grip;
}

/** Half the width in which a finger or pointer takes hold of a handle. */
const REACH_PX = 14;

/** Follows presses on the surface; the first brush takes those beside all windows. */
export function followPointer(
  surface: SVGSVGElement,
  scaleOf: () => TimeScale,
  brushes: () => readonly Draggable[],
): void {
  let held: (Hit & { fromX: number; fromWindow: Span }) | null = null;
  const place = (event: PointerEvent): [number, number] => {
    const { left, top } = surface.getBoundingClientRect();
    return [event.clientX - left, event.clientY - top];
  };

  surface.addEventListener("pointerdown", (event) => {
    if (event.button !== 0) return;
    const scale = scaleOf();
    const [x, y] = place(event);
    const hit = hitAt(x, y, brushes(), scale);
    held = { ...hit, fromX: x, fromWindow: hit.brush.window };
    if (hit.grip === "body" && !isWithin(x, hit.brush.window, scale)) {
      held.fromWindow = centredOn(dayAt(scale, x), hit.brush.window, scale.extent);
      hit.brush.put(held.fromWindow);
    }
    surface.setPointerCapture(event.pointerId);
  });
  surface.addEventListener("pointermove", (event) => {
    if (!held) return;
    const scale = scaleOf();
    const [x] = place(event);
    const [start, end] = held.fromWindow;
    if (held.grip === "start") held.brush.put(within([Math.min(dayAt(scale, x), end - 1), end], scale.extent));
    else if (held.grip === "end") held.brush.put(within([start, Math.max(dayAt(scale, x), start + 1)], scale.extent));
    else {
      const perPx = (scale.extent[1] - scale.extent[0]) / scale.width;
      held.brush.put(movedWindow(held.fromWindow, Math.round((x - held.fromX) * perPx), scale.extent, false));
    }
  });
  const release = () => (held = null);
  surface.addEventListener("pointerup", release);
  surface.addEventListener("pointercancel", release);
}

/** A handle in reach, the nearest first; else the narrowest window there; else the first one's. */
export function hitAt(x: number, y: number, brushes: readonly Draggable[], scale: TimeScale): Hit {
  const handles = brushes
    .map((brush) => ({ brush, grip: gripAt(x, brush.window, scale) }))
    .filter(({ grip }) => grip !== "body")
    .sort((a, b) => distanceY(y, a.brush) - distanceY(y, b.brush));
  const bodies = brushes
    .filter(({ window }) => isWithin(x, window, scale))
    .sort((a, b) => a.window[1] - a.window[0] - (b.window[1] - b.window[0]));
  return handles[0] ?? { brush: bodies[0] ?? brushes[0]!, grip: "body" };
}

function distanceY(y: number, { handleTop }: Draggable): number {
  return Math.abs(y - handleTop - HANDLE_HEIGHT / 2);
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
