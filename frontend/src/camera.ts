// Where the main map looks: fitting, and how far a place may be enlarged.

import { WebMercatorViewport } from "@deck.gl/core";
import type { Bounds, Camera } from "./contract.gen";

export const MIN_ZOOM = 0;
export const MAX_ZOOM = 16;
const EARTH_CIRCUMFERENCE_M = 40_075_016.686;
const TILE_PX = 512;
/** Closest zoom of a fit to places that state no uncertainty: a town fills the frame. */
const MAX_FIT_ZOOM = 11;

export interface Size {
  width: number;
  height: number;
}

/** Metres that one pixel shows at a latitude, on a map that is not tilted. */
export function metresPerPixel(lat: number, zoom: number): number {
  const equator = EARTH_CIRCUMFERENCE_M / (TILE_PX * 2 ** zoom);
  return equator * Math.cos((lat * Math.PI) / 180);
}

/** Zoom at which a radius on the ground fills a third of the frame: no closer look is honest. */
export function closestZoom(radiusM: number, lat: number, { width, height }: Size): number {
  if (radiusM <= 0) return MAX_FIT_ZOOM;
  const radiusPx = Math.min(width, height) / 3;
  const zoom = Math.log2(metresPerPixel(lat, 0) / (radiusM / radiusPx));
  return Math.min(MAX_ZOOM, Math.max(MIN_ZOOM, zoom));
}

export interface Padding {
  top: number;
  right: number;
  bottom: number;
  left: number;
}

const NO_PADDING: Padding = { top: 0, right: 0, bottom: 0, left: 0 };
/** The tools stand at the right of the main map, the scale bar at its foot. */
export const MAIN_PADDING: Padding = { top: 6, right: 44, bottom: 22, left: 6 };
const SPOT_PADDING: Padding = { top: 36, right: 60, bottom: 40, left: 36 };

export function fitBounds(
  [west, south, east, north]: Bounds,
  size: Size,
  padding = NO_PADDING,
  maxZoom = MAX_ZOOM,
): Camera {
  const across = Math.min(1, size.width / (4 * (padding.left + padding.right || 1)));
  const down = Math.min(1, size.height / (4 * (padding.top + padding.bottom || 1)));
  const room = {
    left: padding.left * across,
    right: padding.right * across,
    top: padding.top * down,
    bottom: padding.bottom * down,
  };
  const viewport = new WebMercatorViewport({ width: size.width, height: size.height });
  const { longitude, latitude, zoom } = viewport.fitBounds(
    [
      [west, south],
      [east, north],
    ],
    { padding: room, maxZoom },
  );
  return { lon: longitude, lat: latitude, zoom, pitch: 0, bearing: 0 };
}

export interface Spot {
  lon: number;
  lat: number;
  radiusM: number;
}

/** A camera that holds all spots, no closer than the least certain of a lone place allows. */
export function fitSpots(spots: readonly Spot[], size: Size): Camera | null {
  if (spots.length === 0) return null;
  const lons = spots.map((spot) => spot.lon);
  const lats = spots.map((spot) => spot.lat);
  const widest = Math.max(...spots.map((spot) => spot.radiusM));
  const bounds: Bounds = [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  return fitBounds(bounds, size, SPOT_PADDING, closestZoom(widest, spots[0]!.lat, size));
}

export interface ViewState {
  longitude: number;
  latitude: number;
  zoom: number;
  pitch: number;
  bearing: number;
}

export function toViewState({ lon, lat, zoom, pitch, bearing }: Camera): ViewState {
  return { longitude: lon, latitude: lat, zoom, pitch, bearing };
}

export function toCamera({ longitude, latitude, zoom, pitch, bearing }: ViewState): Camera {
  return {
    lon: longitude,
    lat: Math.max(-85, Math.min(85, latitude)),
    zoom: Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom)),
    pitch: pitch ?? 0,
    bearing: bearing ?? 0,
  };
}
