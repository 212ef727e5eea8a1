// Play, dates, modes and steps round the time chart.

import type { Clock } from "./clock";
import type { Scene, Span } from "./contract.gen";
import { formatSpan, isoDay } from "./days";
import { button, element, setAttributes, svg } from "./dom";
import { MODES, type TimeBounds } from "./slicing";
import { compareToggled, type MapState, type StepSize } from "./state";
import type { Store } from "./store";
import { createTimeChart } from "./time_chart";

export interface TimeBar {
  node: HTMLElement;
  destroy(): void;
}

const STEPS: [StepSize, string][] = [
  ["day", "day"],
  ["week", "week"],
  ["month", "month"],
  ["record", "record"],
];
const SPEEDS: [string, string][] = [
  ["0.5", "½×"],
  ["1", "1×"],
  ["2", "2×"],
  ["4", "4×"],
];
const MS_PER_DAY = 86_400_000;

export interface TimeBarActions {
  clock: Clock;
  step(direction: 1 | -1): void;
}

export function createTimeBar(
  store: Store<MapState>,
  scene: Scene,
  rows: readonly TimeBounds[],
  actions: TimeBarActions,
): TimeBar {
  const chart = createTimeChart(scene, rows, (change) => store.set(change));
  const head = element(
    "div",
    { class: "bar-head" },
    playButton(store, actions.clock),
    range(store),
    modeChoice(store),
    element("span", { class: "spacer" }),
    steps(store, actions),
    speed(store),
    cumulative(store),
    comparing(store, scene),
    typedDates(store, scene),
  );
  const node = element("div", { class: "bar" }, head, chart.node, key(scene));
  const unsubscribe = store.subscribe((state) => chart.update(state.window, state.compare));
  chart.update(store.get().window, store.get().compare);
  return {
    node,
    destroy() {
      unsubscribe();
      chart.destroy();
    },
  };
}

function playButton(store: Store<MapState>, clock: Clock): HTMLButtonElement {
  const path = svg("path", {});
  const icon = svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, path);
  const node = button("Play", { class: "play" }, () => clock.toggle(), icon);
  bind(store, ({ playing }) => {
    setAttributes(path, { d: playing ? "M3 2h4v12H3zM9 2h4v12H9z" : "M4 2l10 6-10 6z" });
    node.setAttribute("aria-label", playing ? "Pause" : "Play");
  });
  return node;
}

function range(store: Store<MapState>): HTMLElement {
  const words = element("strong", { class: "range-days" });
  const note = element("span", { class: "range-note" });
  bind(store, ({ window, cumulative: upTo, compare }) => {
    const days = window[1] - window[0];
    words.textContent = upTo ? `Up to ${formatSpan([window[1] - 1, window[1]])}` : formatSpan(window);
    const count = `${days.toLocaleString("en")} ${days === 1 ? "day" : "days"}`;
    const held = upTo ? "from the first record, UTC" : `${count}, UTC`;
    note.textContent = compare ? `beside ${formatSpan(compare)}, UTC` : held;
  });
  return element("div", { class: "range" }, words, note);
}

function modeChoice(store: Store<MapState>): HTMLElement {
  const group = element("div", { class: "segments", role: "radiogroup", "aria-label": "Dates count" });
  MODES.forEach(({ mode, label, meaning }) => {
    const node = button(label, { role: "radio", title: meaning }, () => store.set({ mode }));
    bind(store, (state) => {
      const chosen = state.mode === mode;
      setAttributes(node, { "aria-checked": String(chosen), tabindex: chosen ? 0 : -1 });
    });
    group.append(node);
  });
  group.addEventListener("keydown", (event) => moveInGroup(event, group));
  return group;
}

/** Arrow keys choose within a group of radio buttons, as readers of forms expect. */
function moveInGroup(event: KeyboardEvent, group: HTMLElement): void {
  const move = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
  if (move === undefined) return;
  const buttons = [...group.querySelectorAll("button")];
  const place = buttons.indexOf(event.target as HTMLButtonElement);
  const next = buttons[(place + move + buttons.length) % buttons.length];
  event.preventDefault();
  event.stopPropagation();
  next?.click();
  next?.focus();
}

function steps(store: Store<MapState>, actions: TimeBarActions): HTMLElement {
  const size = choice("Step size", STEPS, store.get().step, (value) =>
    store.set({ step: value as StepSize }),
  );
  bind(store, ({ step }) => (size.value = step));
  return element(
    "div",
    { class: "steps" },
    button("Back", { class: "plain" }, () => actions.step(-1)),
    button("Step", { class: "plain" }, () => actions.step(1)),
    size,
  );
}

function speed(store: Store<MapState>): HTMLElement {
  const select = choice("Speed", SPEEDS, "1", (value) => store.set({ speed: Number(value) }));
  select.classList.add("speed");
  return select;
}

function cumulative(store: Store<MapState>): HTMLElement {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => store.set({ cumulative: box.checked }));
  bind(store, (state) => (box.checked = state.cumulative));
  const title = "Show everything up to the window's end";
  return element("label", { class: "check", title }, box, "Cumulative");
}

function comparing(store: Store<MapState>, scene: Scene): HTMLElement {
  const box = element("input", { type: "checkbox" });
  box.addEventListener("change", () => store.set(compareToggled(store.get(), scene.extent_days)));
  bind(store, ({ compare }) => (box.checked = compare !== null));
  return element("label", { class: "check", title: "Two windows side by side" }, box, "Compare");
}

function typedDates(store: Store<MapState>, scene: Scene): HTMLElement {
  const shown = spanFields(scene, ["First day", "Last day"], (window) => store.set({ window }));
  const compared = spanFields(scene, ["Compared: first day", "Compared: last day"], (compare) =>
    store.set({ compare }),
  );
  bind(store, ({ window, compare }) => {
    shown.show(window);
    compared.node.hidden = compare === null;
    if (compare) compared.show(compare);
  });
  const panel = element("div", { class: "dates-panel" }, shown.node, compared.node);
  return element("details", { class: "dates" }, element("summary", {}, "Dates"), panel);
}

/** Two date fields for a half-open span of which readers see the last day. */
function spanFields(
  scene: Scene,
  [firstLabel, lastLabel]: [string, string],
  changed: (span: Span) => void,
): { node: HTMLElement; show(span: Span): void } {
  const [earliest, after] = scene.extent_days;
  const limits = { min: isoDay(earliest), max: isoDay(after - 1) };
  const first = element("input", { type: "date", required: true, ...limits });
  const last = element("input", { type: "date", required: true, ...limits });
  const take = () => {
    const from = first.valueAsNumber / MS_PER_DAY;
    const to = last.valueAsNumber / MS_PER_DAY;
    if (!first.checkValidity() || !Number.isFinite(to)) return;
    last.setCustomValidity(to < from ? "The last day is before the first." : "");
    if (last.reportValidity()) changed([from, to + 1]);
  };
  first.addEventListener("change", take);
  last.addEventListener("change", take);
  return {
    node: element("div", { class: "dates-fields" }, labelled(firstLabel, first), labelled(lastLabel, last)),
    show([start, end]) {
      first.value = isoDay(start);
      last.value = isoDay(end - 1);
      last.setCustomValidity("");
    },
  };
}

function labelled(text: string, field: HTMLElement): HTMLElement {
  return element("label", {}, element("span", {}, text), field);
}

function choice(
  label: string,
  options: readonly (readonly [string, string])[],
  value: string,
  chosen: (value: string) => void,
): HTMLSelectElement {
  const select = element("select", { "aria-label": label, title: label });
  select.append(...options.map(([name, text]) => element("option", { value: name }, text)));
  select.value = value;
  select.addEventListener("change", () => chosen(select.value));
  return select;
}

function key(scene: Scene): HTMLElement {
  const entry = (swatch: string, text: string) =>
    element("li", {}, element("span", { class: `swatch ${swatch}`, "aria-hidden": "true" }), text);
  const entries = [
    entry("bar-sure", "dated within a week"),
    entry("bar-spread", "wider date, spread"),
  ];
  if (scene.coverage) {
    const { title, ship_days } = scene.coverage;
    entries.push(
      entry("cov-ship", `${title}: ship on a published image (${ship_days.length} days)`),
      entry("cov-empty", "image, no ship reported"),
      entry("cov-none", "no published image: not evidence of absence"),
    );
  }
  const attribution = element("span", { class: "attribution" }, scene.attribution);
  return element("div", { class: "bar-foot" }, element("ul", { class: "key" }, ...entries), attribution);
}

function bind(store: Store<MapState>, draw: (state: MapState) => void): void {
  draw(store.get());
  store.subscribe(draw);
}
