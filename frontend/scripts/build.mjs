// Bundles the component into lib/ui/time_map/build/ and holds it to its size.
import { createHash } from "node:crypto";
import { mkdir, readdir, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";
import { build } from "esbuild";

const MAX_GZIP_BYTES = 350 * 1000;
const outDir = fileURLToPath(new URL("../../lib/ui/time_map/build/", import.meta.url));
const entry = fileURLToPath(new URL("../src/index.ts", import.meta.url));

const result = await build({
  entryPoints: [entry],
  bundle: true,
  format: "esm",
  target: "es2022",
  minify: true,
  legalComments: "none",
  loader: { ".css": "text" },
  define: { "process.env.NODE_ENV": '"production"' },
  write: false,
});
const code = result.outputFiles[0].contents;
const gzipBytes = gzipSync(code).length;
if (gzipBytes > MAX_GZIP_BYTES) {
  throw new Error(`The bundle is ${gzipBytes} bytes gzipped; the limit is ${MAX_GZIP_BYTES}.`);
}

// The hash in the name lets browsers keep the file for as long as it stays the same.
const hash = createHash("sha256").update(code).digest("hex").slice(0, 10);
const name = `time_map-${hash}.js`;
await mkdir(outDir, { recursive: true });
await writeFile(outDir + name, code);
for (const old of await readdir(outDir)) {
  if (old !== name) await rm(outDir + old);
}
console.log(`${name}: ${code.length} bytes, ${gzipBytes} gzipped`);
