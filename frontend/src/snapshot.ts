// Entry of a saved view: the time map in a file of its own, without a server and without a network.

import { prefersCalm } from "./a11y";
import { element } from "./dom";
import { handleRegionKey } from "./keys";
import { createMapPart } from "./map_part";
import { createModel, type Model } from "./model";
import { readSnapshot, sceneOf } from "./snapshot_data";
import { followRows } from "./snapshot_rows";
import css from "./style.css";
import { applyTokens } from "./theme";
import { createTimeBar, type TimeBar } from "./time_bar";

async function open(): Promise<void> {
  const kept = await readSnapshot(document.getElementById("snapshot-data")!.textContent);
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const model = createModel(sceneOf(kept, dark.matches), kept.mount, null, prefersCalm);
  const place = document.getElementById("map")!;
  const [mapRegion, barRegion] = [regionIn(place, "Time map"), regionIn(document.getElementById("bar")!, "Time bar")];
  for (const region of [mapRegion, barRegion]) {
    applyTokens(region, model.scene);
    region.addEventListener("keydown", (event) => handleRegionKey(model, event));
  }

  let bar = barOf(model);
  barRegion.append(bar.node);
  // What needs no graphics comes before the map, which may fail to draw.
  followRows(model, place);
  const map = createMapPart(model);
  mapRegion.append(map.node);

  dark.addEventListener("change", () => {
    model.replaceScene(sceneOf(kept, dark.matches));
    for (const region of [mapRegion, barRegion]) applyTokens(region, model.scene);
    map.sceneChanged();
    bar.destroy();
    bar = barOf(model);
    barRegion.replaceChildren(bar.node);
  });
}

function barOf(model: Model): TimeBar {
  return createTimeBar(model.store, model.scene, model.counted.rows, model);
}

/** A sheet that is made by code is no inline style: the file's policy needs no exception for it. */
function regionIn(host: HTMLElement, label: string): HTMLElement {
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  shadow.adoptedStyleSheets = [sheet];
  const region = element("section", { class: "time-map", role: "region", "aria-label": label });
  shadow.append(region);
  return region;
}

void open();
