// The map as a picture, with what a reader needs who sees the picture alone.

import { formatSpan } from "./days";
import { readMarks, type Mark } from "./deck_marks";
import type { MapCanvas } from "./map_canvas";
import type { Model } from "./model";
import { saveFile } from "./save_file";

const MARGIN = 24;
const HEAD = 78;
const KEY_HEIGHT = 34;
const FOOT = 54;
const ICON_PX = 26;
const SERIF = "'Source Serif', 'Source Serif Pro', Georgia, serif";
const SANS = "'IBM Plex Sans', sans-serif";
const MODE_WORDS = {
  possibly: "records that can have been in the window",
  certainly: "records that lie in the window for certain",
  on_day: "records known to the day",
} as const;

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
  const total = { width: width + 2 * MARGIN, height: HEAD + height + KEY_HEIGHT + FOOT };
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
  drawKey(context, model, marks, HEAD + height + KEY_HEIGHT - 12);
  drawFoot(context, model, HEAD + height + KEY_HEIGHT + 18, width);
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
  context.font = `600 22px ${SERIF}`;
  context.fillText(model.mount.title, MARGIN, 38, width);
  context.font = `13px ${SANS}`;
  context.fillStyle = tone(model, "text2");
  context.fillText(`${days}, UTC: ${MODE_WORDS[mode]}`, MARGIN, 61, width);
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

/** Marks and names of the classes, as many as there is room for in one row. */
function drawKey(
  context: CanvasRenderingContext2D,
  model: Model,
  marks: ReadonlyMap<string, Mark>,
  y: number,
): void {
  let x = MARGIN;
  context.font = `12px ${SANS}`;
  context.fillStyle = tone(model, "text2");
  for (const { icon, label } of model.scene.legend) {
    const mark = marks.get(icon);
    if (!mark) continue;
    const top = y - ICON_PX / 2 - 4;
    context.drawImage(mark.image, mark.x, mark.y, mark.width, mark.height, x - 5, top, ICON_PX, ICON_PX);
    context.fillText(label, x + ICON_PX - 6, y);
    x += ICON_PX + context.measureText(label).width + 12;
  }
}

function drawFoot(context: CanvasRenderingContext2D, model: Model, y: number, width: number): void {
  context.font = `11px ${SANS}`;
  context.fillStyle = tone(model, "text3");
  context.fillText(model.scene.attribution, MARGIN, y, width);
  context.fillText(`Sources of every record: ${location.href}`, MARGIN, y + 17, width);
}
