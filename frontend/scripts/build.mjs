// Bundles the component into lib/ui/time_map/build/, held to its size, and the map of a saved view
// into lib/export/build/.
import { createHash } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const MAX_GZIP_BYTES = 350 * 1000;

async function bundled(entry, format) {
  const result = await build({
    entryPoints: [fileURLToPath(new URL(`../src/${entry}`, import.meta.url))],
    bundle: true,
    format,
    target: "es2022",
    minify: true,
    legalComments: "none",
    loader: { ".css": "text" },
    define: { "process.env.NODE_ENV": '"production"' },
    write: false,
  });
  return result.outputFiles[0].contents;
}

/** Writes a bundle into a folder of the library, where it stays alone. */
async function put(folder, name, code) {
  const outDir = fileURLToPath(new URL(`../../lib/${folder}/build/`, import.meta.url));
  await mkdir(outDir, { recursive: true });
  await writeFile(outDir + name, code);
  for (const old of await readdir(outDir)) {
    if (old !== name) await rm(outDir + old);
  }
  console.log(`${name}: ${code.length} bytes, ${gzipSync(code).length} gzipped`);
}

const component = await bundled("index.ts", "esm");
const gzipBytes = gzipSync(component).length;
if (gzipBytes > MAX_GZIP_BYTES) {
  throw new Error(`The bundle is ${gzipBytes} bytes gzipped; the limit is ${MAX_GZIP_BYTES}.`);
}
// The hash in the name lets browsers keep the file for as long as it stays the same.
const hash = createHash("sha256").update(component).digest("hex").slice(0, 10);
await put("ui/time_map", `time_map-${hash}.js`, component);
await put("export", "snapshot.js", await bundled("snapshot.ts", "iife"));
