// Plays the window through the record, frame by frame, without a word to Python.

import type { Store } from "./store";
import { movedWindow, steppedWindow, type MapState } from "./state";
import type { TimeBounds, TimeIndex } from "./slicing";

/** Seconds that the whole record takes at speed 1: never less than 20 by default. */
export const FULL_RUN_S = 40;
/** With reduced motion the clock steps instead of gliding. */
const CALM_STEP_MS = 1000;

export interface Clock {
  toggle(): void;
  stop(): void;
}

export function createClock(
  store: Store<MapState>,
  extentOf: () => readonly [number, number],
  indexOf: () => TimeIndex<TimeBounds>,
  isCalm: () => boolean,
): Clock {
  let frame = 0;
  let last = 0;
  let owedDays = 0;

  function tick(now: number): void {
    const state = store.get();
    const extent = extentOf();
    if (!state.playing) return;
    if (state.window[1] >= extent[1]) {
      store.set({ playing: false });
      return;
    }
    if (isCalm()) {
      if (now - last >= CALM_STEP_MS) {
        last = now;
        store.set({ window: steppedWindow(state, 1, extent, indexOf()) });
      }
    } else {
      owedDays += (((now - last) / 1000) * state.speed * (extent[1] - extent[0])) / FULL_RUN_S;
      last = now;
      const days = Math.floor(owedDays);
      if (days > 0) {
        owedDays -= days;
        store.set({ window: movedWindow(state.window, days, extent, state.cumulative) });
      }
    }
    frame = requestAnimationFrame(tick);
  }

  return {
    toggle() {
      const { playing, window, cumulative } = store.get();
      cancelAnimationFrame(frame);
      if (playing) {
        store.set({ playing: false });
        return;
      }
      const [first, last_] = extentOf();
      const atEnd = window[1] >= last_;
      const length = window[1] - window[0];
      const restart: [number, number] = cumulative
        ? [window[0], Math.min(window[0] + 1, last_)]
        : [first, first + Math.min(length, last_ - first - 1)];
      store.set({ playing: true, ...(atEnd ? { window: restart } : {}) });
      last = performance.now();
      owedDays = 0;
      frame = requestAnimationFrame(tick);
    },
    stop() {
      cancelAnimationFrame(frame);
    },
  };
}
