// Lines without the corners that nobody can see: a frame costs by its segments.

export type Point = readonly [number, number];
export type Path = readonly Point[];

/** A thinned line leaves the line by less than this, in CSS pixels. */
const TOLERANCE_PX = 0.1;
/** Pixels around the world at zoom 0. */
const WORLD_PX = 512;

/** Zoom up to which a line that was thinned for `zoom` looks whole. */
export function detailOf(zoom: number): number {
  return Math.ceil(zoom);
}

/** Corners of a path that are enough to show it up to zoom `detail` (Douglas and Peucker 1973). */
export function thinned(path: Path, detail: number): Path {
  const tolerance = (TOLERANCE_PX * 360) / (WORLD_PX * 2 ** detail);
  const kept = new Set([0, path.length - 1]);
  const stretches: [number, number][] = [[0, path.length - 1]];
  for (let stretch = stretches.pop(); stretch; stretch = stretches.pop()) {
    const [from, to] = stretch;
    const farthest = farthestBetween(path, from, to, tolerance);
    if (farthest === null) continue;
    kept.add(farthest);
    stretches.push([from, farthest], [farthest, to]);
  }
  return path.filter((_, index) => kept.has(index));
}

/** The corner between two others that is farthest from the line through them, if it shows. */
function farthestBetween(path: Path, from: number, to: number, tolerance: number): number | null {
  let found: number | null = null;
  let most = tolerance;
  for (let index = from + 1; index < to; index++) {
    const far = distance(path[index]!, path[from]!, path[to]!);
    if (far < most) continue;
    most = far;
    found = index;
  }
  return found;
}

/** Degrees of longitude, as Mercator draws them, from a point to a short line between two. */
function distance([lon, lat]: Point, [fromLon, fromLat]: Point, [toLon, toLat]: Point): number {
  const stretch = 1 / Math.cos((lat * Math.PI) / 180);
  const [across, up] = [toLon - fromLon, (toLat - fromLat) * stretch];
  const [x, y] = [lon - fromLon, (lat - fromLat) * stretch];
  const length = across ** 2 + up ** 2;
  const along = length === 0 ? 0 : Math.min(1, Math.max(0, (x * across + y * up) / length));
  return Math.hypot(x - along * across, y - along * up);
}
