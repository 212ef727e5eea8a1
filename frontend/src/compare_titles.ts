// Over each of two compared maps: its days, and how many records it has for itself.

import type { Span } from "./contract.gen";
import { formatSpan } from "./days";
import { element } from "./dom";
import type { Layout } from "./frames";
import type { Model } from "./model";

export interface Comparison {
  onlyFirst: number;
  onlySecond: number;
  both: number;
}

export function compared(first: ReadonlySet<string>, second: ReadonlySet<string>): Comparison {
  const both = [...first].filter((id) => second.has(id)).length;
  return { onlyFirst: first.size - both, onlySecond: second.size - both, both };
}

export function drawCompareTitles(node: HTMLElement, layout: Layout, model: Model): void {
  const { window, compare } = model.store.get();
  if (!layout.second || !compare) {
    node.replaceChildren();
    return;
  }
  const counts = compared(idsIn(model, window), idsIn(model, compare));
  const both = `${counts.both} in both`;
  const titles = [
    { frame: layout.main, span: window, words: `${counts.onlyFirst} only here, ${both}` },
    { frame: layout.second, span: compare, words: `${counts.onlySecond} only here, ${both}` },
  ];
  node.replaceChildren(
    ...titles.map(({ frame, span, words }) => {
      const title = element(
        "div",
        { class: "compare-title" },
        element("strong", {}, formatSpan(span)),
        element("span", {}, words),
      );
      title.style.left = `${frame.x + 12}px`;
      title.style.top = `${frame.y + 10}px`;
      return title;
    }),
  );
}

function idsIn(model: Model, window: Span): Set<string> {
  const { start, end, mode } = model.slice(window);
  return new Set(model.counted.shown(start, end, mode).map(({ id }) => id));
}
