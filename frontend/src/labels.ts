// Names and counts on the map, drawn in the page's own fonts. lib.cartography has given each the
// zoom from which it has room; on smaller maps than it planned for, the more important one stays.

import type { Layer, Viewport } from "@deck.gl/core";
import { propOf, valueFor, type Accessor, type Row, type TextRows } from "./scene";
import { isShown, type TimeBounds } from "./slicing";
import type { Slice } from "./sliced_layers";

export interface Box {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** What stands on the map already; rows of one record may touch each other. */
interface Standing extends Box {
  owner: unknown;
}

const NOBODY = Symbol("nobody");

export interface Ink {
  halo: string;
  fontFamily: string;
}

interface Label {
  row: Row;
  text: string;
  position: readonly number[];
  size: number;
  colour: string;
  /** Words before the size in a CSS font, as "italic 400". */
  weight: string;
  family: string;
  anchor: "start" | "middle" | "end";
  offset: readonly number[];
  fromZoom: number;
  layer: Layer;
  /** The frame round the words, where they have one. */
  plate: Plate | null;
}

interface Plate {
  fill: string;
  line: string;
  /** Room at the left and right, and above and below, in pixels. */
  padding: readonly [number, number];
}

const HALO_PX = 4;
/** Between two labels of one line. */
const GAP_PX = 3;
/** Letters do not fill the height of their lines: so much of it may overlap. */
const SLACK_PX = 2;
const LINE_HEIGHT = 1.2;

/** Labels of all text layers; the last layer's stand above all others and come first. */
export function readLabels(texts: readonly TextRows[]): Label[] {
  return texts.toReversed().flatMap(({ layer, rows }) => rows.map((row) => readLabel(layer, row)));
}

function readLabel(layer: Layer, row: Row): Label {
  const value = <Value>(name: string, otherwise: Value): Value =>
    valueFor(propOf<Accessor<Value>>(layer, name) ?? otherwise, row) ?? otherwise;
  return {
    row,
    layer,
    text: String(value("getText", "")),
    position: value<readonly number[]>("getPosition", [0, 0]),
    size: value("getSize", 12),
    colour: cssColour(value("getColor", [])),
    weight: String(propOf(layer, "fontWeight") ?? "normal"),
    family: String(propOf(layer, "fontFamily") ?? "sans-serif"),
    anchor: value<Label["anchor"]>("getTextAnchor", "middle"),
    offset: value<readonly number[]>("getPixelOffset", [0, 0]),
    fromZoom: typeof row["minz"] === "number" ? row["minz"] : -Infinity,
    plate: propOf(layer, "background")
      ? {
          fill: cssColour(value("getBackgroundColor", [])),
          line: cssColour(value("getBorderColor", [])),
          padding: propOf(layer, "backgroundPadding") ?? [0, 0],
        }
      : null,
  };
}

function cssColour([red = 0, green = 0, blue = 0, alpha = 255]: readonly number[]): string {
  return `rgba(${red}, ${green}, ${blue}, ${alpha / 255})`;
}

/** The text of a row that counts others, for as many as are shown; else its own. */
function textOf({ row, text }: Label, count: (ids: readonly string[]) => number): string {
  const members = row["members"];
  if (!Array.isArray(members)) return text;
  const shown = count(members as string[]);
  if (shown === 0) return "";
  return shown === 1 ? String(row["one"]) : String(row["many"]).replace("{n}", String(shown));
}

export interface LabelPass {
  viewport: Viewport;
  frame: Box;
  slice: Slice;
  selected: ReadonlySet<string>;
  /** How many of these records the window shows. */
  count: (ids: readonly string[]) => number;
  /** Boxes that no label may cover: scale bars, inset letters, figures. */
  taken: readonly Box[];
}

/** Draws what a view's zoom and window show; the selected record's name in bold. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  labels: readonly Label[],
  ink: Ink,
  pass: LabelPass,
): void {
  const { frame, taken } = pass;
  context.save();
  context.beginPath();
  context.rect(frame.x, frame.y, frame.width, frame.height);
  context.clip();
  context.lineJoin = "round";
  const zoom = (pass.viewport as Viewport & { zoom: number }).zoom;
  const leftOut = new Set<unknown>();
  const standing: Standing[] = taken.map((box) => ({ ...box, owner: NOBODY }));
  for (const label of labels) {
    // A name in the local script does not stand without the name that it belongs to.
    if (leftOut.has(label.row["id"])) continue;
    if (label.fromZoom > zoom || !isInTime(label.row, pass.slice)) continue;
    const text = textOf(label, pass.count);
    if (text === "") continue;
    const [x = 0, y = 0] = pass.viewport.project([label.position[0]!, label.position[1]!]);
    if (x < 0 || y < 0 || x > frame.width || y > frame.height) continue;
    const bold = pass.selected.has(String(label.row["id"]));
    const at = [frame.x + x, frame.y + y] as const;
    const box = drawLabel(context, { ...label, text }, bold, at, ink, frame, standing);
    if (box) standing.push({ ...box, owner: label.row["id"] });
    else if (label.row["id"] !== undefined) leftOut.add(label.row["id"]);
  }
  context.restore();
}

function isInTime(row: Row, { start, end, mode }: Slice): boolean {
  return typeof row["es"] !== "number" || isShown(row as unknown as TimeBounds, start, end, mode);
}

function drawLabel(
  context: CanvasRenderingContext2D,
  label: Label,
  bold: boolean,
  at: readonly [number, number],
  ink: Ink,
  frame: Box,
  standing: readonly Standing[],
): Box | null {
  const weight = bold ? label.weight.replace(/\d+$/, "700") : label.weight;
  context.font = `${weight} ${label.size}px ${label.family}`;
  context.textAlign = "left";
  context.textBaseline = "alphabetic";
  const lines = label.text.split("\n");
  const lineHeight = label.size * LINE_HEIGHT;
  const widths = lines.map((line) => context.measureText(line).width);
  const width = Math.max(...widths);
  const height = lines.length * lineHeight;
  const words = boxAt(label, at, width, height);
  const box = label.plate ? widened(words, label.plate.padding) : words;
  const owner = label.row["id"];
  const isCovered = standing.some(
    (other) => (owner === undefined || other.owner !== owner) && overlap(box, other),
  );
  if (!isInside(box, frame) || isCovered) return null;
  if (label.plate) drawPlate(context, label.plate, box);
  context.strokeStyle = label.plate?.fill ?? ink.halo;
  context.fillStyle = label.colour;
  context.lineWidth = HALO_PX;
  lines.forEach((line, i) => {
    const x = words.x + (width - widths[i]!) * SHARE_LEFT[label.anchor];
    const y = words.y + lineHeight * i + label.size * BASELINE;
    context.strokeText(line, x, y);
    context.fillText(line, x, y);
  });
  return box;
}

/** Share of a label's width that lies left of its point. */
const SHARE_LEFT = { start: 0, middle: 0.5, end: 1 } as const;
/** From the top of a line to its baseline, as a share of the size. */
const BASELINE = 0.95;

function boxAt(label: Label, [x, y]: readonly [number, number], width: number, height: number): Box {
  const [dx = 0, dy = 0] = label.offset;
  return { x: x + dx - width * SHARE_LEFT[label.anchor], y: y + dy - height / 2, width, height };
}

function widened({ x, y, width, height }: Box, [across, up]: readonly [number, number]): Box {
  return { x: x - across, y: y - up, width: width + 2 * across, height: height + 2 * up };
}

function drawPlate(context: CanvasRenderingContext2D, { fill, line }: Plate, { x, y, width, height }: Box): void {
  context.fillStyle = fill;
  context.fillRect(x, y, width, height);
  context.strokeStyle = line;
  context.lineWidth = 1;
  // On the middle of pixels a line of one pixel is sharp.
  context.strokeRect(Math.round(x) + 0.5, Math.round(y) + 0.5, Math.round(width), Math.round(height));
}

function isInside(box: Box, frame: Box): boolean {
  return (
    box.x >= frame.x &&
    box.y >= frame.y &&
    box.x + box.width <= frame.x + frame.width &&
    box.y + box.height <= frame.y + frame.height
  );
}

export function overlap(a: Box, b: Box): boolean {
  return (
    a.x < b.x + b.width + GAP_PX &&
    b.x < a.x + a.width + GAP_PX &&
    a.y < b.y + b.height - SLACK_PX &&
    b.y < a.y + a.height - SLACK_PX
  );
}
