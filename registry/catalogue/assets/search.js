"use strict";
// Searches the list that stands in the page. search.json adds what the list does not show (keywords, columns); without
// it (a page opened from a folder, a lost connection) the words that can be seen are searched.

(() => {
  const FIELDS = [["title", 16], ["keywords", 8], ["publisher", 6], ["standards", 6], ["columns", 3], ["description", 2]];
  const box = document.getElementById("q");
  const list = document.getElementById("datasets");
  const found = document.getElementById("found");
  const none = document.getElementById("none");
  const items = Array.from(list.children);
  const total = items.length;

  const fold = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const split = (text) => fold(text).match(/[\p{L}\p{N}]+/gu) || [];
  const field = (texts) => texts.map(split);

  let rows = items.map((item) => {
    const title = item.querySelector(".title").textContent;
    return { item, title: field([title]), description: field([item.textContent]) };
  });

  const weigh = (cells, word) => {
    let best = 0;
    for (const words of cells || []) {
      for (const one of words) {
        if (one === word) return 1.5;
        if (one.startsWith(word)) best = 1;
      }
    }
    return best;
  };

  const rank = (row, words) => {
    let score = 0;
    for (const word of words) {
      let best = 0;
      for (const [name, weight] of FIELDS) best = Math.max(best, weight * weigh(row[name], word));
      if (!best) return 0;
      score += best;
    }
    return score;
  };

  const nameColumns = (row, words) => {
    const hits = (row.columns || []).flatMap((cell, n) => (words.some((word) => weigh([cell], word)) ? [row.names[n]] : []));
    const line = row.item.querySelector(".hit");
    line.hidden = !words.length || !hits.length;
    line.textContent = hits.length ? `in its columns: ${hits.slice(0, 6).join(", ")}${hits.length > 6 ? " …" : ""}` : "";
  };

  const show = () => {
    const words = split(box.value);
    const ranked = rows.map((row, order) => ({ row, order, score: words.length ? rank(row, words) : 1 }));
    const kept = ranked.filter((one) => one.score).sort((a, b) => b.score - a.score || a.order - b.order);
    for (const { row, score } of ranked) {
      row.item.hidden = !score;
      nameColumns(row, words);
    }
    list.append(...kept.map((one) => one.row.item));
    found.textContent = words.length ? `${kept.length} of ${total} found` : "";
    none.hidden = kept.length > 0;
  };

  const remember = () => {
    const address = new URL(location.href);
    if (box.value.trim()) address.searchParams.set("q", box.value.trim());
    else address.searchParams.delete("q");
    try {
      history.replaceState(null, "", address);
    } catch {
      // a page opened from a folder may not change its address
    }
  };

  const learn = (index) => {
    const byKey = new Map(index.datasets.map((cells) => [cells[0], cells]));
    rows = rows.map((row) => {
      const cells = byKey.get(row.item.dataset.key);
      if (!cells) return row;
      const known = { item: row.item, names: [] };
      index.fields.forEach((name, n) => {
        if (name !== "key") known[name] = field([].concat(cells[n]));
        if (name === "columns") known.names = cells[n];
      });
      return known;
    });
    show();
  };

  box.addEventListener("input", () => {
    show();
    remember();
  });
  box.form.addEventListener("submit", (event) => {
    event.preventDefault();
    show();
    remember();
  });
  box.value = new URLSearchParams(location.search).get("q") || "";
  show();
  if (location.protocol !== "file:") {
    fetch(box.dataset.index)
      .then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))))
      .then(learn)
      .catch(() => {}); // what the page shows is searched already
  }
})();
