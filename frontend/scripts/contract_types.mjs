// Writes src/contract.gen.ts from the one JSON Schema that Python checks against too.
import { readFile, writeFile } from "node:fs/promises";
import { compile } from "json-schema-to-typescript";

const schemaFile = new URL("../../lib/ui/time_map/contract.schema.json", import.meta.url);
const typesFile = new URL("../src/contract.gen.ts", import.meta.url);

const schema = JSON.parse(await readFile(schemaFile, "utf8"));
const types = await compile(schema, "Contract", {
  bannerComment: "// Generated from lib/ui/time_map/contract.schema.json; do not edit.",
  additionalProperties: false,
  format: false,
});
await writeFile(typesFile, types);
