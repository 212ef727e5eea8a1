// Moves the camera from one place to another with a short ease-out, or at once.

import type { Camera } from "./contract.gen";

const FLIGHT_MS = 200;

export interface Flight {
  /** Calls `step` until the camera has arrived; a new flight ends the one before. */
  to(from: Camera, to: Camera, step: (camera: Camera) => void, atOnce: boolean): void;
  stop(): void;
}

export function createFlight(): Flight {
  let frame = 0;
  return {
    to(from, to, step, atOnce) {
      cancelAnimationFrame(frame);
      if (atOnce) {
        step(to);
        return;
      }
      const start = performance.now();
      const tick = (now: number) => {
        const share = Math.min(1, Math.max(0, (now - start) / FLIGHT_MS));
        step(share < 1 ? between(from, to, 1 - (1 - share) ** 3) : to);
        if (share < 1) frame = requestAnimationFrame(tick);
      };
      frame = requestAnimationFrame(tick);
    },
    stop: () => cancelAnimationFrame(frame),
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
