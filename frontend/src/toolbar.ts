// Buttons over the main map: camera, measuring, comparing, the picture.

import { button, element, setAttributes, svg } from "./dom";
import type { Model } from "./model";
import { compareToggled, type Tool } from "./state";

const ICONS = {
  in: "M8 3v10M3 8h10",
  out: "M3 8h10",
  home: "M2.5 8 8 3l5.5 5M4 7v6h8V7",
  fit: "M2 6V2h4M10 2h4v4M14 10v4h-4M6 14H2v-4",
  ruler: "M2 11 11 2l3 3-9 9zM5 8l1.5 1.5M7.5 5.500 9 7",
  compare: "M2 3h12v10H2zM8 3v10",
  picture: "M2 4h3l1-1.500h4L11 4h3v9H2zM8 6a2.500 2.500 0 1 1 0 5 2.500 2.500 0 0 1 0-5",
  north: "M8 2l3.500 11L8 11l-3.500 2z",
  help: "M6 6a2 2 0 1 1 2.700 1.900c-.5.200-.7.500-.7 1.100M8 12v.5",
};

export interface ToolbarActions {
  /** Saves a picture with so many pixels for one of the page. */
  picture(scale: number): void;
  help(): void;
}

export function createToolbar(model: Model, actions: ToolbarActions): HTMLElement {
  const { store } = model;
  const setTool = (tool: Tool) => {
    const now = store.get().tool;
    store.set({ tool: now === tool ? "none" : tool, draft: [] });
  };
  const north = tool("Turn north up", ICONS.north, () => model.faceNorth());
  const ruler = tool("Ruler", ICONS.ruler, () => setTool("ruler"));
  const fit = tool("Fit to selection or window", ICONS.fit, () => model.fitWindow());
  const compare = tool("Compare two windows", ICONS.compare, () =>
    store.set(compareToggled(store.get(), model.scene.extent_days)),
  );
  const picture = pictureMenu(actions);
  const node = element(
    "div",
    { class: "toolbar", role: "toolbar", "aria-label": "Map", "aria-orientation": "vertical" },
    tool("Zoom in", ICONS.in, () => model.zoomBy(1)),
    tool("Zoom out", ICONS.out, () => model.zoomBy(-1)),
    tool(model.still ? "Whole map" : "Whole line", ICONS.home, () => model.showExtent(model.scene.extents[0].id)),
    fit,
    ruler,
    compare,
    picture,
    tool("Keys", ICONS.help, actions.help),
    north,
  );
  ruler.hidden = !model.served;
  for (const control of [fit, compare, picture]) control.hidden = model.still;
  const draw = () => {
    const { tool: inHand, compare: second, camera } = store.get();
    setAttributes(ruler, { "aria-pressed": String(inHand !== "none") });
    setAttributes(compare, { "aria-pressed": String(second !== null) });
    const turned = Math.abs(camera.bearing) > 0.5 || camera.pitch > 0.5;
    north.hidden = !turned;
    north.querySelector("svg")!.style.transform = `rotate(${-camera.bearing}deg)`;
  };
  draw();
  store.subscribe(draw);
  return node;
}

/** One click opens the choice of sizes, the next one saves. */
function pictureMenu(actions: ToolbarActions): HTMLElement {
  const menu = element("details", { class: "menu" });
  const size = (label: string, scale: number) =>
    button(label, { class: "plain" }, () => {
      menu.open = false;
      actions.picture(scale);
    });
  const icon = svg("svg", { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" }, svg("path", { d: ICONS.picture }));
  const summary = element("summary", { "aria-label": "Save a picture", title: "Save a picture" });
  summary.append(icon);
  menu.append(summary, element("div", { class: "menu-items" }, size("PNG, this size", 1), size("PNG, double size", 2)));
  return menu;
}

function tool(label: string, path: string, onClick: () => void): HTMLButtonElement {
  const icon = svg(
    "svg",
    { viewBox: "0 0 16 16", width: 16, height: 16, "aria-hidden": "true" },
    svg("path", { d: path }),
  );
  return button(label, { title: label }, onClick, icon);
}
