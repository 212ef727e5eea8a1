// The map as a picture, with what a reader needs who sees the picture alone.

import type { LegendEntry } from "./contract.gen";
import { formatSpan } from "./days";
import { readMarks, type Mark } from "./deck_marks";
import type { MapCanvas } from "./map_canvas";
import type { Model } from "./model";
import { saveFile } from "./save_file";
import { MODES } from "./slicing";

const MARGIN = 24;
const TITLE_PX = 22;
const HEAD = 78;
const KEY_ROW = 22;
const KEY_GAP = 10;
const FOOT = 54;
/** Side of a mark's square, and length of a piece of line, in the key. */
const ICON_PX = 30;
const SAMPLE_PX = 20;
const SERIF = "'Source Serif', 'Source Serif Pro', Georgia, serif";
const SANS = "'IBM Plex Sans', sans-serif";
const KEY_FONT = `12px ${SANS}`;

/** Saves the map, with `scale` picture pixels for one of the page. */
export async function savePicture(
  model: Model,
  canvas: MapCanvas,
  scale: number,
): Promise<void> {
  const marks = await readMarks(model.scene.deck);
  const picture = drawPicture(model, canvas, marks, scale);
  const blob = await new Promise<Blob | null>((done) => picture.toBlob(done, "image/png"));
  if (blob) saveFile(blob, `time-map-${scale}x.png`);
}

function drawPicture(
  model: Model,
  canvas: MapCanvas,
  marks: ReadonlyMap<string, Mark>,
  scale: number,
): HTMLCanvasElement {
  const { width, height } = canvas.layout;
  const key = placeKey(model, marks, width);
  const keyTop = HEAD + height + KEY_GAP;
  const keyBottom = keyTop + KEY_ROW * ((key.at(-1)?.row ?? -1) + 1);
  const total = { width: width + 2 * MARGIN, height: keyBottom + FOOT };
  const picture = document.createElement("canvas");
  picture.width = total.width * scale;
  picture.height = total.height * scale;
  const context = picture.getContext("2d")!;
  context.scale(scale, scale);
  context.fillStyle = tone(model, "page");
  context.fillRect(0, 0, total.width, total.height);
  context.textBaseline = "alphabetic";
  drawHead(context, model, width);
  context.save();
  context.translate(MARGIN, HEAD);
  canvas.withDensity(scale, (drawn) => context.drawImage(drawn, 0, 0, width, height));
  canvas.drawInto(context);
  drawInsetTitles(context, model, canvas);
  context.restore();
  drawKey(context, model, key, keyTop);
  drawFoot(context, model, keyBottom + 18, width);
  return picture;
}

function tone({ scene }: Model, role: string): string {
  return scene.tokens[role] ?? "#000000";
}

function drawHead(context: CanvasRenderingContext2D, model: Model, width: number): void {
  const { window, cumulative, mode, compare } = model.store.get();
  const shown = cumulative ? `Up to ${formatSpan([window[1] - 1, window[1]])}` : formatSpan(window);
  const days = compare ? `${shown}, beside ${formatSpan(compare)}` : shown;
  context.fillStyle = tone(model, "text1");
  context.font = `600 ${titleSize(context, model.mount.title, width)}px ${SERIF}`;
  context.fillText(model.mount.title, MARGIN, 38);
  context.font = `13px ${SANS}`;
  context.fillStyle = tone(model, "text2");
  const { meaning } = MODES.find((each) => each.mode === mode)!;
  context.fillText(`${days}, UTC. ${meaning}`, MARGIN, 61, width);
}

/** The largest size at which the title fits its line: smaller letters, never narrower ones. */
function titleSize(context: CanvasRenderingContext2D, title: string, width: number): number {
  context.font = `600 ${TITLE_PX}px ${SERIF}`;
  return TITLE_PX * Math.min(1, width / context.measureText(title).width);
}

function drawInsetTitles(context: CanvasRenderingContext2D, model: Model, { layout }: MapCanvas): void {
  context.textAlign = "left";
  for (const { frame, letter, extent } of layout.insets) {
    const y = layout.titlesY + 19;
    context.fillStyle = tone(model, "text1");
    context.font = `700 12px ${SANS}`;
    context.fillText(letter, frame.x, y);
    context.font = `600 12px ${SANS}`;
    context.fillText(extent.title, frame.x + 14, y, frame.width - 14);
  }
}

interface KeyItem {
  entry: LegendEntry;
  mark: Mark | undefined;
  /** Left edge, and the row. */
  x: number;
  row: number;
}

/** The key's marks and lines that there is something to draw for, in as many rows as they need. */
function placeKey(model: Model, marks: ReadonlyMap<string, Mark>, width: number): KeyItem[] {
  const context = document.createElement("canvas").getContext("2d")!;
  context.font = KEY_FONT;
  let x = 0;
  let row = 0;
  return model.scene.legend.flatMap((entry) => {
    const mark = marks.get(entry.icon);
    if (!mark && entry.line === "") return [];
    const own = SAMPLE_PX + 6 + context.measureText(entry.label).width;
    if (x > 0 && x + own > width) {
      x = 0;
      row += 1;
    }
    const item = { entry, mark, x, row };
    x += own + 18;
    return [item];
  });
}

function drawKey(context: CanvasRenderingContext2D, model: Model, items: readonly KeyItem[], top: number): void {
  context.font = KEY_FONT;
  for (const { entry, mark, x, row } of items) {
    const middle = top + row * KEY_ROW + KEY_ROW / 2;
    const left = MARGIN + x;
    if (mark) drawMark(context, mark, left + SAMPLE_PX / 2, middle);
    else drawLine(context, entry, tone(model, entry.colour), left, middle);
    context.fillStyle = tone(model, "text2");
    context.fillText(entry.label, left + SAMPLE_PX + 6, middle + 4);
  }
}

function drawMark(context: CanvasRenderingContext2D, mark: Mark, x: number, y: number): void {
  const { image, width, height } = mark;
  context.drawImage(image, mark.x, mark.y, width, height, x - ICON_PX / 2, y - ICON_PX / 2, ICON_PX, ICON_PX);
}

/** A piece of line as the map draws it. */
function drawLine(
  context: CanvasRenderingContext2D,
  { line }: LegendEntry,
  colour: string,
  x: number,
  y: number,
): void {
  context.save();
  context.strokeStyle = colour;
  context.lineWidth = line === "solid" ? 1.2 : 1.8;
  context.lineCap = line === "dotted" ? "round" : "butt";
  context.setLineDash({ "": [], solid: [], dashed: [7, 4], dotted: [0.1, 4.4] }[line]);
  context.beginPath();
  context.moveTo(x, y);
  context.lineTo(x + SAMPLE_PX, y);
  context.stroke();
  context.restore();
}

function drawFoot(context: CanvasRenderingContext2D, model: Model, y: number, width: number): void {
  context.font = `11px ${SANS}`;
  context.fillStyle = tone(model, "text3");
  context.fillText(model.scene.attribution, MARGIN, y, width);
  if (model.served) context.fillText(`Sources of every record: ${location.href}`, MARGIN, y + 17, width);
}
