// @vitest-environment node
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { rewriteQuery } from "../src/address";
import type { Address, View } from "../src/contract.gen";

interface Links {
  address: Address;
  links: { view: View; query: string }[];
}

// Written by Python's own codec; tests/ui/test_time_map_contract.py keeps the file up to date.
const file = new URL("../../tests/golden/time_map_links.json", import.meta.url);
const { address, links } = JSON.parse(readFileSync(file, "utf8")) as Links;

describe("the address", () => {
  it.each(links)("is the one that Python writes: $query", ({ view, query }) => {
    expect(rewriteQuery("", view, address)).toBe(query);
  });

  it("keeps keys that are not the map's, and puts all in the canonical order", () => {
    const { view } = links[1]!;
    const search = "?v=1&units=mi&embed=true&layers=port~voyage&search=Lady_R";
    const query = rewriteQuery(search, view, address);
    expect(query).toMatch(/^v=1&window=/);
    expect(query).toContain("&layers=port~voyage&");
    expect(query).toContain("units=mi");
    expect(query).toMatch(/&embed=true$/);
    expect(rewriteQuery(query, view, address)).toBe(query);
  });

  it("takes keys away that are back at their default", () => {
    expect(rewriteQuery("?v=1&window=2020-01-01~2020-02-01&mode=certainly", address.defaults, address)).toBe("");
  });

  it("leaves out measurements beyond what a link carries", () => {
    const ruler = { kind: "ruler", border: "", radius_m: 0 } as const;
    const points = Array.from({ length: 8 }, (_, i) => [i, i] as [number, number]) as View["measurements"][0]["points"];
    const view = { ...address.defaults, measurements: [{ ...ruler, points }, { ...ruler, points }] };
    expect(rewriteQuery("", view, address).match(/ruler/g)).toHaveLength(1);
  });
});
