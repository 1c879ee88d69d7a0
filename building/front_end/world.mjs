// Makes the base map of the desk from Natural Earth (world-atlas), so that a browser has nothing to work out: one GeoJSON
// of land, coasts and borders, coarse for the world and fine for a closer look.
//
// Run: node world.mjs countries-110m.json coarse.json

import { readFileSync, writeFileSync } from "node:fs";
import { feature, mesh } from "topojson-client";

const [from, to] = process.argv.slice(2);
const shapes = JSON.parse(readFileSync(from, "utf8"));
const countries = shapes.objects.countries;
const made = (what, geometry) => ({ type: "Feature", properties: { what }, geometry });

// A ring that crosses 180 degrees goes on beyond it instead of running back around the world.
function unrolled(ring) {
  const found = [ring[0]];
  for (const [lon, lat] of ring.slice(1)) {
    const turn = Math.round((lon - found[found.length - 1][0]) / 360);
    found.push([lon - turn * 360, lat]);
  }
  return Math.abs(found[found.length - 1][0] - found[0][0]) < 1 ? found : ring; // the one around the pole stays
}

// A line is cut where it would run around the world, or along its edge.
function cut(lines) {
  const kept = [];
  for (const line of lines.coordinates) {
    let piece = [line[0]];
    for (let at = 1; at < line.length; at++) {
      const [from, to] = [line[at - 1], line[at]];
      const edge = Math.abs(from[0]) > 179.99 && Math.abs(to[0]) > 179.99;
      if (edge || Math.abs(to[0] - from[0]) > 180) {
        if (piece.length > 1) kept.push(piece);
        piece = [to];
      } else piece.push(to);
    }
    if (piece.length > 1) kept.push(piece);
  }
  return { type: "MultiLineString", coordinates: kept };
}

function land() {
  const found = feature(shapes, shapes.objects.land);
  return (found.features ?? [found]).map(({ geometry }) => {
    const polygons = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
    return made("land", { type: "MultiPolygon", coordinates: polygons.map((rings) => rings.map(unrolled)) });
  });
}

const features = [
  ...land(),
  made("coast", cut(mesh(shapes, countries, (one, other) => one === other))),
  made("border", cut(mesh(shapes, countries, (one, other) => one !== other))),
];
const rounded = (name, value) => (typeof value === "number" ? Math.round(value * 1000) / 1000 : value);
writeFileSync(to, JSON.stringify({ type: "FeatureCollection", features }, rounded));
