// Asks every second how things are, and shows it. Everything is put in as text, so nothing in a name or reason is ever markup.

import { Wires, drawLags, duration } from "/board/drawing.js";

const PERIOD_MILLIS = 1000;
const STALE_MILLIS = 10000;
const OWN_HEADER = { "X-Salesflow-Board": "yes" };
const STATES = { IN_STEP: "In step", BUSY: "Delivering", STUCK: "Some stuck", STOPPED: "Waits" };
const KINDS = { STOPPED: "All waits", LATE: "Late", FAILING: "Tried again", PARKED: "Given up" };
const TIME = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "long" });

const byId = (id) => document.getElementById(id);
const wires = new Wires(byId("flow"), byId("wires"), byId("source"));
const lanes = new Map();
const stuckItems = new Map();
const switches = new Map();
let newestEvent = "";
let latest = null;
let changedAt = performance.now();

function make(tag, className, text) {
  const made = document.createElement(tag);
  if (className) {
    made.className = className;
  }
  if (text !== undefined) {
    made.textContent = text;
  }
  return made;
}

function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}

const number = (value) => value.toLocaleString("en");
const counted = (count, one, many) => `${number(count)} ${count === 1 ? one : many}`;
const laneClass = (index) => `lane-${index % 4}`;
const total = (lane) => lane.delivered.created + lane.delivered.updated + lane.delivered.messages;

/** A time of today, or else with its day. */
function moment(time, now) {
  const day = DAY.format(time);
  return day === DAY.format(now) ? TIME.format(time) : `${day}, ${TIME.format(time)}`;
}

function overall(state, text) {
  const pill = byId("overall");
  pill.dataset.state = state;
  setText(pill, text);
  document.title = state === "IN_STEP" || state === "BUSY" ? "Salesflow live board" : `${text} – Salesflow live board`;
}

function showOverall(now) {
  const count = now.stuck.length + now.moreStuck;
  const stops = now.stuck.filter((one) => one.kind === "STOPPED" || one.kind === "LATE").map((one) => one.lane);
  if (stops.length > 0) {
    overall("STOPPED", `${[...new Set(stops)].join(" and ")}: all waits`);
  } else if (count > 0) {
    overall("STUCK", counted(count, "thing is stuck", "things are stuck"));
  } else {
    overall("IN_STEP", "All is in step");
  }
}

function showSource(now) {
  const { source } = now;
  byId("source").dataset.state = source.state;
  setText(byId("source-state"), source.state === "STOPPED" ? "Not answering" : source.state === "BUSY" ? "Being read" : "Answers");
  setText(byId("source-description"), source.description);
  grow(byId("source-contacts"), source.contacts);
  grow(byId("source-messages"), source.messages);
  setText(byId("source-scan"), source.lastScan === null ? "Not read yet" : `Read ${duration(Math.max(0, now.time - source.lastScan))} ago`);
  setText(byId("counted-since"), `Counted since ${moment(now.since, now.time)}, seen ${TIME.format(now.time)}`);
}

/** Sets a number, and lets it glow if it grew. */
function grow(element, value) {
  const text = number(value);
  if (element.textContent === text) {
    return;
  }
  const isFirst = element.textContent === "–";
  element.textContent = text;
  element.classList.remove("grown");
  if (!isFirst) {
    requestAnimationFrame(() => element.classList.add("grown"));
  }
}

function addLane(lane, index) {
  const card = make("article", `card lane ${laneClass(index)}`);
  const head = make("div", "card-head");
  const name = make("h2", "", lane.name);
  name.id = `lane-name-${index}`;
  card.setAttribute("aria-labelledby", name.id);
  const state = make("span", "state");
  head.append(name, state);
  const figures = make("dl", "figures");
  const figure = (label) => {
    const pair = make("div");
    const value = make("dd", "", "–");
    pair.append(make("dt", "", label), value);
    figures.append(pair);
    return value;
  };
  const shown = { card, state, chips: make("ul", "chips"), total: null };
  if (lane.takesContacts) {
    shown.created = figure("new contacts");
    shown.updated = figure("updated");
  }
  shown.messages = figure(lane.takesContacts ? "messages" : "mails");
  card.append(head, make("p", "quiet description", lane.description), figures, shown.chips);
  byId("lanes").append(card);
  const legend = make("li", laneClass(index));
  shown.legend = legend;
  byId("legend").append(legend);
  wires.add(lane.name, card, laneClass(index));
  lanes.set(lane.name, shown);
  return shown;
}

function showLane(lane, index) {
  const shown = lanes.get(lane.name) ?? addLane(lane, index);
  shown.card.dataset.state = lane.state;
  setText(shown.state, STATES[lane.state]);
  if (shown.created) {
    grow(shown.created, lane.delivered.created);
    grow(shown.updated, lane.delivered.updated);
  }
  grow(shown.messages, lane.delivered.messages);
  const chips = [[lane.lag === null ? "Nothing yet" : `${duration(lane.lag)} behind`, false]];
  if (lane.waiting > 0) {
    chips.push([`${number(lane.waiting)} on the way`, false]);
  }
  if (lane.failing > 0) {
    chips.push([`${number(lane.failing)} tried again`, true]);
  }
  if (lane.parked > 0) {
    chips.push([`${number(lane.parked)} given up`, true]);
  }
  shown.chips.replaceChildren(...chips.map(([text, attention]) => make("li", attention ? "attention" : "", text)));
  setText(shown.legend, lane.lag === null ? lane.name : `${lane.name}, ${duration(lane.lag)}`);
  wires.state(lane.name, lane.state);
  const sum = total(lane);
  if (shown.total !== null && sum > shown.total) {
    wires.send(lane.name, sum - shown.total);
  }
  shown.total = sum;
}

function stuckKey(one) {
  return JSON.stringify([one.lane, one.kind, one.what, one.reason, one.advice, one.key]);
}

function makeStuck(one) {
  const item = make("li");
  item.dataset.kind = one.kind;
  const kind = make("p", "kind");
  item.append(
    kind,
    make("h3", "", one.what),
    make("p", "reason", one.reason),
    make("p", "advice", one.advice));
  if (one.key !== null) {
    const button = make("button", "", "Deliver again");
    button.type = "button";
    button.setAttribute("aria-label", `Deliver ${one.what} to ${one.lane} again`);
    button.addEventListener("click", () => act(button, `/board/replay?${new URLSearchParams({ feed: one.feed, key: one.key })}`));
    item.append(button);
  }
  return { item, kind };
}

function showStuck(now) {
  const seen = new Set();
  const list = byId("stuck");
  now.stuck.forEach((one, place) => {
    const key = stuckKey(one);
    seen.add(key);
    if (!stuckItems.has(key)) {
      stuckItems.set(key, makeStuck(one));
    }
    const { item, kind } = stuckItems.get(key);
    const since = one.since === null ? "" : ` for ${duration(Math.max(0, now.time - one.since))}`;
    setText(kind, `${one.lane} · ${KINDS[one.kind]}${since}`);
    if (list.children[place] !== item) {
      list.insertBefore(item, list.children[place] ?? null);
    }
  });
  for (const [key, { item }] of stuckItems) {
    if (!seen.has(key)) {
      item.remove();
      stuckItems.delete(key);
    }
  }
  const count = now.stuck.length + now.moreStuck;
  byId("nothing-stuck").hidden = count > 0;
  byId("stuck-count").hidden = count === 0;
  setText(byId("stuck-count"), number(count));
  byId("more-stuck").hidden = now.moreStuck === 0;
  setText(byId("more-stuck"), `And ${number(now.moreStuck)} more.`);
}

function showEvents(now) {
  const newest = JSON.stringify([now.events.length, now.events[0]]);
  if (newest === newestEvent) {
    return;
  }
  const isFirst = newestEvent === "";
  const before = isFirst ? Infinity : JSON.parse(newestEvent)[1]?.time ?? 0;
  newestEvent = newest;
  const order = now.lanes.map((lane) => lane.name);
  byId("events").replaceChildren(...now.events.map((event) => {
    const place = order.indexOf(event.lane);
    const item = make("li", `${laneClass(place < 0 ? 3 : place)}${event.time > before ? " fresh" : ""}`);
    item.dataset.tone = event.tone;
    const time = make("time", "", TIME.format(event.time));
    time.dateTime = new Date(event.time).toISOString();
    item.append(time, make("span", "who", event.lane), make("span", "text", event.text));
    return item;
  }));
}

function showSwitches(now) {
  byId("faults-panel").hidden = now.switches.length === 0;
  for (const fault of now.switches) {
    if (!switches.has(fault.id)) {
      const button = make("button", "switch", fault.label);
      button.type = "button";
      button.id = `fault-${fault.id}`;
      button.setAttribute("role", "switch");
      button.addEventListener("click", () =>
        act(button, `/board/faults/${fault.id}/${button.getAttribute("aria-checked") === "true" ? "off" : "on"}`));
      byId("switches").append(button);
      switches.set(fault.id, button);
    }
    switches.get(fault.id).setAttribute("aria-checked", String(fault.on));
  }
}

/** Has the program do something, and tells beside the button what came of it if it did not. */
async function act(button, address) {
  button.disabled = true;
  const failure = await ask(address);
  button.disabled = false;
  button.focus();
  tellFailure(button, failure);
  await goOnLooking();
}

/** Why the program did not do it; nothing if it did. */
async function ask(address) {
  try {
    const answer = await fetch(address, { method: "POST", headers: OWN_HEADER });
    return answer.ok ? "" : (await answer.text()) || `It answered ${answer.status}`;
  } catch {
    return "The quickstart does not answer";
  }
}

function tellFailure(button, failure) {
  const next = button.nextElementSibling;
  const told = next?.classList.contains("failure") ? next : null;
  if (failure === "") {
    told?.remove();
    return;
  }
  const place = told ?? make("p", "failure");
  place.setAttribute("role", "alert");
  place.textContent = `That did not work: ${failure}`;
  button.after(place);
}

function show(now) {
  showSource(now);
  now.lanes.forEach(showLane);
  showOverall(now);
  showStuck(now);
  showEvents(now);
  showSwitches(now);
  drawLags(byId("chart"), now.lanes, now.interval, laneClass);
}

async function look() {
  const answer = await fetch("/board/now.json");
  if (!answer.ok) {
    throw new Error(`answered ${answer.status}`);
  }
  const now = await answer.json();
  if (now.time !== latest?.time) {
    changedAt = performance.now();
    latest = now;
    show(now);
  }
}

function showStaleness(isReachable) {
  const isStale = !isReachable || performance.now() - changedAt > STALE_MILLIS;
  document.body.classList.toggle("is-stale", isStale);
  if (isStale) {
    overall("STOPPED", isReachable ? "The board stands still" : "The quickstart does not answer");
  } else if (latest) {
    showOverall(latest);
  }
}

async function goOnLooking() {
  try {
    await look();
    showStaleness(true);
  } catch {
    showStaleness(false);
  }
}

async function goOn() {
  await goOnLooking();
  setTimeout(goOn, PERIOD_MILLIS);
}

new ResizeObserver(() => {
  if (latest) {
    drawLags(byId("chart"), latest.lanes, latest.interval, laneClass);
  }
}).observe(byId("chart"));

goOn();
