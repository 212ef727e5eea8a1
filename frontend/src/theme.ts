// Colour roles of the theme as CSS variables of the component.

import type { Scene } from "./contract.gen";

export function applyTokens(root: HTMLElement, { tokens, theme }: Scene): void {
  root.dataset["theme"] = theme;
  for (const [role, colour] of Object.entries(tokens)) {
    root.style.setProperty(`--${role}`, colour);
  }
}
