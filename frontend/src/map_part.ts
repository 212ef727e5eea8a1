// The map on the page: canvas, titles or tabs of the extents, tools, tooltip.

import type { Layer, PickingInfo, Viewport } from "@deck.gl/core";
import { createSpeaker, isTouch, prefersCalm } from "./a11y";
import { toCamera, toViewState } from "./camera";
import { element } from "./dom";
import { drawCompareTitles } from "./compare_titles";
import { drawFurniture } from "./furniture";
import type { Frame, Layout } from "./frames";
import { createTabs, drawInsetTitles } from "./inset_titles";
import { keysFor } from "./keys";
import type { Ink } from "./labels";
import { isForView, LayerStack, type Hovered } from "./layer_stack";
import { MapCanvas } from "./map_canvas";
import { geometryOf } from "./marks";
import { figureOf, finished, withPoint } from "./measure";
import { figurePlace, measureLayers } from "./measure_layers";
import { createMeasurePanel } from "./measure_panel";
import type { Model } from "./model";
import { savePicture } from "./picture";
import { isInGrade, type Row } from "./scene";
import { createToolbar } from "./toolbar";
import { createTooltip } from "./tooltip";

export interface MapPart {
  node: HTMLElement;
  /** Draws the model's newest scene. */
  sceneChanged(): void;
  destroy(): void;
}

const SECOND = "second:";
const FINGER_HINT = "Use two fingers to move the map";

export function createMapPart(model: Model): MapPart {
  const { store } = model;
  const tooltip = createTooltip();
  const touch = isTouch();
  let stack = new LayerStack(model.scene);
  let secondStack: LayerStack | null = null;
  let hovered: Hovered | null = null;

  const isVisible = (layer: Layer, viewport: Viewport): boolean => {
    const ofSecond = layer.id.startsWith(SECOND);
    const inSecond = viewport.id === "second";
    if (ofSecond !== inSecond && (ofSecond || stack.isSliced(layer.id))) return false;
    if (!isForView(layer.id, viewport.id)) return false;
    return isInGrade(layer.id, (viewport as Viewport & { zoom: number }).zoom);
  };

  const host = () => {
    const { mainExtent, compare, camera } = store.get();
    const viewState = toViewState(camera);
    return { scene: model.scene, mainExtent, comparing: compare !== null, viewState };
  };

  const canvas = new MapCanvas(
    host(),
    {
      camera: (viewState) => store.set({ camera: toCamera(viewState) }),
      click,
      hover,
      isVisible,
      paint,
      laidOut(layout) {
        model.setSize(layout.main);
        drawInsetTitles(titles, layout, model);
        drawCompareTitles(compareTitles, layout, model);
        draw();
        node.classList.toggle("narrow", layout.insets.length === 0);
        node.classList.toggle("comparing", layout.second !== null);
        node.style.setProperty("--main-height", `${layout.main.height}px`);
      },
      failed: (error) => console.error(error),
    },
    touch,
  );
  const titles = element("div", { class: "inset-titles" });
  const compareTitles = element("div", { class: "compare-titles" });
  const help = keyHelp(model);
  const toolbar = createToolbar(model, {
    picture: (scale) => void savePicture(model, canvas, scale),
    help: () => (help.hidden = !help.hidden),
  });
  const cross = element("div", { class: "cross", hidden: true, "aria-hidden": "true" });
  const map = canvas.node;
  map.tabIndex = 0;
  const { still } = model.mount;
  if (still) map.style.height = `${still.height_px}px`;
  map.setAttribute("role", "application");
  map.append(titles, compareTitles, cross, tooltip.node);
  const panel = createMeasurePanel(model);
  const controls = element("div", { class: "controls" }, toolbar, ...(still ? [] : [panel]), help);
  const node = element("div", { class: "map-part" }, createTabs(model), element("div", { class: "map-frame" }, map, controls));
  if (touch) teachTwoFingers(map);
  map.addEventListener("pointerdown", () => map.focus({ preventScroll: true }));
  map.addEventListener("dblclick", () => store.set(finished(store.get())));

  function draw(): void {
    const state = store.get();
    const selected = new Set(state.selected);
    const views = canvas.groundViews();
    const layers = stack.layers(model.slice(), views, selected, hovered);
    if (state.compare) {
      secondStack ??= new LayerStack(model.scene, SECOND);
      layers.push(...secondStack.slicedLayers(model.slice(state.compare), views, selected));
    }
    if (state.playing && !prefersCalm()) layers.push(...stack.travellers(state.window[1]));
    layers.push(...measureLayers(state, model.mount.measured, model.scene.tokens));
    canvas.setLayers(layers);
  }

  function paint(
    context: CanvasRenderingContext2D,
    layout: Layout,
    viewports: ReadonlyMap<string, Viewport>,
  ): void {
    const state = store.get();
    const frames: Frame[] = [layout.main, ...layout.insets.map(({ frame }) => frame)];
    if (layout.second) frames.push(layout.second);
    for (const frame of frames) {
      const viewport = viewports.get(frame.id);
      if (!viewport) continue;
      const window = frame.id === "second" && state.compare ? state.compare : state.window;
      const slice = model.slice(window);
      drawFurniture(context, {
        frame,
        viewport,
        layout,
        labels: stack.labels,
        ink: ink(model),
        tokens: model.scene.tokens,
        units: model.mount.units,
        slice,
        selected: new Set(state.selected),
        count: (ids) => stack.count(ids, slice),
        figures: figures(model),
      });
    }
  }

  function hover(info: PickingInfo): void {
    const found = store.get().tool === "none" ? rowOf(info) : null;
    if (found?.row !== hovered?.row) {
      hovered = found;
      draw();
    }
    if (!found) tooltip.hide();
    else tooltip.show(tipOf(found.row), info.x, info.y, canvas.layout);
  }

  function click(info: PickingInfo | null, at: [number, number] | null): void {
    if (model.still) return;
    const state = store.get();
    const picked = info && rowOf(info);
    if (state.tool === "none") {
      model.select(picked ? [String(picked.row["id"])] : []);
      return;
    }
    // A click on a mark measures from where the mark stands, not from beside it.
    const onMark = picked && geometryOf(picked.layer, picked.row).position;
    const point = onMark ?? at;
    if (point) store.set({ ...withPoint(state, [point[0]!, point[1]!]), draftAtCross: false });
  }

  function rowOf(info: PickingInfo): Hovered | null {
    return stack.rowOf(info) ?? secondStack?.rowOf(info) ?? null;
  }

  const unsubscribe = store.subscribe((state, before) => {
    if (state.mainExtent !== before.mainExtent || (state.compare === null) !== (before.compare === null)) {
      canvas.update(host());
    } else if (state.compare) {
      drawCompareTitles(compareTitles, canvas.layout, model);
    }
    if (state.camera !== before.camera) canvas.setCamera(toViewState(state.camera));
    const zoomed = state.camera.zoom !== before.camera.zoom;
    const sameLayers =
      state.window === before.window &&
      state.playing === before.playing &&
      state.mode === before.mode &&
      state.cumulative === before.cumulative &&
      state.compare === before.compare &&
      state.selected === before.selected &&
      state.measurements === before.measurements &&
      state.draft === before.draft;
    if (!sameLayers || zoomed || !stack.covers(canvas.groundViews())) draw();
    cross.hidden = state.tool === "none";
  });
  const stopReceiving = model.onReceive(draw);
  const speaker = createSpeaker(model, (text) => map.setAttribute("aria-label", `Map. ${text}`));
  draw();
  // Labels are drawn with the page's fonts, which may come after the map, and of which a label in
  // another script may have asked for one more.
  const redraw = () => canvas.redraw();
  document.fonts?.addEventListener("loadingdone", redraw);

  node.append(speaker.node);

  return {
    node,
    sceneChanged() {
      stack = new LayerStack(model.scene);
      secondStack = null;
      hovered = null;
      canvas.update(host());
      draw();
    },
    destroy() {
      unsubscribe();
      stopReceiving();
      speaker.stop();
      document.fonts?.removeEventListener("loadingdone", redraw);
      canvas.destroy();
    },
  };
}

function ink({ scene }: Model): Ink {
  return {
    halo: scene.tokens["halo"] ?? "#ffffff",
    fontFamily: "'IBM Plex Sans', sans-serif",
  };
}

function tipOf(row: Row): string {
  const text = row["tip"] ?? row["tooltip"] ?? row["label"] ?? row["name"] ?? row["id"] ?? "";
  return String(text);
}

function figures({ store, mount }: Model): { text: string; at: [number, number] }[] {
  return store.get().measurements.flatMap((measurement) => {
    const result = figureOf(measurement, mount.measured);
    if (!result) return [];
    const at = figurePlace(result.lines as [number, number][][], measurement.points as [number, number][]);
    return [{ text: result.figure, at }];
  });
}

function keyHelp(model: Model): HTMLElement {
  const rows = keysFor(model).flatMap(([key, what]) => [element("dt", {}, key), element("dd", {}, what)]);
  return element("div", { class: "key-help", hidden: true }, element("dl", {}, ...rows));
}

/** One finger scrolls the page: says so to those who try to move the map with it. */
function teachTwoFingers(map: HTMLElement): void {
  const hint = element("p", { class: "finger-hint", hidden: true }, FINGER_HINT);
  map.append(hint);
  let timer: ReturnType<typeof setTimeout> | undefined;
  const move = (event: TouchEvent) => {
    if (event.touches.length > 1) {
      hint.hidden = true;
      event.preventDefault();
      return;
    }
    hint.hidden = false;
    clearTimeout(timer);
    timer = setTimeout(() => (hint.hidden = true), 900);
  };
  map.addEventListener("touchmove", move, { passive: false });
}
