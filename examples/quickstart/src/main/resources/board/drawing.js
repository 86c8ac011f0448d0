// The drawn parts of the board: the wires with what goes along them, and the chart of lags.

const SVG = "http://www.w3.org/2000/svg";
const MOST_DOTS = 5;
const TRAVEL_MILLIS = 1400;
const BETWEEN_DOTS_MILLIS = 110;
const LEAST_MINUTES = 2;
const STEPS_OF_SECONDS = [1, 2, 5, 10, 20, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14400, 43200, 86400];

function element(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) {
    made.setAttribute(key, value);
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

/** The lines from the source to each lane, as they lie beside each other on a desk, or below each other on a phone. */
export class Wires {
  constructor(flow, svg, source) {
    this.flow = flow;
    this.svg = svg;
    this.source = source;
    this.paths = new Map();
    new ResizeObserver(() => this.lay()).observe(flow);
  }

  add(name, card, laneClass) {
    const path = element("path", { class: `wire ${laneClass}` });
    this.svg.append(path);
    this.paths.set(name, { path, card, laneClass });
    new ResizeObserver(() => this.lay()).observe(card);
  }

  state(name, state) {
    this.paths.get(name).path.dataset.state = state;
  }

  lay() {
    const frame = this.flow.getBoundingClientRect();
    const from = this.source.getBoundingClientRect();
    this.svg.setAttribute("viewBox", `0 0 ${frame.width} ${frame.height}`);
    for (const { path, card } of this.paths.values()) {
      const to = card.getBoundingClientRect();
      const endX = to.left - frame.left;
      const endY = to.top - frame.top + to.height / 2;
      path.setAttribute("d", to.top >= from.bottom
        ? this.downwards(from.bottom - frame.top, endX, endY)
        : this.sideways(from, frame, endX, endY));
    }
  }

  downwards(beginY, endX, endY) {
    const x = endX / 2;
    return `M${x} ${beginY} V${endY - 14} Q${x} ${endY} ${x + 14} ${endY} H${endX}`;
  }

  sideways(from, frame, endX, endY) {
    const x = from.right - frame.left;
    const y = from.top - frame.top + from.height / 2;
    const bend = (endX - x) / 2;
    return `M${x} ${y} C${x + bend} ${y} ${endX - bend} ${endY} ${endX} ${endY}`;
  }

  /** Sends so many along: a packet with the number, and a few dots behind it. */
  send(name, count) {
    if (document.hidden || matchMedia("(prefers-reduced-motion: reduce)").matches) {
      return;
    }
    const { path, laneClass } = this.paths.get(name);
    this.travel(path, this.packet(count, laneClass), 0);
    for (let dot = 1; dot <= Math.min(MOST_DOTS, count - 1); dot++) {
      this.travel(path, element("circle", { class: `dot ${laneClass}`, r: 4 - dot * 0.45 }), dot * BETWEEN_DOTS_MILLIS);
    }
  }

  packet(count, laneClass) {
    const text = `+${count.toLocaleString("en")}`;
    const width = 14 + text.length * 8;
    const packet = element("g", { class: `packet ${laneClass}` });
    packet.append(
      element("rect", { x: -width / 2, y: -11, width, height: 22, rx: 11 }),
      element("text", {}, text));
    return packet;
  }

  travel(path, traveller, delay) {
    const begin = performance.now() + delay;
    const step = (now) => {
      const way = Math.max(0, (now - begin) / TRAVEL_MILLIS);
      if (way >= 1) {
        traveller.remove();
        return;
      }
      if (now >= begin) {
        const eased = way * way * (3 - 2 * way);
        const point = path.getPointAtLength(path.getTotalLength() * eased);
        traveller.setAttribute("transform", `translate(${point.x} ${point.y})`);
        traveller.setAttribute("opacity", Math.min(1, 5 * way, 5 * (1 - way)));
        if (!traveller.isConnected) {
          this.svg.append(traveller);
        }
      }
      requestAnimationFrame(step);
    };
    requestAnimationFrame(step);
  }
}

/** A duration as people say it, such as 1.4 s or 3 min. */
export function duration(millis) {
  const seconds = millis / 1000;
  if (seconds < 9.95) {
    return `${seconds.toFixed(1)} s`;
  }
  if (seconds < 100) {
    return `${Math.round(seconds)} s`;
  }
  if (seconds < 5400) {
    return `${Math.round(seconds / 60)} min`;
  }
  return seconds < 129600 ? `${Math.round(seconds / 3600)} h` : `${Math.round(seconds / 86400)} days`;
}

/** How far behind each lane was; the same time is at the same place for all. */
export function drawLags(svg, lanes, interval, laneClass) {
  const { width, height } = svg.getBoundingClientRect();
  const left = 44;
  const bottom = height - 22;
  const longest = Math.max(LEAST_MINUTES * 60000 / interval, ...lanes.map((lane) => lane.history.length - 1));
  const highest = Math.max(1000, ...lanes.flatMap((lane) => lane.history.filter((lag) => lag !== null)));
  const step = STEPS_OF_SECONDS.find((seconds) => seconds * 1000 * 3 >= highest) * 1000 || highest / 3;
  const top = Math.ceil(highest / step) * step;
  const x = (index, length) => width - 8 - (length - 1 - index) * (width - 8 - left) / longest;
  const y = (lag) => bottom - (lag / top) * (bottom - 10);
  const drawn = [];
  for (let lag = 0; lag <= top; lag += step) {
    drawn.push(
      element("line", { class: "rule", x1: left, x2: width, y1: y(lag), y2: y(lag) }),
      element("text", { x: left - 8, y: y(lag) + 4, "text-anchor": "end" }, lag === 0 ? "0" : plain(lag)));
  }
  drawn.push(
    element("text", { x: left, y: height - 4 }, `${Math.round(longest * interval / 60000)} min ago`),
    element("text", { x: width - 8, y: height - 4, "text-anchor": "end" }, "now"));
  lanes.forEach((lane, index) => drawn.push(...line(lane.history, x, y, laneClass(index))));
  svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
  svg.replaceChildren(...drawn);
}

function plain(millis) {
  const seconds = millis / 1000;
  if (seconds < 60) {
    return `${seconds} s`;
  }
  return seconds < 3600 ? `${Math.round(seconds / 60)} min` : `${Math.round(seconds / 3600)} h`;
}

function line(history, x, y, laneClass) {
  const points = history
    .map((lag, index) => (lag === null ? null : [x(index, history.length), y(lag)]))
    .filter((point) => point !== null);
  if (points.length === 0) {
    return [];
  }
  const [endX, endY] = points[points.length - 1];
  return [
    element("path", { class: `line ${laneClass}`, d: `M${points.map((point) => point.join(" ")).join("L")}` }),
    element("circle", { class: `end ${laneClass}`, cx: endX, cy: endY, r: 3.5 })
  ];
}
