// The map by keyboard alone.

import { finished, repeatsLast, undone, withPoint } from "./measure";
import type { Model } from "./model";

type Help = readonly (readonly [string, string])[];

const LOOKING: Help = [
  ["Shift + arrows", "move the map"],
  ["+ −", "zoom"],
];
const MOVING: Help = [
  ["← →", "step the window"],
  ["Space", "play or pause"],
  ["N, P", "next, previous record"],
  ...LOOKING,
  ["F", "fit to the selection or the window"],
  ["H", "whole line"],
];
const MEASURING: Help = [
  ["R", "ruler"],
  ["B", "measure to the border"],
  ["Enter", "set a point at the cross, or on the selected record; twice: end"],
  ["Backspace", "take back"],
];

/** Keys and what they do, for the reader. */
export function keysFor({ served, still }: Model): Help {
  if (still) return [...LOOKING, ["H", "whole map"]];
  if (!served) return [...MOVING, ["Esc", "clear the selection"]];
  return [...MOVING, ...MEASURING, ["Esc", "end measuring, clear the selection"]];
}

const PAN_PX = 80;

type Action = (model: Model, event: KeyboardEvent) => void;

const ACTIONS: Record<string, Action> = {
  ArrowLeft: (model, event) => (event.shiftKey ? model.panBy(-PAN_PX, 0) : model.step(-1)),
  ArrowRight: (model, event) => (event.shiftKey ? model.panBy(PAN_PX, 0) : model.step(1)),
  ArrowUp: (model, event) => event.shiftKey && model.panBy(0, -PAN_PX),
  ArrowDown: (model, event) => event.shiftKey && model.panBy(0, PAN_PX),
  " ": (model) => model.clock.toggle(),
  n: (model) => model.selectNext(1),
  p: (model) => model.selectNext(-1),
  "+": (model) => model.zoomBy(1),
  "=": (model) => model.zoomBy(1),
  "-": (model) => model.zoomBy(-1),
  f: (model) => model.fitWindow(),
  h: (model) => model.showExtent(model.scene.extents[0].id),
  r: (model) => model.served && model.store.set({ tool: "ruler", draft: [] }),
  b: (model) => model.served && model.store.set({ tool: "border", draft: [] }),
  Backspace: (model) => model.served && model.store.set(undone(model.store.get())),
  Escape: (model) => escape(model),
};

/** Whether a key only moves the map: all that a still map has. */
function isLooking({ key, shiftKey }: KeyboardEvent): boolean {
  return ["+", "=", "-", "h", "H"].includes(key) || (shiftKey && key.startsWith("Arrow"));
}

/** Keys of the whole region; fields, buttons and sliders keep their own. */
export function handleRegionKey(model: Model, event: KeyboardEvent): void {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const isMap = (event.target as Element).closest(".map") !== null;
  if (!isMap && ownsKey(event)) return;
  if (model.still && !isLooking(event)) return;
  if (isMap && event.key === "Enter") {
    event.preventDefault();
    setPointAtCross(model);
    return;
  }
  const action = ACTIONS[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (!action) return;
  event.preventDefault();
  action(model, event);
}

function ownsKey(event: KeyboardEvent): boolean {
  const target = event.target as Element;
  if (event.key === "Escape") return false;
  if (target.closest("input, select, textarea, summary")) return true;
  // A focused button is pressed by the space bar; letters and arrows are free there.
  return target.closest("button") !== null && [" ", "Enter", "Backspace"].includes(event.key);
}

/**
 * The first point falls on the selected record, so that it is measured from where it stands.
 * Enter again at the same point, or after a click, ends the measurement.
 */
function setPointAtCross(model: Model): void {
  const state = model.store.get();
  if (state.tool === "none") return;
  const record = model.records.find(({ id }) => id === state.selected[0]);
  const onRecord = state.draft.length === 0 && record?.lon != null && record.lat != null;
  const point: [number, number] = onRecord
    ? [record.lon!, record.lat!]
    : [state.camera.lon, state.camera.lat];
  const ends = state.draft.length > 0 && (!state.draftAtCross || repeatsLast(state, point));
  model.store.set(ends ? finished(state) : { ...withPoint(state, point), draftAtCross: true });
}

function escape(model: Model): void {
  const { tool, draft, playing } = model.store.get();
  if (playing) model.clock.toggle();
  else if (draft.length > 0) model.store.set({ draft: [] });
  else if (tool !== "none") model.store.set({ tool: "none" });
  else model.select([]);
}
