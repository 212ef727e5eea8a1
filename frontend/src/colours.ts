// Colour roles of the theme as deck.gl wants them.

export type Rgba = [number, number, number, number];

/** '#rrggbb' or '#rrggbbaa' to four bytes. */
export function rgba(hex: string, alpha?: number): Rgba {
  const byte = (place: number) => parseInt(hex.slice(place, place + 2), 16);
  return [byte(1), byte(3), byte(5), alpha ?? (hex.length > 7 ? byte(7) : 255)];
}
