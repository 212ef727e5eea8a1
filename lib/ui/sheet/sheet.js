// @ts-check
// Draws the blocks of a sheet. Every string becomes a text node or an attribute that cannot run.

/** @typedef {Record<string, any>} Block */

/**
 * @param {string} tag
 * @param {string} className
 * @param {(Node | string)[]} children
 * @returns {HTMLElement}
 */
const element = (tag, className = "", ...children) => {
  const node = document.createElement(tag);
  if (className) node.className = className;
  node.append(...children);
  return node;
};

/** @param {string} url @param {string} text @param {string} className */
const link = (url, text, className = "") => {
  if (!/^(https?:\/\/|\/|\?)/.test(url)) return element("span", className, text);
  const anchor = /** @type {HTMLAnchorElement} */ (element("a", className, text));
  anchor.href = url;
  anchor.rel = "noopener noreferrer";
  if (/^https?:/.test(url)) anchor.target = "_blank";
  return anchor;
};

// A table with more columns than a phone has room for stands there row under row, if it is short.
const MOST_BESIDE = 4;
const MOST_STACKED = 8;

/**
 * Lets a table's rows stack on phones; roles keep it a table for those who hear it.
 * @param {HTMLElement} table @param {string[]} heads
 */
const stack = (table, heads) => {
  table.classList.add("stack");
  table.setAttribute("role", "table");
  table.querySelectorAll("thead, tbody").forEach((part) => part.setAttribute("role", "rowgroup"));
  table.querySelectorAll("th").forEach((cell) => cell.setAttribute("role", "columnheader"));
  table.querySelectorAll("tr").forEach((line) => {
    line.setAttribute("role", "row");
    line.querySelectorAll("td").forEach((cell, i) => {
      cell.setAttribute("role", "cell");
      cell.dataset.head = heads[i];
    });
  });
};

/** @type {Record<string, (block: Block, tell: (id: string) => void) => HTMLElement>} */
const draw = {
  heading(block) {
    const box = element("header");
    if (block.kicker || block.id) {
      const kicker = element("div", "kicker", element("span", "", block.kicker), element("span", "id", block.id));
      kicker.style.color = `var(--${block.colour})`;
      box.append(kicker);
    }
    box.append(element(`h${block.level}`, "", block.title));
    if (block.native) box.append(element("div", "native", block.native));
    return box;
  },
  tags(block) {
    const row = element("div", "tags");
    for (const tag of block.tags) {
      const node = element("span", tag.differs ? "tag differs" : "tag");
      if (tag.dots) {
        const dots = element("span", "dots", "●".repeat(tag.dots) + "○".repeat(4 - tag.dots));
        dots.setAttribute("aria-hidden", "true");
        node.append(dots);
      }
      node.append((tag.differs ? "≠ " : "") + tag.text);
      if (tag.title) node.title = tag.title;
      row.append(node);
    }
    return row;
  },
  pairs(block) {
    const box = element(block.is_folded ? "details" : "section");
    if (block.title) box.append(element(block.is_folded ? "summary" : "h4", "", block.title));
    const list = element("dl");
    for (const pair of block.pairs) {
      const value = element("dd", "", pair.value);
      pair.links.forEach((/** @type {[string, string]} */ [text, url], /** @type {number} */ i) =>
        value.append(i || pair.value ? ", " : "", link(url, text)),
      );
      if (pair.notes.length) value.append(element("sup", "", pair.notes.join(" ")));
      if (pair.muted) value.append(" ", element("span", "muted", pair.muted));
      list.append(element("dt", "", pair.label), value);
    }
    box.append(list);
    if (block.note) box.append(element("p", "note", block.note));
    return box;
  },
  paragraph(block) {
    const line = element("p", block.tone);
    if (block.strong) line.append(element("strong", "", block.strong + " "));
    line.append(block.text);
    return line;
  },
  figure(block) {
    const box = element("div", "figure");
    box.append(element("span", "value", block.value), " ", element("span", "unit", block.unit));
    if (block.under) box.append(element("div", "under", block.under));
    return box;
  },
  sources(block) {
    const box = element("section", "sources");
    if (block.lead) box.append(element("strong", "", block.lead), " ", element("span", "muted", block.lead_note));
    const list = element("ol");
    for (const source of block.sources) {
      const body = element("span", "", source.address ? link(source.address, source.text) : source.text, " ");
      if (source.url) body.append(link(source.url, "page"), " ");
      if (source.archive_url) body.append(link(source.archive_url, "archive"), " ");
      if (source.note) body.append(element("span", "muted", source.note));
      if (source.title) body.title = source.title;
      list.append(element("li", "", element("span", "n", String(source.number)), body));
    }
    box.append(list);
    return box;
  },
  prose(block) {
    const text = element("p", "prose");
    for (const [said, notes] of block.statements) {
      text.append(said);
      if (notes) text.append(element("sup", "", notes));
      text.append(" ");
    }
    return block.title ? element("section", "", element("h4", "", block.title), text) : text;
  },
  notes(block) {
    const box = element("section", "notes");
    if (block.title) box.append(element("h4", "", block.title));
    const list = element("ol");
    for (const note of block.notes) {
      const body = element("span", "", note.address ? link(note.address, note.text) : note.text);
      if (note.id) body.append(" ", element("span", "muted", note.id));
      for (const [source, title, url] of note.sources) {
        const page = element("span", "page", url ? link(url, source) : source);
        page.title = title;
        body.append(page);
      }
      list.append(element("li", "", element("span", "n", String(note.number)), body));
    }
    box.append(list);
    return box;
  },
  table(block) {
    const table = element("table");
    if (block.title) table.append(element("caption", "", block.title));
    const right = new Set(block.right);
    /** @param {string[]} cells @param {string} tag */
    const row = (cells, tag) =>
      element("tr", "", ...cells.map((cell, i) => element(tag, right.has(i) ? "right" : "", cell)));
    const head = row(block.columns, "th");
    head.querySelectorAll("th").forEach((cell) => cell.setAttribute("scope", "col"));
    const body = element("tbody");
    block.rows.forEach((/** @type {string[]} */ cells, /** @type {number} */ i) => {
      const line = row(cells, "td");
      const first = line.firstElementChild;
      if (block.links[i] && first) first.replaceChildren(link(block.links[i], cells[0]));
      if (block.strong_rows.includes(i)) line.classList.add("strong");
      if (block.bad_rows.includes(i)) line.classList.add("bad");
      body.append(line);
    });
    table.append(element("thead", "", head), body);
    if (block.columns.length > MOST_BESIDE && block.rows.length <= MOST_STACKED) stack(table, block.columns);
    const scroll = element("div", "scroll", table);
    scroll.tabIndex = 0;
    scroll.setAttribute("role", "region");
    scroll.setAttribute("aria-label", block.title || block.columns.join(", "));
    return scroll;
  },
  actions(block, tell) {
    const row = element("div", "actions");
    for (const action of block.actions) {
      if (action.url) {
        row.append(link(action.url, action.label, "button"));
        continue;
      }
      const button = /** @type {HTMLButtonElement} */ (element("button", "", action.label));
      button.type = "button";
      button.addEventListener("click", async () => {
        if (!action.copy) return tell(action.id);
        const text = action.copy.startsWith("?") ? new URL(action.copy, location.href).href : action.copy;
        await navigator.clipboard.writeText(text);
        button.textContent = "Copied";
        setTimeout(() => (button.textContent = action.label), 1500);
      });
      row.append(button);
    }
    return row;
  },
};

/** @param {{ parentElement: HTMLElement | ShadowRoot, data: any, setTriggerValue: (name: string, value: any) => void }} component */
export default function (component) {
  const { parentElement, data, setTriggerValue } = component;
  const sheet = element("article", "sheet");
  sheet.setAttribute("aria-label", data.label);
  for (const [role, colour] of Object.entries(data.colours)) sheet.style.setProperty(`--${role}`, String(colour));
  if (data.blocks[0]?.kind === "heading") sheet.classList.add("ruled");
  for (const block of data.blocks) sheet.append(draw[block.kind](block, (id) => setTriggerValue("action", id)));
  parentElement.querySelector("article")?.remove();
  parentElement.append(sheet);
}
