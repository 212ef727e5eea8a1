// What stands over the map and goes into its picture: inset frames, scale bars, labels.

import type { Viewport } from "@deck.gl/core";
import type { Scene } from "./contract.gen";
import { metresPerPixel } from "./camera";
import type { Frame, Layout } from "./frames";
import { drawLabels, type Box, type Ink, type LabelPass } from "./labels";
import { drawFigures } from "./measure_layers";
import { formatLatitude, scaleBar } from "./scale_bar";
import type { Slice } from "./sliced_layers";

export type Labels = Parameters<typeof drawLabels>[1];

/** One view with all that stands in it. */
export interface Furniture {
  frame: Frame;
  viewport: Viewport;
  layout: Layout;
  labels: Labels;
  ink: Ink;
  tokens: Scene["tokens"];
  units: "km" | "mi" | "nmi";
  slice: Slice;
  selected: ReadonlySet<string>;
  count: LabelPass["count"];
  /** Figures of measurements: text and (lon, lat). */
  figures: readonly { text: string; at: [number, number] }[];
}

const SCALE_PX = 150;
const SCALE_INSET_PX = 90;
/** A scale holds for a whole view only where the view spans few degrees of latitude. */
const NOTE_LATITUDE_SPAN = 12;

export function drawFurniture(context: CanvasRenderingContext2D, furniture: Furniture): void {
  const { frame, viewport, labels, ink } = furniture;
  const taken = [
    drawScale(context, furniture),
    ...(frame.id === "main" ? drawInsetFrames(context, furniture) : []),
    ...figuresIn(context, furniture),
  ];
  const { slice, selected, count } = furniture;
  drawLabels(context, labels, ink, { viewport, frame, slice, selected, count, taken });
}

function figuresIn(context: CanvasRenderingContext2D, furniture: Furniture): Box[] {
  const { frame, viewport, tokens, ink } = furniture;
  const inside = furniture.figures.flatMap(({ text, at }) => {
    const [x = 0, y = 0] = viewport.project(at);
    const isInside = x >= 0 && y >= 0 && x <= frame.width && y <= frame.height;
    return isInside ? [{ text, x: x + frame.x, y: y + frame.y }] : [];
  });
  return drawFigures(context, inside, tokens, ink.fontFamily);
}

function drawScale(
  context: CanvasRenderingContext2D,
  { tokens, ink, units, frame, viewport }: Furniture,
): Box {
  const maxPx = frame.id.startsWith("inset") ? SCALE_INSET_PX : SCALE_PX;
  const { latitude, zoom } = viewport as Viewport & { latitude: number; zoom: number };
  const { lengthPx, text } = scaleBar(metresPerPixel(latitude, zoom), maxPx, units);
  const x = frame.x + 12;
  const y = frame.y + frame.height - 12;
  const [, south = 0] = viewport.unproject([0, frame.height]);
  const [, north = 0] = viewport.unproject([0, 0]);
  const wide = Math.abs(north - south) > NOTE_LATITUDE_SPAN;
  const words = wide ? `${text} at ${formatLatitude(latitude)}` : text;
  const line = () => {
    context.beginPath();
    context.moveTo(x, y - 5);
    context.lineTo(x, y);
    context.lineTo(x + lengthPx, y);
    context.lineTo(x + lengthPx, y - 5);
    context.stroke();
  };
  context.save();
  context.lineJoin = "round";
  context.font = `11px ${ink.fontFamily}`;
  context.letterSpacing = "0px";
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  context.strokeStyle = ink.halo;
  context.lineWidth = 4;
  line();
  context.strokeText(words, x + lengthPx + 6, y);
  context.strokeStyle = tokens["text2"]!;
  context.fillStyle = tokens["text2"]!;
  context.lineWidth = 1.25;
  line();
  context.fillText(words, x + lengthPx + 6, y);
  const width = lengthPx + 12 + context.measureText(words).width;
  context.restore();
  return { x, y: y - 12, width, height: 16 };
}

/** Outlines of the insets on the main map, each with its letter. */
function drawInsetFrames(
  context: CanvasRenderingContext2D,
  { layout, tokens, ink, frame, viewport }: Furniture,
): Box[] {
  const drawn: Box[] = [];
  context.save();
  context.beginPath();
  context.rect(frame.x, frame.y, frame.width, frame.height);
  context.clip();
  for (const { letter, extent } of layout.insets) {
    const [west, south, east, north] = extent.bounds;
    const corners = [[west, south], [west, north], [east, north], [east, south]].map(
      (corner) => viewport.project(corner) as [number, number],
    );
    const xs = corners.map(([x]) => x + frame.x);
    const ys = corners.map(([, y]) => y + frame.y);
    const box = { x: Math.min(...xs), y: Math.min(...ys), width: 0, height: 0 };
    box.width = Math.max(...xs) - box.x;
    box.height = Math.max(...ys) - box.y;
    // Looking from inside the frame, or nearly: an outline would say nothing.
    if (box.width > frame.width * 0.9 || box.height > frame.height * 1.5) continue;
    context.strokeStyle = tokens["text1"]!;
    context.lineWidth = 1;
    context.beginPath();
    corners.forEach(([x, y], i) => {
      if (i === 0) context.moveTo(x + frame.x, y + frame.y);
      else context.lineTo(x + frame.x, y + frame.y);
    });
    context.closePath();
    context.stroke();
    context.font = `700 11px ${ink.fontFamily}`;
    context.textAlign = "left";
    context.textBaseline = "alphabetic";
    context.strokeStyle = ink.halo;
    context.lineWidth = 4;
    context.strokeText(letter, box.x, box.y - 4);
    context.fillStyle = tokens["text1"]!;
    context.fillText(letter, box.x, box.y - 4);
    drawn.push({ x: box.x - 2, y: box.y - 16, width: 14, height: 14 });
  }
  context.restore();
  return drawn;
}
