// A scale bar that is right at the latitude it stands at.

export interface ScaleBar {
  lengthPx: number;
  text: string;
}

const UNIT_M = { km: 1000, mi: 1609.344, nmi: 1852 } as const;
const UNIT_NAME = { km: "km", mi: "mi", nmi: "nmi" } as const;
/** Steps of a scale: 1, 2 and 5 times a power of ten. */
const STEPS = [5, 2, 1];

export function scaleBar(
  metresPerPixel: number,
  maxPx: number,
  units: keyof typeof UNIT_M,
): ScaleBar {
  const longest = (metresPerPixel * maxPx) / UNIT_M[units];
  const power = 10 ** Math.floor(Math.log10(longest));
  const step = STEPS.find((candidate) => candidate * power <= longest) ?? 1;
  const length = step * power;
  return {
    lengthPx: (length * UNIT_M[units]) / metresPerPixel,
    text: `${formatLength(length)}\u2009${UNIT_NAME[units]}`,
  };
}

function formatLength(length: number): string {
  return length.toLocaleString("en", { maximumFractionDigits: 3 });
}

/** '42° N', for scales that hold at one latitude only. */
export function formatLatitude(lat: number): string {
  const rounded = Math.round(Math.abs(lat));
  return `${rounded}°\u2009${lat < 0 ? "S" : "N"}`;
}
