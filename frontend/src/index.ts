// Entry of the Streamlit component: one scene, one map and perhaps a time bar share a model.

import { prefersCalm } from "./a11y";
import type { Mount, Report, Scene } from "./contract.gen";
import { element } from "./dom";
import { handleRegionKey } from "./keys";
import { createMapPart, type MapPart } from "./map_part";
import { createModel, type Model } from "./model";
import { mapKeyOf, unpackScene } from "./scene_bytes";
import css from "./style.css";
import { applyTokens } from "./theme";
import { createTimeBar, type TimeBar } from "./time_bar";

interface Component {
  /** Bytes of a scene, or what a map or time bar is given. */
  data: Uint8Array | Mount;
  parentElement: HTMLElement | ShadowRoot;
  setStateValue(name: "report", value: Report): void;
}

/** What is known of one map: its parts come in any order. */
interface Entry {
  bytes?: Uint8Array;
  scene?: Scene;
  mount?: Mount;
  send?: (report: Report) => void;
  model?: Model;
  places: Map<ParentNode, Place>;
}

interface Place {
  data: Mount;
  root: HTMLElement;
  map?: MapPart;
  bar?: TimeBar;
  stops: (() => void)[];
}

const entries = new Map<string, Entry>();

export default function mount({ data, parentElement, setStateValue }: Component): () => void {
  if (data instanceof Uint8Array) return mountScene(data);
  const entry = entryOf(data.map);
  takePlace(entry, data, parentElement);
  if (data.part === "map") {
    entry.mount = data;
    entry.send = (report) => setStateValue("report", report);
    entry.model?.receive(data);
  }
  fill(entry);
  return () => leave(entry, data.map, parentElement);
}

function mountScene(bytes: Uint8Array): () => void {
  const key = mapKeyOf(bytes);
  const entry = entryOf(key);
  entry.bytes = bytes;
  void unpackScene(bytes).then((scene) => {
    // A newer scene may have come while this one was unpacked.
    if (entry.bytes === bytes) takeScene(entry, scene);
  });
  return () => {
    delete entry.bytes;
    delete entry.scene;
    forget(entry, key);
  };
}

function entryOf(key: string): Entry {
  const entry = entries.get(key) ?? { places: new Map() };
  entries.set(key, entry);
  return entry;
}

function takeScene(entry: Entry, scene: Scene): void {
  entry.scene = scene;
  if (entry.model) {
    entry.model.replaceScene(scene);
    for (const place of entry.places.values()) {
      applyTokens(place.root, scene);
      place.map?.sceneChanged();
      refillBar(entry.model, place);
    }
  }
  fill(entry);
}

function takePlace(entry: Entry, data: Mount, parent: ParentNode): void {
  const known = entry.places.get(parent);
  if (known) {
    known.data = data;
    return;
  }
  const isMap = data.part === "map";
  const root = element("section", {
    class: "time-map",
    role: "region",
    "aria-label": data.still ? "Map" : isMap ? "Time map" : "Time bar",
  });
  parent.append(element("style", {}, css), root);
  entry.places.set(parent, { data, root, stops: [] });
}

/** Makes what can be made from the parts that have come. */
function fill(entry: Entry): void {
  const { scene, mount: data, send } = entry;
  if (!scene || !data || !send) return;
  const report = data.still ? null : (told: Report) => entry.send?.(told);
  entry.model ??= createModel(scene, data, report, prefersCalm);
  for (const place of entry.places.values()) {
    if (place.map || place.bar) continue;
    fillPlace(entry.model, place, scene);
  }
}

function fillPlace(model: Model, place: Place, scene: Scene): void {
  const { root, data } = place;
  applyTokens(root, scene);
  const onKey = (event: KeyboardEvent) => handleRegionKey(model, event);
  root.addEventListener("keydown", onKey);
  const onDown = () => model.setHandDown(true);
  const onUp = () => model.setHandDown(false);
  root.addEventListener("pointerdown", onDown);
  window.addEventListener("pointerup", onUp);
  window.addEventListener("pointercancel", onUp);
  place.stops.push(() => {
    root.removeEventListener("keydown", onKey);
    root.removeEventListener("pointerdown", onDown);
    window.removeEventListener("pointerup", onUp);
    window.removeEventListener("pointercancel", onUp);
  });
  if (data.part === "map") {
    place.map = createMapPart(model);
    root.append(place.map.node);
  }
  refillBar(model, place);
}

function refillBar(model: Model, place: Place): void {
  if (place.data.part === "map" && !place.data.bar) return;
  place.bar?.destroy();
  place.bar?.node.remove();
  place.bar = createTimeBar(model.store, model.scene, model.counted.rows, model);
  place.root.append(place.bar.node);
}

function leave(entry: Entry, key: string, parent: ParentNode): void {
  const place = entry.places.get(parent);
  if (!place) return;
  place.map?.destroy();
  place.bar?.destroy();
  for (const stop of place.stops) stop();
  entry.places.delete(parent);
  if (place.data.part === "map") {
    entry.model?.close();
    delete entry.model;
    delete entry.mount;
  }
  forget(entry, key);
}

function forget(entry: Entry, key: string): void {
  if (entry.places.size === 0 && !entry.bytes) entries.delete(key);
}
