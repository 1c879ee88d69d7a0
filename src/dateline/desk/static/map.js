// The maps of the desk: cells of the overview that follow its filters, and the places of one event.
//
// A place known only to a region, country or sea is drawn as a ring of its reach, never as a pin. Nothing is loaded from
// elsewhere: land and borders come with the desk, names are drawn with the reader's own fonts.

const holder = document.getElementById("map") ?? document.getElementById("event-map");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;

function colour(name) {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function paint() {
  return {
    water: colour("--water"), land: colour("--land"), border: colour("--border"), ink: colour("--ink"),
    quiet: colour("--ink-2"), accent: colour("--accent"), paper: colour("--surface"),
  };
}

// Land, coasts and borders in one file, which the map's own worker fetches and reads: coarse for the world, fine for a
// closer look, which is not fetched before anybody takes one.
const CLOSE = 2;

function worldLayers(scale, tint) {
  const source = `world-${scale}`;
  const zooms = scale === "fine" ? { minzoom: CLOSE } : {};
  const layer = (what, type, paint) => ({ id: scale === "fine" ? `${what}-fine` : what, type, source, filter: ["==", ["get", "what"], what], ...zooms, paint });
  return [
    layer("land", "fill", { "fill-color": tint.land }),
    layer("coast", "line", { "line-color": tint.border, "line-width": 0.7 }),
    layer("border", "line", { "line-color": tint.border, "line-width": 0.6, "line-dasharray": [3, 2] }),
  ];
}

const world = (scale) => ({ type: "geojson", data: new URL(holder.dataset[scale], location.href).href });

function baseStyle(tint) {
  const water = { id: "water", type: "background", paint: { "background-color": tint.water } };
  return { version: 8, sources: { "world-coarse": world("coarse") }, layers: [water, ...worldLayers("coarse", tint)] };
}

// What a page says comes first: the map, its style and its library are fetched when the browser has shown the page.
const shown = () => new Promise((done) => {
  if (!PerformanceObserver.supportedEntryTypes.includes("paint")) return requestAnimationFrame(() => setTimeout(done));
  new PerformanceObserver((list, observer) => {
    if (list.getEntriesByName("first-contentful-paint").length) { observer.disconnect(); done(); }
  }).observe({ type: "paint", buffered: true });
});

const styled = (address) => new Promise((done, fail) => {
  document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address, onload: done, onerror: fail }));
});

async function makeMap(options) {
  await shown();
  const [library] = await Promise.all([import(holder.dataset.library), styled(holder.dataset.style)]);
  library.setWorkerUrl(new URL(holder.dataset.worker, location.href).href);
  const map = new library.Map({
    container: holder, style: baseStyle(paint()), attributionControl: false, renderWorldCopies: true,
    maxZoom: 9, dragRotate: false, pitchWithRotate: false, fadeDuration: 0, ...options,
  });
  map.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  map.getCanvas().setAttribute("aria-label", holder.getAttribute("aria-label") ?? "Map; the same events are in the list");
  map.getCanvas().setAttribute("role", "application");
  holder.datelineMap = map;
  await new Promise((done) => map.once("load", done));
  // The page may have settled while the map was made, which the map's own observer leaves out the first time.
  map.resize();
  map.on("zoom", () => lookCloser(map));
  lookCloser(map);
  return { map, library };
}

function lookCloser(map) {
  if (map.getZoom() < CLOSE || map.getSource("world-fine")) return;
  map.addSource("world-fine", world("fine"));
  const before = map.getStyle().layers.find((each) => !each.source?.startsWith("world-") && each.id !== "water")?.id;
  for (const layer of worldLayers("fine", paint())) map.addLayer(layer, before);
  map.once("idle", () => { for (const { id } of worldLayers("coarse", paint())) map.setLayerZoomRange(id, 0, CLOSE); });
}

// The overview

function cellLayers(tint) {
  const coarse = ["in", ["get", "precision"], ["literal", ["region", "country", "sea"]]];
  const size = ["interpolate", ["linear"], ["log10", ["get", "events"]], 0, 5, 1, 10, 2, 15, 3, 21, 4, 27];
  const edge = ["case", [">", ["get", "conflicts"], 0], tint.accent, tint.paper];
  const circle = { "circle-radius": size, "circle-stroke-width": ["case", [">", ["get", "conflicts"], 0], 3, 1.5] };
  return [
    { id: "coarse", type: "circle", source: "cells", filter: coarse, paint: { ...circle, "circle-radius": ["+", size, 5], "circle-color": tint.quiet, "circle-opacity": 0.16, "circle-stroke-color": ["case", [">", ["get", "conflicts"], 0], tint.accent, tint.quiet], "circle-stroke-width": 1.5, "circle-stroke-opacity": 0.9 } },
    { id: "points", type: "circle", source: "cells", filter: ["!", coarse], paint: { ...circle, "circle-color": tint.quiet, "circle-stroke-color": edge } },
    { id: "numbers", type: "symbol", source: "cells", filter: [">", ["get", "events"], 1], layout: { "text-field": ["to-string", ["get", "events"]], "text-size": 11, "text-allow-overlap": true, "text-font": ["sans-serif"] }, paint: { "text-color": ["case", coarse, tint.ink, tint.paper] } },
  ];
}

function question() {
  const asked = new URLSearchParams(location.search);
  asked.delete("after");
  return asked;
}

async function overview() {
  const box = question().get("box")?.split(",").map(Number);
  const { map, library } = await makeMap({ center: [20, 24], zoom: 0.7 });
  const follow = document.getElementById("follow");
  let latest = 0;
  let seen = "";
  let popup = null;
  map.addSource("cells", { type: "geojson", data: { type: "FeatureCollection", features: [] } });
  for (const layer of cellLayers(paint())) map.addLayer(layer);

  async function refresh() {
    const number = ++latest;
    const asked = question();
    const bounds = map.getBounds();
    if (follow.checked) asked.delete("box");
    const wide = map.getZoom() < 1.5;
    if (!wide) asked.set("view", [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()].map((each) => each.toFixed(3)).join());
    asked.set("zoom", String(Math.floor(map.getZoom())));
    const answer = await fetch(`/cells.json?${asked}`);
    if (!answer.ok || number !== latest) return;
    const cells = await answer.json();
    map.getSource("cells").setData(cells);
    holder.dataset.cells = String(cells.features.length);
    holder.dataset.events = String(cells.features.reduce((sum, each) => sum + each.properties.events, 0));
    return cells;
  }

  function fit(cells) {
    const bounds = new library.LngLatBounds();
    for (const each of cells.features) bounds.extend(each.geometry.coordinates);
    if (!bounds.isEmpty()) map.fitBounds(bounds, { padding: 60, maxZoom: 5, animate: false });
  }

  function narrow() {
    const bounds = map.getBounds();
    const address = new URL(location.href);
    const corners = [bounds.getSouth(), bounds.getWest(), bounds.getNorth(), bounds.getEast()];
    const words = corners.map((each, at) => Math.max(at % 2 ? -360 : -90, Math.min(at % 2 ? 360 : 90, each)).toFixed(2)).join();
    if (words === seen) return;
    seen = words;
    if (follow.checked) address.searchParams.set("box", words);
    else address.searchParams.delete("box");
    address.searchParams.delete("after");
    window.htmx.ajax("GET", address.pathname + address.search, { target: "#results", swap: "innerHTML show:none" }).then(() => {
      history.pushState({ htmx: true }, "", address);
    });
  }

  map.on("moveend", () => { refresh(); if (follow.checked) narrow(); });
  follow.addEventListener("change", () => { seen = ""; narrow(); });
  map.on("click", (event) => {
    const [found] = map.queryRenderedFeatures(event.point, { layers: ["points", "coarse"] });
    if (!found) return;
    const { events, id, headline } = found.properties;
    const where = found.geometry.coordinates.slice();
    if (events > 1 && map.getZoom() < 8.5) {
      map.easeTo({ center: where, zoom: Math.min(9, map.getZoom() + 2), animate: !calm });
      return;
    }
    const link = document.createElement("a");
    link.href = `/event/${id}`;
    link.textContent = headline ?? `${events} events here, one of them`;
    popup?.remove();
    popup = new library.Popup({ maxWidth: "18rem" }).setLngLat(where).setDOMContent(link).addTo(map);
  });
  for (const layer of ["points", "coarse"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  document.addEventListener("htmx:afterSettle", () => refresh());
  document.addEventListener("dateline:theme", () => repaint(map, cellLayers));
  if (box?.length === 4) {
    follow.checked = true;
    map.fitBounds([[box[1], box[0]], [box[3], box[2]]], { animate: false, padding: 0 });
    await refresh();
  } else {
    const cells = await refresh();
    if (cells) fit(cells);
  }
}

function repaint(map, layers) {
  const tint = paint();
  map.setPaintProperty("water", "background-color", tint.water);
  const shown = [...worldLayers("coarse", tint), ...worldLayers("fine", tint), ...layers(tint)].filter((each) => map.getLayer(each.id));
  for (const layer of shown) {
    for (const [name, value] of Object.entries(layer.paint)) map.setPaintProperty(layer.id, name, value);
  }
}

// One event

function circleAround(lat, lon, km) {
  const turns = [];
  const far = km / 6371;
  const here = (lat * Math.PI) / 180;
  for (let at = 0; at <= 72; at++) {
    const way = (at / 72) * 2 * Math.PI;
    const there = Math.asin(Math.sin(here) * Math.cos(far) + Math.cos(here) * Math.sin(far) * Math.cos(way));
    const aside = Math.atan2(Math.sin(way) * Math.sin(far) * Math.cos(here), Math.cos(far) - Math.sin(here) * Math.sin(there));
    turns.push([lon + (aside * 180) / Math.PI, (there * 180) / Math.PI]);
  }
  return turns;
}

function placeLayers(tint) {
  const main = ["get", "preferred"];
  return [
    { id: "reach", type: "fill", source: "reach", paint: { "fill-color": tint.quiet, "fill-opacity": ["case", main, 0.14, 0.05] } },
    { id: "reach-edge", type: "line", source: "reach", paint: { "line-color": tint.quiet, "line-width": 1.2, "line-dasharray": [2, 2] } },
    { id: "flight", type: "line", source: "flight", paint: { "line-color": tint.accent, "line-width": 1.4, "line-dasharray": [1, 1.6] } },
    { id: "sites", type: "circle", source: "sites", filter: ["get", "pin"], paint: { "circle-radius": ["case", main, 6, 4], "circle-color": ["case", main, tint.accent, tint.paper], "circle-stroke-color": tint.accent, "circle-stroke-width": 2 } },
    { id: "names", type: "symbol", source: "sites", layout: { "text-field": ["get", "label"], "text-size": 12, "text-font": ["sans-serif"], "text-offset": ["case", ["get", "pin"], ["literal", [0, 0.9]], ["literal", [0, 0]]], "text-anchor": ["case", ["get", "pin"], "top", "center"], "text-max-width": 12, "text-variable-anchor": ["top", "bottom", "right", "left"], "text-radial-offset": 0.8 }, paint: { "text-color": tint.ink, "text-halo-color": tint.land, "text-halo-width": 1.6 } },
  ];
}

async function places() {
  const known = JSON.parse(holder.dataset.places).filter((each) => each.lat !== null && each.lon !== null);
  const { map, library } = await makeMap({ center: [known[0].lon, known[0].lat], zoom: 3, cooperativeGestures: false, scrollZoom: false });
  const pins = new Set(["site", "city"]);
  const feature = (geometry, properties) => ({ type: "Feature", geometry, properties });
  const all = (features) => ({ type: "geojson", data: { type: "FeatureCollection", features } });
  const reach = known.filter((each) => each.radius && each.precision !== "country").map((each) => feature({ type: "Polygon", coordinates: [circleAround(each.lat, each.lon, each.radius)] }, { preferred: each.preferred }));
  const label = (each) => `${each.role}: ${each.name}${pins.has(each.precision) ? "" : `\n(${each.precision ?? "unresolved"})`}`;
  const sites = known.map((each) => feature({ type: "Point", coordinates: [each.lon, each.lat] }, { label: label(each), pin: pins.has(each.precision), preferred: each.preferred }));
  const at = (role) => known.find((each) => each.role === role && each.preferred);
  const [from, to] = [at("origin"), at("landing") ?? at("heading") ?? at("target")];
  const flight = from && to ? [feature({ type: "LineString", coordinates: [[from.lon, from.lat], [to.lon, to.lat]] }, {})] : [];
  map.addSource("reach", all(reach));
  map.addSource("flight", all(flight));
  map.addSource("sites", all(sites));
  for (const layer of placeLayers(paint())) map.addLayer(layer);
  const bounds = new library.LngLatBounds();
  const shown = known.some((each) => each.preferred) ? known.filter((each) => each.preferred) : known;
  for (const each of shown) bounds.extend([each.lon, each.lat]);
  for (const each of reach) if (each.properties.preferred) for (const corner of each.geometry.coordinates[0]) bounds.extend(corner);
  map.fitBounds(bounds, { padding: 36, maxZoom: 6, animate: false });
  document.addEventListener("dateline:theme", () => repaint(map, placeLayers));
  holder.dataset.drawn = String(sites.length);
}

function fail(error) {
  holder.classList.add("failed");
  const note = document.createElement("p");
  note.className = "quiet";
  note.textContent = "The map cannot be drawn here (it needs WebGL); the same places are listed beside it.";
  holder.replaceChildren(note);
  console.warn(`no map: ${error}`);
}

if (holder) (holder.id === "map" ? overview() : places()).catch(fail);
