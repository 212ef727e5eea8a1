// What the file of a saved view holds: the scene of the light theme, what the dark one changes in
// it, and what a map is given. Gzipped in base64, so that no text in it can be taken for markup.

import type { Mount, Scene } from "./contract.gen";

/** A scene whose Deck is not text yet. */
type OpenScene = Omit<Scene, "deck"> & { deck: object };

/** How one JSON value becomes another: by a new one, or by changes at some of its keys. */
export type Patch = { set: unknown } | { at: Record<string, Patch> };

export interface Snapshot {
  light: OpenScene;
  dark: Patch;
  mount: Mount;
}

export async function readSnapshot(packed: string): Promise<Snapshot> {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(stream).json()) as Snapshot;
}

export function sceneOf({ light, dark }: Snapshot, isDark: boolean): Scene {
  const open = isDark ? (patched(light, dark) as OpenScene) : light;
  return { ...open, deck: JSON.stringify(open.deck) };
}

export function patched(base: unknown, patch: Patch): unknown {
  if ("set" in patch) return patch.set;
  const copy = (Array.isArray(base) ? [...base] : { ...(base as object) }) as Record<string, unknown>;
  for (const [key, inner] of Object.entries(patch.at)) copy[key] = patched(copy[key], inner);
  return copy;
}
