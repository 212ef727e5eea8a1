// The record that a reader has picked, on the map or in a table, with its sources in full.

import { prefersCalm } from "./a11y";
import { button, element, setAttributes } from "./dom";
import type { Model } from "./model";

export function followSelection(model: Model, map: HTMLElement): void {
  const rows = new Map(
    [...document.querySelectorAll<HTMLTableRowElement>("tr[data-id]")].map((row) => [row.dataset["id"]!, row]),
  );
  for (const [id, row] of rows) {
    const title = row.querySelector("th")!;
    const pick = () => {
      model.select([id]);
      map.scrollIntoView({ block: "nearest", behavior: prefersCalm() ? "auto" : "smooth" });
    };
    title.replaceChildren(button(title.textContent, {}, pick));
  }
  const place = document.getElementById("selected")!;
  const draw = () => {
    const { selected } = model.store.get();
    for (const [id, row] of rows) setAttributes(row, { "aria-current": selected.includes(id) ? "true" : false });
    place.replaceChildren(...selected.flatMap((id) => rows.get(id) ?? []).map(recordOf));
  };
  model.store.subscribe((state, before) => {
    if (state.selected !== before.selected) draw();
  });
  draw();
}

/** What a table's row says, as a block of its own. */
function recordOf(row: HTMLTableRowElement): HTMLElement {
  const names = [...row.closest("table")!.tHead!.rows[0]!.cells].map((cell) => cell.textContent);
  const values = [...row.cells].flatMap((cell, i) => {
    if (cell.tagName === "TH" || cell.textContent.trim() === "") return [];
    const sources = sourcesOf(cell);
    const value = sources.length > 0 ? element("ol", {}, ...sources) : cell.textContent;
    return [element("dt", {}, names[i] ?? ""), element("dd", {}, value)];
  });
  const title = row.querySelector("th")!.textContent;
  return element("article", { "aria-label": title }, element("h2", {}, title), element("dl", {}, ...values));
}

/** The entries in the list of sources that a cell's numbers lead to. */
function sourcesOf(cell: HTMLTableCellElement): Node[] {
  return [...cell.querySelectorAll("a")].map((link) => {
    const source = document.getElementById(link.hash.slice(1))!.cloneNode(true) as HTMLElement;
    source.removeAttribute("id");
    return source;
  });
}
