// Moves the camera from one place to another with a short ease-out, or at once.

import type { Camera } from "./contract.gen";

const FLIGHT_MS = 200;
const LATEST_LANDING_MS = 400;

export interface Flight {
  /** Calls `step` until the camera has arrived; a new flight ends the one before. */
  to(from: Camera, to: Camera, step: (camera: Camera) => void, atOnce: boolean): void;
  stop(): void;
}

export function createFlight(): Flight {
  let frame = 0;
  let landing: ReturnType<typeof setTimeout> | undefined;
  const stop = () => {
    cancelAnimationFrame(frame);
    clearTimeout(landing);
  };
  return {
    to(from, to, step, atOnce) {
      stop();
      if (atOnce) {
        step(to);
        return;
      }
      const start = performance.now();
      const land = () => {
        stop();
        step(to);
      };
      const tick = (now: number) => {
        const share = Math.max(0, (now - start) / FLIGHT_MS);
        if (share >= 1) {
          land();
          return;
        }
        step(between(from, to, 1 - (1 - share) ** 3));
        frame = requestAnimationFrame(tick);
      };
      frame = requestAnimationFrame(tick);
      // Where frames are slow, or the page is in the background, the camera arrives all the same.
      landing = setTimeout(land, LATEST_LANDING_MS);
    },
    stop,
  };
}

function between(from: Camera, to: Camera, share: number): Camera {
  const mix = (a: number, b: number) => a + (b - a) * share;
  return {
    lon: mix(from.lon, to.lon),
    lat: mix(from.lat, to.lat),
    zoom: mix(from.zoom, to.zoom),
    pitch: mix(from.pitch, to.pitch),
    bearing: mix(from.bearing, to.bearing),
  };
}
