// The scene as it travels: the key of its map, a zero byte, gzipped JSON.

import type { Scene } from "./contract.gen";

export async function unpackScene(bytes: Uint8Array): Promise<Scene> {
  const packed = bytes.slice(bytes.indexOf(0) + 1);
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  return (await new Response(stream).json()) as Scene;
}

export function mapKeyOf(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes.subarray(0, bytes.indexOf(0)));
}
