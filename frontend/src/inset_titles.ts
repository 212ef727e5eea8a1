// Names of the insets, or tabs where there is no room for insets.

import { button, element, setAttributes } from "./dom";
import type { Layout } from "./frames";
import type { Model } from "./model";

/** A row of titles between the main map and its insets; a click brings one into the main map. */
export function drawInsetTitles(node: HTMLElement, layout: Layout, model: Model): void {
  const { mainExtent } = model.store.get();
  const insets = model.scene.extents.filter(({ inset }) => inset);
  const titles = layout.insets.map(({ frame, letter, extent }, i) => {
    const own = insets[i]!;
    const isInMain = own.id === mainExtent;
    const label = isInMain ? `Bring back: ${extent.title}` : `Show in the main map: ${extent.title}`;
    const target = isInMain ? model.scene.extents[0].id : own.id;
    const title = button(
      label,
      { class: "inset-title", title: label, "data-extent": own.id },
      () => model.showExtent(target),
      element("strong", {}, letter),
      element("span", {}, extent.title),
    );
    const note = element("span", { class: "inset-note" }, extent.note);
    const row = element("div", { class: "inset-head" }, title, note);
    row.style.left = `${frame.x}px`;
    row.style.width = `${frame.width}px`;
    return row;
  });
  node.style.top = `${layout.titlesY}px`;
  node.replaceChildren(...titles);
}

/** Tabs take the insets' place on phones. */
export function createTabs(model: Model): HTMLElement {
  const node = element("div", { class: "tabs", role: "tablist", "aria-label": "Parts of the line", hidden: model.still });
  const tabs = model.scene.extents.map(({ id, tab }) => {
    const part = button(tab, { role: "tab" }, () => model.showExtent(id));
    part.dataset["extent"] = id;
    return part;
  });
  node.append(...tabs);
  const draw = () => {
    const { mainExtent } = model.store.get();
    for (const part of tabs) {
      const chosen = part.dataset["extent"] === mainExtent;
      setAttributes(part, { "aria-selected": String(chosen), tabindex: chosen ? 0 : -1 });
    }
  };
  node.addEventListener("keydown", (event) => {
    const move = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (move === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const place = tabs.indexOf(event.target as HTMLButtonElement);
    const next = tabs[(place + move + tabs.length) % tabs.length]!;
    next.click();
    next.focus();
  });
  model.store.subscribe(draw);
  draw();
  return node;
}
