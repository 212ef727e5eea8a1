import { expect, it } from "vitest";
import { addMonths, calendarDay, dayNumber, formatDay, formatSpan, isoDay } from "../src/days";

it("counts days from 1970 as Python does", () => {
  expect(dayNumber(2023, 9, 16)).toBe(19646);
  expect(calendarDay(19646)).toEqual({ year: 2023, month: 9, day: 16 });
  expect(isoDay(19646)).toBe("2023-10-16");
  expect(isoDay(-1)).toBe("1969-12-31");
});

it("shows the last day of a half-open span", () => {
  const span = [dayNumber(2023, 7, 1), dayNumber(2024, 3, 1)] as const;
  expect(formatSpan(span)).toBe("1 Aug 2023 – 31 Mar 2024");
  expect(formatSpan([19646, 19647])).toBe("16 Oct 2023");
  expect(formatDay(19646)).toBe("16 Oct 2023");
});

it("keeps to the calendar when it adds months", () => {
  expect(isoDay(addMonths(dayNumber(2024, 0, 31), 1))).toBe("2024-02-29");
  expect(isoDay(addMonths(dayNumber(2023, 11, 15), 1))).toBe("2024-01-15");
  expect(isoDay(addMonths(dayNumber(2024, 2, 31), -1))).toBe("2024-02-29");
});
