// When it happened: a bar for each day, month or year. A period brushed over the bars
// leaves what held then; playing moves the period along.

const strip = byId("strip");
let bins = []; // { from, to, words }, oldest first
let playing = 0;

function setTimeline() {
  bins = binsOf(
    data.edges.filter((edge) => edge.span && !edge.lasting).map((edge) => edge.span[0]),
  );
  if (bins.length < 2) {
    byId("timeline").hidden = true;
    return;
  }
  for (const end of ["from", "to"])
    byId(`thumb-${end}`).addEventListener("keydown", (event) => nudge(end, event));
  strip.addEventListener("pointerdown", brush);
  byId("play").addEventListener("click", () => (playing ? stop() : play()));
  byId("period-clear").addEventListener("click", () => {
    stop();
    change({ from: null, to: null });
  });
  byId("undated").addEventListener("change", (event) => change({ undated: event.target.checked }));
  new ResizeObserver(oncePerFrame(showTimeline)).observe(strip);
  follow(showTimeline);
}

/** Even steps from the first day to the last, as fine as there is room for. */
function binsOf(days) {
  if (!days.length) return [];
  const sorted = [...days].sort();
  const last = sorted.at(-1);
  let [first] = sorted;
  let months = monthsBetween(first, last);
  const made = [];
  // A few facts of long ago would leave no room for all others: they share one bar.
  const start = `${sorted[Math.floor(sorted.length * 0.15)].slice(0, 4)}-01-01`;
  if (months > 120 && monthsBetween(start, last) < months / 3) {
    made.push({ from: first, to: later(start, -1), words: `before ${start.slice(0, 4)}` });
    first = start;
    months = monthsBetween(first, last);
  }
  if (months <= 2) {
    for (let day = first; day <= last; day = later(day, 1))
      made.push({ from: day, to: day, words: dayWords(day) });
  } else if (months <= 120) {
    for (let at = 0; at <= months; at += 1) {
      const from = monthAfter(first, at);
      made.push({ from, to: later(monthAfter(first, at + 1), -1), words: monthWords(from) });
    }
  } else {
    const years = Math.ceil((months / 12 + 1) / 120); // years in a bar
    for (let year = Number(first.slice(0, 4)); year <= Number(last.slice(0, 4)); year += years) {
      const end = year + years - 1;
      made.push({
        from: `${four(year)}-01-01`,
        to: `${four(end)}-12-31`,
        words: years > 1 ? `${year} to ${end}` : String(year),
      });
    }
  }
  return made;
}

function monthsBetween(a, b) {
  return (
    (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 +
    Number(b.slice(5, 7)) -
    Number(a.slice(5, 7))
  );
}

function four(year) {
  return String(year).padStart(4, "0");
}

function later(day, days) {
  return new Date(Date.parse(`${day}T00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

function monthAfter(day, months) {
  const at = Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1 + months;
  return `${four(Math.floor(at / 12))}-${String((at % 12) + 1).padStart(2, "0")}-01`;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function monthWords(day) {
  return `${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;
}

function dayWords(day) {
  return `${Number(day.slice(8))} ${monthWords(day)}`;
}

/** The bin in which a day lies, the nearest one if none. */
function binOf(day) {
  let low = 0;
  let high = bins.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (bins[middle].from <= day) low = middle;
    else high = middle - 1;
  }
  return low;
}

function chosenBins() {
  return state.from ? [binOf(state.from), binOf(state.to)] : [0, bins.length - 1];
}

function choosePeriod(a, b) {
  const low = Math.max(0, Math.min(a, b));
  const high = Math.min(bins.length - 1, Math.max(a, b));
  if (low === 0 && high === bins.length - 1) change({ from: null, to: null });
  else change({ from: bins[low].from, to: bins[high].to });
}

function showTimeline() {
  const wide = strip.clientWidth;
  const high = strip.clientHeight;
  if (!wide || !bins.length) return;
  const happened = new Array(bins.length).fill(0);
  const claimed = new Array(bins.length).fill(0);
  for (const edge of shown.timeless) {
    if (edge.lasting || !edge.span) continue;
    (edge.happened ? happened : claimed)[binOf(edge.span[0])] += 1;
  }
  const most = Math.max(1, ...happened.map((count, at) => count + claimed[at]));
  const [low, high_] = chosenBins();
  const step = wide / bins.length;
  const floor = high - 16;
  const drawn = [];
  bins.forEach((bin, at) => {
    const inside = at >= low && at <= high_;
    const gap = step > 6 ? 1.5 : step > 3 ? 0.5 : 0;
    const tall = (count) => (count ? Math.max(2, (count / most) * (floor - 6)) : 0);
    const bar = (from, count, kind) =>
      count &&
      drawn.push(
        el("rect", {
          class: `${kind}${inside ? " inside" : ""}`,
          x: at * step + gap,
          width: Math.max(1, step - 2 * gap),
          y: from - tall(count),
          height: tall(count),
          rx: step > 8 ? 1.5 : 0,
        }),
      );
    bar(floor, happened[at], "bar");
    bar(floor - tall(happened[at]), claimed[at], "bar claim");
  });
  byId("bars").setAttribute("viewBox", `0 0 ${wide} ${high}`);
  byId("bars").replaceChildren(
    el("line", { class: "floor", x1: 0, x2: wide, y1: floor + 0.5, y2: floor + 0.5 }),
    ...drawn,
    ...ticks(step, high),
  );
  showBrush(low, high_, step);
  showPeriod(low, high_);
}

function ticks(step, high) {
  const every = Math.max(1, Math.ceil(84 / step));
  const words = [];
  for (let at = 0; at < bins.length; at += every) {
    if (at && (bins.length - at) * step < 58) break;
    words.push(el("text", { class: "tick", x: at * step + 2, y: high - 3 }, bins[at].words));
  }
  return words;
}

function showBrush(low, high, step) {
  const window_ = byId("brush");
  window_.hidden = !state.from;
  window_.style.left = `${low * step}px`;
  window_.style.width = `${(high - low + 1) * step}px`;
  const ends = { from: low * step, to: (high + 1) * step };
  for (const [end, at] of [
    ["from", low],
    ["to", high],
  ]) {
    const thumb = byId(`thumb-${end}`);
    thumb.style.left = `${ends[end]}px`;
    thumb.setAttribute("aria-valuemin", "0");
    thumb.setAttribute("aria-valuemax", String(bins.length - 1));
    thumb.setAttribute("aria-valuenow", String(at));
    thumb.setAttribute("aria-valuetext", bins[at].words);
  }
}

function showPeriod(low, high) {
  const words = low === high ? bins[low].words : `${bins[low].words} to ${bins[high].words}`;
  byId("period").textContent = state.from ? words : `All dates: ${words}`;
  byId("period-clear").hidden = !state.from;
  const undated = shown.timeless.filter((edge) => !edge.span).length;
  byId("undated-row").hidden = !state.from || !undated;
  byId("undated").checked = state.undated;
  byId("undated-count").textContent = counted(undated, "undated tie");
}

function nudge(end, event) {
  const step = {
    ArrowLeft: -1,
    ArrowDown: -1,
    ArrowRight: 1,
    ArrowUp: 1,
    PageDown: -6,
    PageUp: 6,
    Home: -1e6,
    End: 1e6,
  }[event.key];
  if (step === undefined) return;
  event.preventDefault();
  stop();
  let [low, high] = chosenBins();
  if (end === "from") low = Math.max(0, Math.min(high, low + step));
  else high = Math.min(bins.length - 1, Math.max(low, high + step));
  choosePeriod(low, high);
}

function brush(down) {
  if (down.button !== 0) return;
  stop();
  const box = strip.getBoundingClientRect();
  const at = (event) =>
    Math.max(
      0,
      Math.min(bins.length - 1, Math.floor(((event.clientX - box.left) / box.width) * bins.length)),
    );
  const [low, high] = chosenBins();
  const begun = at(down);
  const thumb = down.target.closest(".thumb");
  const inside = state.from && !thumb && begun >= low && begun <= high;
  const drag = (event) => {
    const here = at(event);
    if (thumb)
      choosePeriod(
        thumb.id === "thumb-from" ? Math.min(here, high) : low,
        thumb.id === "thumb-to" ? Math.max(here, low) : high,
      );
    else if (inside) {
      const by = Math.max(-low, Math.min(bins.length - 1 - high, here - begun));
      choosePeriod(low + by, high + by);
    } else choosePeriod(begun, here);
  };
  const up = () => {
    window.removeEventListener("pointermove", drag);
    window.removeEventListener("pointerup", up);
  };
  window.addEventListener("pointermove", drag);
  window.addEventListener("pointerup", up);
  if (!thumb && !inside) choosePeriod(begun, begun);
}

function play() {
  let [low, high] = chosenBins();
  if (!state.from || high === bins.length - 1) {
    const width = state.from ? high - low : Math.max(0, Math.round(bins.length / 12) - 1);
    [low, high] = [0, width];
  }
  choosePeriod(low, high);
  byId("play").textContent = "Pause";
  byId("play").setAttribute("aria-pressed", "true");
  playing = setInterval(
    () => {
      const [from, to] = chosenBins();
      if (to >= bins.length - 1) stop();
      else choosePeriod(from + 1, to + 1);
    },
    calm.matches ? 1600 : 700,
  );
}

function stop() {
  clearInterval(playing);
  playing = 0;
  byId("play").textContent = "Play";
  byId("play").setAttribute("aria-pressed", "false");
}
