import { describe, expect, it, vi } from "vitest";
import type { View } from "../src/contract.gen";
import { createReporter, QUIET_MS } from "../src/report";
import { TimeIndex } from "../src/slicing";
import { movedWindow, roundCamera, steppedWindow } from "../src/state";
import { createStore } from "../src/store";

const extent = [0, 1000] as const;
const event = (es: number) => ({ es, ls: es, ee: es + 1, le: es + 1, kind: 0, day: es });
const index = new TimeIndex([event(100), event(140), event(300)]);

describe("steps", () => {
  const at = (step: "day" | "week" | "month" | "record", cumulative = false) => ({
    window: [50, 120] as [number, number],
    step,
    cumulative,
  });

  it("move the window, or its end alone where it grows", () => {
    expect(steppedWindow(at("week"), 1, extent, index)).toEqual([57, 127]);
    expect(steppedWindow(at("day"), -1, extent, index)).toEqual([49, 119]);
    expect(steppedWindow(at("week", true), 1, extent, index)).toEqual([50, 127]);
  });

  it("take in the next record, or let the last one go", () => {
    expect(steppedWindow(at("record"), 1, extent, index)).toEqual([71, 141]);
    expect(steppedWindow(at("record"), -1, extent, index)).toEqual([31, 101]);
  });

  it("go on to the next record one by one", () => {
    const first = steppedWindow(at("record"), 1, extent, index);
    expect(steppedWindow({ ...at("record"), window: first }, 1, extent, index)[1]).toBe(301);
  });

  it("keep to the calendar by month", () => {
    // 1 May 1970 is day 120.
    expect(steppedWindow(at("month"), 1, extent, index)).toEqual([81, 151]);
  });

  it("stop at the ends of the record", () => {
    expect(movedWindow([950, 990], 50, extent, false)).toEqual([960, 1000]);
    expect(movedWindow([5, 45], -50, extent, false)).toEqual([0, 40]);
    expect(movedWindow([5, 45], -50, extent, true)).toEqual([5, 6]);
  });
});

it("rounds the camera as links do", () => {
  const camera = { lon: 190.00004, lat: 42.23336, zoom: 2.349, pitch: 0, bearing: -200 };
  expect(roundCamera(camera)).toEqual({ lon: -170, lat: 42.2334, zoom: 2.35, pitch: 0, bearing: 160 });
});

describe("store", () => {
  it("tells listeners of changes only", () => {
    const store = createStore({ a: 1, b: 2 });
    const heard: unknown[] = [];
    const stop = store.subscribe((value, before) => heard.push([before.a, value.a]));
    store.set({ a: 1 });
    store.set({ a: 5 });
    stop();
    store.set({ a: 6 });
    expect(heard).toEqual([[1, 5]]);
    expect(store.get()).toEqual({ a: 6, b: 2 });
  });
});

describe("reports", () => {
  const view = (day: number) => ({ window: [day, day + 1] }) as unknown as View;

  function reporter() {
    vi.useFakeTimers();
    const sent: number[] = [];
    return { sent, it: createReporter(({ view: told }) => sent.push(told.window[0]), 0) };
  }

  it("are one message for fifteen quick steps", () => {
    const { sent, it: reporting } = reporter();
    for (let day = 1; day <= 15; day++) {
      reporting.changed(view(day));
      vi.advanceTimersByTime(30);
    }
    expect(sent).toEqual([]);
    vi.advanceTimersByTime(QUIET_MS);
    expect(sent).toEqual([15]);
  });

  it("wait while the clock plays or a hand is down", () => {
    const { sent, it: reporting } = reporter();
    reporting.hold(true);
    reporting.changed(view(1));
    vi.advanceTimersByTime(60_000);
    expect(sent).toEqual([]);
    reporting.hold(false);
    vi.advanceTimersByTime(QUIET_MS);
    expect(sent).toEqual([1]);
  });

  it("do not repeat what Python knows", () => {
    const { sent, it: reporting } = reporter();
    reporting.known(view(3), 1);
    reporting.changed(view(3));
    vi.advanceTimersByTime(QUIET_MS);
    expect(sent).toEqual([]);
  });
});
