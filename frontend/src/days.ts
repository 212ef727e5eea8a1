// Calendar days as numbers: days since 1970-01-01, labelled UTC, never shifted.

const MS_PER_DAY = 86_400_000;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export interface CalendarDay {
  year: number;
  /** 0 is January. */
  month: number;
  day: number;
}

export function calendarDay(day: number): CalendarDay {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth(), day: date.getUTCDate() };
}

export function dayNumber(year: number, month: number, day: number): number {
  return Math.round(Date.UTC(year, month, day) / MS_PER_DAY);
}

/** '16 Oct 2023' */
export function formatDay(day: number): string {
  const { year, month, day: date } = calendarDay(day);
  return `${date} ${MONTHS[month]} ${year}`;
}

/** A half-open span as readers see it, the last day included: '1 Aug 2023 – 31 Mar 2024'. */
export function formatSpan([start, end]: readonly [number, number]): string {
  return end - start === 1 ? formatDay(start) : `${formatDay(start)} – ${formatDay(end - 1)}`;
}

/** '2023-10-16', as links and date fields write it. */
export function isoDay(day: number): string {
  return new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
}

export function monthName(month: number): string {
  return MONTHS[month] ?? "";
}

/** The same date some months later; the 31st falls back to the last day of a shorter month. */
export function addMonths(day: number, months: number): number {
  const { year, month, day: date } = calendarDay(day);
  const lastDate = calendarDay(dayNumber(year, month + months + 1, 0)).day;
  return dayNumber(year, month + months, Math.min(date, lastDate));
}
