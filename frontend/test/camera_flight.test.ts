import { expect, it, vi } from "vitest";
import { createFlight } from "../src/camera_flight";
import type { Camera } from "../src/contract.gen";

const from: Camera = { lon: 0, lat: 0, zoom: 2, pitch: 0, bearing: 0 };
const to: Camera = { ...from, lon: 10, zoom: 6 };

it("arrives exactly, by a way that slows down", () => {
  vi.useFakeTimers();
  const zooms: number[] = [];
  createFlight().to(from, to, ({ zoom }) => zooms.push(zoom), false);
  vi.advanceTimersByTime(300);
  expect(zooms.at(-1)).toBe(6);
  expect(zooms.length).toBeGreaterThan(4);
  const half = zooms[Math.floor(zooms.length / 2)]!;
  expect(half).toBeGreaterThan(4);
  vi.advanceTimersByTime(1000);
  expect(zooms.filter((zoom) => zoom === 6)).toHaveLength(1);
});

it("arrives where no frame is ever drawn", () => {
  vi.useFakeTimers();
  vi.stubGlobal("requestAnimationFrame", () => 1);
  const seen: Camera[] = [];
  createFlight().to(from, to, (camera) => seen.push(camera), false);
  vi.advanceTimersByTime(500);
  expect(seen).toEqual([to]);
  vi.unstubAllGlobals();
});

it("gives way to the next one, and jumps where motion is not wanted", () => {
  vi.useFakeTimers();
  const flight = createFlight();
  const seen: Camera[] = [];
  flight.to(from, to, (camera) => seen.push(camera), false);
  flight.to(from, from, (camera) => seen.push(camera), true);
  vi.advanceTimersByTime(1000);
  expect(seen).toEqual([from]);
});
