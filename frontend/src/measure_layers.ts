// Measurements on the map: Python's geodesics solid, what waits for Python dotted.

import { PathStyleExtension } from "@deck.gl/extensions";
import type { Layer } from "@deck.gl/core";
import { PathLayer, ScatterplotLayer } from "@deck.gl/layers";
import { rgba } from "./colours";
import type { Measured, Scene } from "./contract.gen";
import type { Box } from "./labels";
import { figureOf } from "./measure";
import type { MapState } from "./state";

type Line = [number, number][];

export function measureLayers(
  state: MapState,
  measured: readonly Measured[],
  tokens: Scene["tokens"],
): Layer[] {
  const results = state.measurements.map((measurement) => figureOf(measurement, measured));
  const solid = results.flatMap((result) => (result?.lines ?? []) as Line[]);
  const waiting = state.measurements
    .filter((_, i) => results[i] === undefined)
    .map(({ points }) => points as Line);
  if (state.draft.length > 1) waiting.push(state.draft as Line);
  const vertices = [...state.measurements.flatMap(({ points }) => points as Line), ...state.draft];
  const nearest = results.flatMap((result) => (result?.nearest ? [result.nearest] : []));
  if (vertices.length === 0) return [];
  const ink = rgba(tokens["measure"] ?? "#000000");
  const paper = rgba(tokens["measureBg"] ?? "#ffffff");
  const path = { getPath: (line: Line) => line, widthUnits: "pixels" } as const;
  return [
    new PathLayer<Line>({ id: "measure-halo", data: solid, ...path, getColor: paper, getWidth: 4 }),
    new PathLayer<Line>({ id: "measure-lines", data: solid, ...path, getColor: ink, getWidth: 1.6 }),
    new PathLayer<Line, { getDashArray: [number, number] }>({
      id: "measure-waiting",
      data: waiting,
      ...path,
      getColor: ink,
      getWidth: 1.6,
      getDashArray: [2, 2],
      extensions: [new PathStyleExtension({ dash: true })],
    }),
    ...dots("measure-vertices", vertices as Line, ink, paper),
    ...dots("measure-nearest", nearest as Line, paper, ink),
  ];
}

function dots(
  id: string,
  data: Line,
  fill: [number, number, number, number],
  line: [number, number, number, number],
): Layer[] {
  return [
    new ScatterplotLayer<[number, number]>({
      id,
      data,
      getPosition: (point) => point,
      getRadius: 4,
      radiusUnits: "pixels",
      stroked: true,
      getFillColor: fill,
      getLineColor: line,
      getLineWidth: 1.5,
      lineWidthUnits: "pixels",
    }),
  ];
}

/** Figures beside their lines; returns the boxes that labels must keep clear of. */
export function drawFigures(
  context: CanvasRenderingContext2D,
  figures: readonly { text: string; x: number; y: number }[],
  tokens: Scene["tokens"],
  fontFamily: string,
): Box[] {
  context.save();
  context.font = `600 12px ${fontFamily}`;
  context.letterSpacing = "0px";
  context.textAlign = "left";
  context.textBaseline = "middle";
  const boxes = figures.map(({ text, x, y }) => {
    const width = context.measureText(text).width + 12;
    const box = { x: x + 8, y: y - 10, width, height: 20 };
    context.fillStyle = tokens["measureBg"] ?? "#ffffff";
    context.strokeStyle = tokens["measure"] ?? "#000000";
    context.lineWidth = 1;
    context.fillRect(box.x, box.y, box.width, box.height);
    context.strokeRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1);
    context.fillStyle = tokens["measure"] ?? "#000000";
    context.fillText(text, box.x + 6, y + 0.5);
    return box;
  });
  context.restore();
  return boxes;
}

/** Where a figure stands: the middle of its line, or its point. */
export function figurePlace(lines: readonly Line[], points: Line): [number, number] {
  const line = lines[0] ?? points;
  return line[Math.floor(line.length / 2)] ?? points[0]!;
}
