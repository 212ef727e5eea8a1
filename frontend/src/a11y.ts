// What the map says to those who do not see it.

import { formatSpan } from "./days";
import { element } from "./dom";
import type { Model } from "./model";

/** Speech waits until the hand rests; while the clock plays it is silent. */
const SPEAK_AFTER_MS = 700;

/**
 * A region that is read aloud when what the map shows has changed; `label` gets the same words
 * as the map's alternative text.
 */
export function createSpeaker(
  model: Model,
  label: (text: string) => void,
): { node: HTMLElement; stop: () => void } {
  const node = element("div", { class: "visually-hidden", "aria-live": "polite", role: "status" });
  let timer: ReturnType<typeof setTimeout> | undefined;
  let said = describe(model);
  label(said);
  const stop = model.store.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      const text = describe(model);
      if (model.store.get().playing || text === said) return;
      said = text;
      node.textContent = text;
      label(text);
    }, SPEAK_AFTER_MS);
  });
  return {
    node,
    stop() {
      clearTimeout(timer);
      stop();
    },
  };
}

/** The alternative text of the map: window, counts, selection; of a still map, what it shows. */
function describe(model: Model): string {
  if (model.still) return model.mount.summary;
  const { window, selected, cumulative } = model.store.get();
  const count = model.shownRecords().length;
  const span = cumulative ? `up to ${formatSpan([window[1] - 1, window[1]])}` : formatSpan(window);
  const records = count === 1 ? "1 record" : `${count} records`;
  const open = model.records.filter(({ id }) => selected.includes(id)).map(({ label }) => label);
  return `${span}: ${records} shown.${open.length > 0 ? ` Selected: ${open.join(", ")}.` : ""}`;
}

export function prefersCalm(): boolean {
  return matchMedia("(prefers-reduced-motion: reduce)").matches;
}

export function isTouch(): boolean {
  return matchMedia("(pointer: coarse)").matches;
}
