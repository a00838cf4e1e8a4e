// Tiles in GCJ-02, the shifted coordinates of Chinese online maps, laid where they belong: the picture is bent while it is shown, and no
// coordinate of ours ever is. The published approximation (Krassovsky 1940); MapStoryTest compares it with another reading of the same.
import { addCoordinateTransforms, addProjection, fromLonLat, get as projection, toLonLat } from 'ol/proj.js';
import Projection from 'ol/proj/Projection.js';

const A_M = 6_378_245;
const ECCENTRICITY_SQUARE = 0.006693421622965943;
const CLOSE_DEG = 1e-10;
const MOST_STEPS = 20;

const wave = (degrees, period) => Math.sin((degrees * Math.PI) / period);
const ripple = (x) => ((20 * Math.sin(6 * Math.PI * x) + 20 * Math.sin(2 * Math.PI * x)) * 2) / 3;
/** Waves of several lengths on top of a polynomial. */
const rows = (degrees, first, polynomial) => ((20 * wave(degrees, 1) + 40 * wave(degrees, 3)) * 2) / 3 + ((first * wave(degrees, 12) + 2 * first * wave(degrees, 30)) * 2) / 3 + polynomial;

function eastM(x, y) {
  return rows(x, 150, 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * Math.sqrt(Math.abs(x))) + ripple(x);
}

function northM(x, y) {
  return rows(y, 160, -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * Math.sqrt(Math.abs(x))) + ripple(x);
}

/** Where the point of [lon, lat] in WGS-84 lies on a GCJ-02 map; points outside the mainland's bounding box stay where they are. */
function toGcj02([lon, lat]) {
  if (lon < 72.004 || lon > 137.8347 || lat < 0.8293 || lat > 55.8271) return [lon, lat];
  const latRad = (lat * Math.PI) / 180;
  const w = 1 - ECCENTRICITY_SQUARE * Math.sin(latRad) ** 2;
  const meridianM = (A_M * (1 - ECCENTRICITY_SQUARE)) / (w * Math.sqrt(w));
  const parallelM = (A_M / Math.sqrt(w)) * Math.cos(latRad);
  const degrees = 180 / Math.PI;
  return [lon + (eastM(lon - 105, lat - 35) / parallelM) * degrees, lat + (northM(lon - 105, lat - 35) / meridianM) * degrees];
}

/** The other way round, by coming closer until nothing moves any more. */
function toWgs84(shown) {
  let point = shown;
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const there = toGcj02(point);
    const off = [there[0] - shown[0], there[1] - shown[1]];
    point = [point[0] - off[0], point[1] - off[1]];
    if (Math.abs(off[0]) < CLOSE_DEG && Math.abs(off[1]) < CLOSE_DEG) break;
  }
  return point;
}

/** The projection of a web map whose tiles are GCJ-02. */
export function gcj02Projection() {
  const mercator = projection('EPSG:3857');
  const shifted = new Projection({ code: 'GCJ02:3857', units: 'm', extent: mercator.getExtent() });
  addProjection(shifted);
  addCoordinateTransforms(
    mercator,
    shifted,
    (coordinate) => fromLonLat(toGcj02(toLonLat(coordinate))),
    (coordinate) => fromLonLat(toWgs84(toLonLat(coordinate))),
  );
  return shifted;
}
