// The list of measurements with their figures, and the choice of tool.

import { button, element } from "./dom";
import { asGeoJson, asText, figureOf, finished, MAX_VERTICES, nameOf, undone, verticesLeft } from "./measure";
import type { Model } from "./model";
import { saveFile } from "./save_file";
import type { MapState, Tool } from "./state";

const TOOLS: [Exclude<Tool, "none">, string, string][] = [
  ["ruler", "Ruler", "Click along the way; Enter or a double click ends it."],
  ["area", "Area", "Click the corners; Enter or a double click closes it."],
  ["border", "To border", "Click a point: the nearest point of the border is found."],
  ["ring", "Ring", "Click the centre of the ring."],
];
const RADII_KM = [50, 100, 200, 300, 500, 1000];

export function createMeasurePanel(model: Model): HTMLElement {
  const node = element("div", { class: "measure", hidden: true });
  const draw = () => {
    const state = model.store.get();
    node.hidden = state.tool === "none" && state.measurements.length === 0;
    if (!node.hidden) keepFocus(node, () => node.replaceChildren(...contents(model, state)));
  };
  let before = model.store.get();
  model.store.subscribe((state) => {
    const same =
      state.tool === before.tool &&
      state.draft === before.draft &&
      state.measurements === before.measurements &&
      state.border === before.border &&
      state.ringRadiusM === before.ringRadiusM;
    before = state;
    if (!same) draw();
  });
  model.onReceive(draw);
  draw();
  return node;
}

/** Redrawing must not take the keyboard's place away. */
function keepFocus(node: HTMLElement, redraw: () => void): void {
  const root = node.getRootNode() as Document | ShadowRoot;
  const focused = root.activeElement;
  const name = focused && node.contains(focused) ? focused.getAttribute("data-name") : null;
  redraw();
  if (name) node.querySelector<HTMLElement>(`[data-name="${name}"]`)?.focus();
}

function contents(model: Model, state: MapState): HTMLElement[] {
  if (!model.served) return [folded(list(model, state), actions(model, state))];
  const parts = state.tool === "none" ? [] : [tools(model, state)];
  if (state.tool === "border") parts.push(borderChoice(model, state));
  if (state.tool === "ring") parts.push(radiusChoice(model, state));
  if (state.tool !== "none") parts.push(element("p", { class: "hint" }, hint(state)));
  if (state.measurements.length > 0) parts.push(list(model, state), actions(model, state));
  return parts;
}

/** What cannot be cleared can be folded, and is on phones, where it would cover the map. */
function folded(...parts: HTMLElement[]): HTMLElement {
  const open = !matchMedia("(max-width: 640px)").matches;
  return element("details", { open }, element("summary", {}, "Measured"), ...parts);
}

function tools({ store }: Model, state: MapState): HTMLElement {
  const group = element("div", { class: "segments", role: "group", "aria-label": "Measure" });
  for (const [tool, label] of TOOLS) {
    const node = button(label, { "data-name": tool, "aria-pressed": String(state.tool === tool) }, () =>
      store.set({ tool, draft: [] }),
    );
    group.append(node);
  }
  const close = button("Done", { class: "plain", "data-name": "done" }, () =>
    store.set({ ...finished(store.get()), tool: "none" }),
  );
  return element("div", { class: "measure-tools" }, group, close);
}

function hint(state: MapState): string {
  if (verticesLeft(state) <= 0) return `A link carries ${MAX_VERTICES} points; take one back to go on.`;
  return TOOLS.find(([tool]) => tool === state.tool)?.[2] ?? "";
}

function borderChoice({ store, scene }: Model, state: MapState): HTMLElement {
  const select = element("select", { "aria-label": "Border", "data-name": "border-choice" });
  select.append(...scene.borders.map(({ id, name }) => element("option", { value: id }, name)));
  select.value = state.border;
  select.addEventListener("change", () => store.set({ border: select.value }));
  return select;
}

function radiusChoice({ store }: Model, state: MapState): HTMLElement {
  const select = element("select", { "aria-label": "Radius", "data-name": "radius" });
  select.append(...RADII_KM.map((km) => element("option", { value: km * 1000 }, `${km.toLocaleString("en")}\u2009km`)));
  select.value = String(state.ringRadiusM);
  select.addEventListener("change", () => store.set({ ringRadiusM: Number(select.value) }));
  return select;
}

function list({ store, mount, served }: Model, state: MapState): HTMLElement {
  const items = state.measurements.map((measurement, i) => {
    const result = figureOf(measurement, mount.measured);
    const remove = button(`Remove ${nameOf(measurement)}`, { class: "remove", "data-name": `remove-${i}` }, () => {
      store.set({ measurements: store.get().measurements.filter((_, place) => place !== i) });
    }, "×");
    return element(
      "li",
      {},
      element("span", { class: "small-caps" }, nameOf(measurement)),
      element("strong", {}, result?.figure ?? "measuring…"),
      ...(served ? [remove] : []),
      ...(result?.details ?? []).map((line) => element("span", { class: "detail" }, line)),
    );
  });
  return element("ul", { class: "measured" }, ...items);
}

function actions({ store, mount, served }: Model, state: MapState): HTMLElement {
  const { measurements } = state;
  const changing = [
    button("Undo", { class: "plain", "data-name": "undo" }, () => store.set(undone(store.get()))),
    button("Clear", { class: "plain", "data-name": "clear" }, () => store.set({ measurements: [], draft: [] })),
  ];
  return element(
    "div",
    { class: "measure-actions" },
    ...(served ? changing : []),
    button("Copy", { class: "plain", "data-name": "copy" }, () => {
      void navigator.clipboard.writeText(asText(measurements, mount.measured));
    }),
    button("GeoJSON", { class: "plain", "data-name": "geojson" }, () => {
      const text = JSON.stringify(asGeoJson(measurements, mount.measured), null, 1);
      saveFile(new Blob([text], { type: "application/geo+json" }), "measurements.geojson");
    }),
  );
}
