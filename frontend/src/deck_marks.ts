// The marks of a Deck as pictures, for the key of a saved picture.

/** Where a mark lies in an atlas. */
export interface Mark {
  image: CanvasImageSource;
  x: number;
  y: number;
  width: number;
  height: number;
}

interface AtlasJson {
  iconAtlas?: unknown;
  iconMapping?: Record<string, Omit<Mark, "image">>;
}

/** The marks of all icon layers by name. */
export async function readMarks(deckJson: string): Promise<ReadonlyMap<string, Mark>> {
  const found = new Map<string, Mark>();
  const { layers = [] } = JSON.parse(deckJson) as { layers?: AtlasJson[] };
  for (const { iconAtlas, iconMapping } of layers) {
    if (typeof iconAtlas !== "string" || !iconMapping) continue;
    const image = new Image();
    image.src = iconAtlas;
    await image.decode();
    for (const [name, cell] of Object.entries(iconMapping)) found.set(name, { ...cell, image });
  }
  return found;
}
