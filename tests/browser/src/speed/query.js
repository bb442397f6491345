// The query bench within the page: rows varied from the bundled ones, a fixed script of questions, the app's own
// answers and, as a yardstick, a plain scan over typed columns. Defines `bench`; prints nothing.
"use strict";
const TEXTS = ["", "老", "老旧", "老旧小", "老旧小区", "电", "电梯", "加装电梯", "1", "12", "120", "2020", "p", "pm",
  "pm2.5", "r&d", "完成", "已完成", "区", "街道", "城中村改造", "地铁", "未来社区", "亿元", "学校 幼儿园",
  "改造 小区", "企业 培育 新增", "。", "没有这样的词", "运河", "亚运", "数字化改革", "老旧小区 电梯", "城", "城中",
  "城中村", "2", "20", "文", "文化"];
const COUNTED = ["report", "theme", "lead", "status"];
const ORDERS = ["id", "percent", "status", "lead"];
const PAGE = 50;

/** A generator of numbers that never changes (xorshift). */
function dice(seed) {
  let state = seed >>> 0;
  return below => {
    state ^= state << 13; state >>>= 0;
    state ^= state >>> 17;
    state ^= state << 5; state >>>= 0;
    return state % below;
  };
}

/** The same text with other figures and other places. */
function varied(text, roll) {
  const names = "东西南北中上下新古小大河山桥石湖文武安和康宁祥瑞金银星光明华";
  return text.replace(/\d|.(?=[路街巷村苑桥])/gu, sign =>
    /\d/.test(sign) ? String(roll(10)) : names[roll(names.length)]);
}

function rowsOf(size) {
  const bundled = nuoji.query({ facets: [] }).ids.map(id => nuoji.task(id));
  const roll = dice(0x9e3779b9);
  return Array.from({ length: size }, (_, at) => {
    const row = bundled[at % bundled.length];
    if (at < bundled.length) return row;
    return { ...row, id: `${row.report}-${at}`, goal: varied(row.goal, roll), progress: varied(row.progress, roll),
      percent: row.percent === null ? null : roll(1000) / 10 };
  });
}

/** The questions: a text, at times a filter, the counts of four facets, an order, the first rows. */
function questions() {
  return TEXTS.map((q, at) => {
    const filters = {};
    if (at % 5 === 1) filters.status = ["done", "ongoing"];
    if (at % 5 === 2) filters.report = ["r2020"];
    return { q, filters, facets: COUNTED, sort: [{ field: ORDERS[at % 4], desc: at % 3 === 0 }], limit: PAGE };
  });
}

/** The yardstick: lower-cased text, `includes`, values as numbers in typed arrays. */
class Scan {
  constructor(rows) {
    this.rows = rows;
    this.texts = rows.map(row =>
      [row.goal, row.progress, row.theme, row.lead.join("\n"), row.support.join("\n")].join("\n").toLowerCase());
    const facet = values => {
      const names = new Map(), starts = new Uint32Array(rows.length + 1), all = [];
      rows.forEach((row, at) => {
        for (const value of values(row)) {
          if (!names.has(value)) names.set(value, names.size);
          all.push(names.get(value));
        }
        starts[at + 1] = all.length;
      });
      return { names, starts, all: Uint32Array.from(all) };
    };
    this.facets = { report: facet(row => [row.report]), theme: facet(row => [row.theme]),
      lead: facet(row => row.lead), status: facet(row => [row.status]) };
    const first = name => Float64Array.from(rows, (_, at) => {
      const { starts, all } = this.facets[name];
      return starts[at] < starts[at + 1] ? all[starts[at]] : Infinity;
    });
    this.orders = { id: Float64Array.from(rows, (_, at) => at), status: first("status"), lead: first("lead"),
      percent: Float64Array.from(rows, row => row.percent === null ? Infinity : row.percent) };
  }

  query({ q, filters, facets, sort, limit }) {
    const words = q.toLowerCase().split(/\s+/).filter(Boolean), { texts } = this;
    const tests = Object.entries(filters).map(([name, values]) => {
      const { names, starts, all } = this.facets[name];
      const wanted = new Uint8Array(names.size);
      for (const value of values) if (names.has(value)) wanted[names.get(value)] = 1;
      return { name, fits: row => {
        for (let at = starts[row]; at < starts[row + 1]; at++) if (wanted[all[at]]) return true;
        return false;
      } };
    });
    const counts = facets.map(name => new Uint32Array(this.facets[name].names.size));
    const found = [];
    next: for (let row = 0; row < texts.length; row++) {
      for (const word of words) if (!texts[row].includes(word)) continue next;
      // A facet's own filter is left out of its counts.
      let failed = null, fails = 0;
      for (const test of tests) if (!test.fits(row)) { failed = test.name; fails++; }
      if (fails === 0) found.push(row);
      for (let f = 0; f < facets.length; f++) {
        if (fails > 1 || (fails === 1 && failed !== facets[f])) continue;
        const { starts, all } = this.facets[facets[f]], own = counts[f];
        for (let at = starts[row]; at < starts[row + 1]; at++) own[all[at]]++;
      }
    }
    const [{ field, desc }] = sort, keys = this.orders[field], sign = desc ? -1 : 1;
    const key = row => keys[row] === Infinity ? Infinity : sign * keys[row];
    found.sort((a, b) => { const x = key(a), y = key(b); return x < y ? -1 : x > y ? 1 : a - b; });
    return { total: found.length, counts, ids: found.slice(0, limit).map(row => this.rows[row].id) };
  }
}

/** Milliseconds of each question, the mean of so many rounds after a first; a round asks all of them in turn. */
function timed(ask, rounds) {
  const all = questions(), spent = new Float64Array(all.length);
  all.forEach(question => ask(question));
  for (let round = 0; round < rounds; round++) {
    all.forEach((question, at) => {
      const start = performance.now();
      ask(question);
      spent[at] += performance.now() - start;
    });
  }
  return Array.from(spent, time => time / rounds);
}

/** From the input event to the frame that shows its answer, for each text, typed as a reader would. */
async function frames() {
  const field = document.querySelector("input[type=search][name=q]"), spent = [];
  for (const text of TEXTS.slice(1)) {
    spent.push(await new Promise(done => {
      const painted = new MessageChannel();
      requestAnimationFrame(() => {
        const start = performance.now();
        painted.port1.onmessage = () => done(performance.now() - start);
        field.value = text;
        field.dispatchEvent(new Event("input", { bubbles: true }));
        // Handled once this very frame is painted.
        painted.port2.postMessage(0);
      });
    }));
    await new Promise(rest => setTimeout(rest, 60));
  }
  return spent;
}

window.bench = {
  frames,
  make(size) {
    this.rows = rowsOf(size);
    const text = row => [row.id, row.goal, row.progress, row.theme, ...row.lead, ...row.support].join("");
    return this.rows.reduce((sum, row) => sum + new TextEncoder().encode(text(row)).length, 0);
  },
  async open() {
    const start = performance.now();
    await nuoji.load(this.rows);
    nuoji.query(questions()[1]);
    return performance.now() - start;
  },
  engine: rounds => (nuoji.timed({ queries: questions(), rounds: 1 }), nuoji.timed({ queries: questions(), rounds })),
  door: rounds => timed(question => nuoji.query(question), rounds),
  scan(rounds) {
    const scan = new Scan(this.rows);
    // Both must find the same, or the race means nothing.
    for (const question of questions()) {
      const [own, app] = [scan.query(question), nuoji.query(question)];
      if (own.total !== app.total) throw new Error(`${question.q}: ${app.total} rows, the scan finds ${own.total}`);
    }
    return timed(question => scan.query(question), rounds);
  },
};
