// The map as a picture, with what a reader needs who sees the picture alone.

import type { MapCanvas } from "./map_canvas";
import type { Model } from "./model";
import { formatSpan } from "./days";
import { saveFile } from "./save_file";

const MARGIN = 24;
const HEAD = 76;
const FOOT = 48;
const SERIF = "'Source Serif', 'Source Serif Pro', Georgia, serif";
const SANS = "'IBM Plex Sans', sans-serif";

/** Saves the map at the given number of picture pixels for one of the page. */
export async function savePicture(model: Model, canvas: MapCanvas, scale = 2): Promise<void> {
  const picture = await drawPicture(model, canvas, scale);
  const blob = await new Promise<Blob | null>((done) => picture.toBlob(done, "image/png"));
  if (blob) saveFile(blob, `time-map-${scale}x.png`);
}

export async function drawPicture(
  { store, scene, mount }: Model,
  canvas: MapCanvas,
  scale: number,
): Promise<HTMLCanvasElement> {
  const { width, height } = canvas.layout;
  const picture = document.createElement("canvas");
  picture.width = (width + 2 * MARGIN) * scale;
  picture.height = (height + HEAD + FOOT) * scale;
  const context = picture.getContext("2d")!;
  const drawn = canvas.snapshot();
  context.scale(scale, scale);
  context.fillStyle = scene.tokens["page"] ?? "#ffffff";
  context.fillRect(0, 0, width + 2 * MARGIN, height + HEAD + FOOT);
  const { window, cumulative } = store.get();
  const span = cumulative ? `Up to ${formatSpan([window[1] - 1, window[1]])}` : formatSpan(window);
  context.textBaseline = "alphabetic";
  context.fillStyle = scene.tokens["text1"] ?? "#000000";
  context.font = `600 22px ${SERIF}`;
  context.fillText(mount.title, MARGIN, 36, width);
  context.font = `13px ${SANS}`;
  context.fillStyle = scene.tokens["text2"] ?? "#000000";
  context.fillText(span, MARGIN, 60, width);
  context.save();
  context.translate(MARGIN, HEAD);
  context.drawImage(drawn, 0, 0, width, height);
  canvas.drawInto(context);
  context.restore();
  context.font = `11px ${SANS}`;
  context.fillStyle = scene.tokens["text3"] ?? "#000000";
  context.fillText(scene.attribution, MARGIN, HEAD + height + 22, width);
  return picture;
}
