// Days to pixels on the time bar, and the dates under it.

import { calendarDay, dayNumber, monthName } from "./days";

export interface TimeScale {
  extent: readonly [number, number];
  width: number;
}

export function xOf({ extent: [first, after], width }: TimeScale, day: number): number {
  const clamped = Math.max(first, Math.min(after, day));
  return ((clamped - first) / (after - first)) * width;
}

export function dayAt({ extent: [first, after], width }: TimeScale, x: number): number {
  const share = Math.max(0, Math.min(1, x / width));
  return Math.round(first + share * (after - first));
}

export interface Tick {
  day: number;
  label: string;
  /** A year's first tick, set in bold. */
  isYear: boolean;
}

const QUARTER_LABEL_PX = 52;
const MONTHS_PER_QUARTER = 3;

/** A tick each quarter; labels of quarters only where there is room, of years always. */
export function ticks(scale: TimeScale): Tick[] {
  const [first, after] = scale.extent;
  const quarterPx = (91 / (after - first)) * scale.width;
  const start = calendarDay(first);
  const found: Tick[] = [];
  const firstQuarter = Math.ceil(start.month / MONTHS_PER_QUARTER) * MONTHS_PER_QUARTER;
  for (let month = firstQuarter; ; month += MONTHS_PER_QUARTER) {
    const day = dayNumber(start.year, month, 1);
    if (day >= after) return found;
    if (day < first) continue;
    const { year, month: monthOfYear } = calendarDay(day);
    const isYear = monthOfYear === 0;
    const quarter = quarterPx >= QUARTER_LABEL_PX ? monthName(monthOfYear) : "";
    found.push({ day, label: isYear ? String(year) : quarter, isYear });
  }
}
