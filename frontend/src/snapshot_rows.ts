// The tables of a saved view follow the brush: rows come and go by the map's own slicing.

import { formatSpan } from "./days";
import type { Model } from "./model";
import { followSelection } from "./snapshot_record";
import { isShown, type TimeBounds } from "./slicing";
import type { MapState } from "./state";

/** A brush that is dragged changes more often than anybody reads. */
const UPDATE_MS = 100;

interface Row {
  node: HTMLElement;
  /** What counts it: its layer, where the map draws it. */
  layer: string;
  days: TimeBounds;
}

export function followRows(model: Model, map: HTMLElement): void {
  const rows = [...document.querySelectorAll<HTMLElement>("tr[data-days]")].map(readRow);
  const saved = model.store.get();
  const moved = document.getElementById("moved")!;
  const draw = () => {
    const state = model.store.get();
    drawRows(rows, model);
    document.getElementById("now")!.textContent = spanInWords(state);
    moved.hidden = isSameTime(state, saved);
  };
  moved.querySelector("button")!.addEventListener("click", () => {
    const { window, mode, cumulative, compare } = saved;
    model.store.set({ window, mode, cumulative, compare, playing: false });
  });
  let timer: ReturnType<typeof setTimeout> | undefined;
  model.store.subscribe((state, before) => {
    if (isSameTime(state, before)) return;
    timer ??= setTimeout(() => {
      timer = undefined;
      draw();
    }, UPDATE_MS);
  });
  draw();
  followSelection(model, map);
}

function readRow(node: HTMLElement): Row {
  const [es, ls, ee, le, kind, day] = node.dataset["days"]!.split(" ");
  const days = { es: +es!, ls: +ls!, ee: +ee!, le: +le!, kind: +kind!, day: day ? +day : null };
  return { node, layer: node.dataset["layer"] ?? "", days };
}

function drawRows(rows: readonly Row[], model: Model): void {
  const { start, end, mode } = model.slice();
  const counts = new Map<string, number>();
  const count = (name: string) => counts.set(name, (counts.get(name) ?? 0) + 1);
  for (const { node, layer, days } of rows) {
    node.hidden = !isShown(days, start, end, mode);
    if (node.hidden) continue;
    count(layer ? "placed" : "unplaced");
    count(layer);
  }
  for (const node of document.querySelectorAll<HTMLElement>("[data-count]")) {
    node.textContent = (counts.get(node.dataset["count"]!) ?? 0).toLocaleString("en");
  }
}

function spanInWords({ window: [start, end], cumulative, compare }: MapState): string {
  const span = cumulative ? `up to ${formatSpan([end - 1, end])}` : formatSpan([start, end]);
  return compare ? `${span}, on the map beside ${formatSpan(compare)}` : span;
}

function isSameTime(a: MapState, b: MapState): boolean {
  const times = ({ window, mode, cumulative, compare }: MapState) =>
    JSON.stringify([window, mode, cumulative, compare]);
  return times(a) === times(b);
}
