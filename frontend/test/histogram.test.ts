import { expect, it } from "vitest";
import { weeklyHistogram } from "../src/histogram";

const event = (es: number, le: number) => ({ es, ls: le - 1, ee: es + 1, le, kind: 0, day: null });
const sum = (values: Float64Array) => values.reduce((total, value) => total + value, 0);

it("adds up to the number of records", () => {
  const rows = [event(0, 1), event(6, 8), event(3, 30), event(0, 70), event(69, 70)];
  const { sure, spread } = weeklyHistogram(rows, [0, 70]);
  expect(sure).toHaveLength(10);
  expect(sum(sure) + sum(spread)).toBeCloseTo(rows.length, 9);
});

it("splits a record over the weeks that its span touches", () => {
  const { sure } = weeklyHistogram([event(6, 8)], [0, 14]);
  expect([...sure]).toEqual([0.5, 0.5]);
});

it("tells wide dates from those within a week", () => {
  const { sure, spread } = weeklyHistogram([event(0, 7), event(0, 28)], [0, 28]);
  expect([...sure]).toEqual([1, 0, 0, 0]);
  expect([...spread]).toEqual([0.25, 0.25, 0.25, 0.25]);
});

it("leaves out what lies beyond its ends", () => {
  const { spread } = weeklyHistogram([event(-7, 7), event(-30, -20), event(100, 101)], [0, 7]);
  expect([...spread]).toEqual([0.5]);
});
