// The dated records, row by row, from the columns that Python sends.

import type { Records } from "./contract.gen";
import type { TimeBounds } from "./slicing";

export interface RecordRow extends TimeBounds {
  id: string;
  layer: string;
  label: string;
  lon: number | null;
  lat: number | null;
  radiusM: number;
}

export function readRecords(columns: Records): RecordRow[] {
  return columns.id.map((id, i) => ({
    id,
    layer: columns.layer[i]!,
    label: columns.label[i]!,
    es: columns.es[i]!,
    ls: columns.ls[i]!,
    ee: columns.ee[i]!,
    le: columns.le[i]!,
    kind: columns.kind[i]!,
    day: columns.day[i]!,
    lon: columns.lon[i]!,
    lat: columns.lat[i]!,
    radiusM: columns.radius_m[i]!,
  }));
}
