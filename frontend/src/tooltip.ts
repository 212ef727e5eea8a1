// What a mark says when pointed at: text, never markup.

import { element } from "./dom";

export interface Tooltip {
  node: HTMLElement;
  show(text: string, x: number, y: number, room: { width: number; height: number }): void;
  hide(): void;
}

const OFFSET_PX = 14;

export function createTooltip(): Tooltip {
  const node = element("div", { class: "tooltip", role: "tooltip", hidden: true });
  return {
    node,
    show(text, x, y, room) {
      const [title = "", ...rest] = text.split("\n");
      node.replaceChildren(element("strong", {}, title), ...rest.map((line) => element("span", {}, line)));
      node.hidden = false;
      const left = x + OFFSET_PX + node.offsetWidth > room.width ? x - OFFSET_PX - node.offsetWidth : x + OFFSET_PX;
      const top = Math.min(y + OFFSET_PX, room.height - node.offsetHeight - 4);
      node.style.transform = `translate(${Math.max(4, left)}px, ${Math.max(4, top)}px)`;
    },
    hide() {
      node.hidden = true;
    },
  };
}
