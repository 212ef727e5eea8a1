// Where the main map and its insets stand on the one canvas.

import type { Extent } from "./contract.gen";

export interface Frame {
  /** 'main', or the id of the extent that the inset shows. */
  id: string;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface Layout {
  main: Frame;
  /** The second window's map, where two are compared. */
  second: Frame | null;
  insets: { frame: Frame; letter: string; extent: Extent }[];
  /** Top of the row of inset titles. */
  titlesY: number;
  width: number;
  height: number;
}

/** Narrower maps get tabs instead of insets. */
export const MIN_WIDTH_FOR_INSETS = 640;
export const TITLE_HEIGHT = 28;
const GAP = 3;
const MAIN_SHARE = 0.52;
const LETTERS = "ABCDEFGH";

/**
 * Insets share the row below the main map by the shape of their extents, so that a wide sea leg
 * gets more room than a square of depots.
 */
export function layOut(
  extents: readonly Extent[],
  mainExtent: string,
  comparing: boolean,
  width: number,
  height: number,
): Layout {
  const insets = extents.filter((extent) => extent.inset);
  const whole = { id: "main", x: 0, y: 0, width, height };
  const plain = { main: whole, second: null, insets: [], titlesY: height, width, height };
  if (comparing) return { ...plain, ...sideBySide(whole) };
  if (width < MIN_WIDTH_FOR_INSETS || insets.length === 0) return plain;
  const mainHeight = Math.round((height - TITLE_HEIGHT) * MAIN_SHARE);
  const top = mainHeight + TITLE_HEIGHT;
  const shapes = insets.map(aspect);
  const sum = shapes.reduce((total, shape) => total + shape, 0);
  const room = width - GAP * (insets.length - 1);
  let x = 0;
  const placed = insets.map((extent, i) => {
    const isLast = i === insets.length - 1;
    const own = isLast ? width - x : Math.round((room * shapes[i]!) / sum);
    const frame = { id: `inset-${extent.id}`, x, y: top, width: own, height: height - top };
    x += own + GAP;
    // An extent that was brought into the main map leaves its frame to the home extent.
    const shown = extent.id === mainExtent ? extents[0]! : extent;
    return { frame, letter: LETTERS[i] ?? "", extent: shown };
  });
  return { ...plain, main: { ...whole, height: mainHeight }, insets: placed, titlesY: mainHeight };
}

/** Two equal maps: beside one another, or one above the other where that leaves more of each. */
function sideBySide({ width, height }: Frame): { main: Frame; second: Frame } {
  if (width < MIN_WIDTH_FOR_INSETS) {
    const half = Math.floor((height - GAP) / 2);
    const main = { id: "main", x: 0, y: 0, width, height: half };
    return { main, second: { ...main, id: "second", y: height - half } };
  }
  const half = Math.floor((width - GAP) / 2);
  const main = { id: "main", x: 0, y: 0, width: half, height };
  return { main, second: { ...main, id: "second", x: width - half } };
}

function aspect({ bounds: [west, south, east, north] }: Extent): number {
  const middle = ((south + north) / 2) * (Math.PI / 180);
  return ((east - west) * Math.cos(middle)) / (north - south);
}
