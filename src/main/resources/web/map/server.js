// What the map asks of the server.

/** The server's refusal: its sentence, and what is wrong with which field. */
export class Refused extends Error {
  constructor(status, { detail, violations }) {
    super(detail || `HTTP ${status}`);
    this.status = status;
    this.violations = violations || [];
  }
}

/** GET of a JSON resource under /api/v1; throws Refused with the server's own sentence. */
export async function get(path, signal) {
  return (await read(path, signal)).body;
}

/** The same with the tag of the version that was read, to send back with a change. */
export async function read(path, signal) {
  const response = await fetch(`/api/v1${path}`, { headers: { Accept: 'application/geo+json, application/json' }, signal });
  return { body: await bodyOf(response), tag: response.headers.get('ETag') };
}

/** POST or PUT of a JSON body; the answer's. */
export async function send(method, path, body, headers = {}) {
  return bodyOf(await fetch(`/api/v1${path}`, { method, headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers }, body: JSON.stringify(body) }));
}

/** DELETE, which answers with nothing. */
export async function remove(path) {
  const response = await fetch(`/api/v1${path}`, { method: 'DELETE', headers: { Accept: 'application/json' } });
  if (!response.ok) await bodyOf(response);
}

async function bodyOf(response) {
  if (response.ok) return response.json();
  throw new Refused(response.status, await response.json().catch(() => ({})));
}

/** The track of a vehicle between two instants (ISO strings), as a list of fixes in order of time. */
export async function track(plate, from, to, signal) {
  const query = new URLSearchParams({ from, to });
  const geojson = await get(`/vehicles/${encodeURIComponent(plate)}/track?${query}`, signal);
  return fixes(geojson);
}

/** As track, but with no more fixes than a line needs that is that close to all of them, and how many there are in all. */
export async function simplifiedTrack(plate, from, to, toleranceM) {
  const geojson = await get(`/vehicles/${encodeURIComponent(plate)}/track?${new URLSearchParams({ from, to, toleranceM })}`);
  return { fixes: fixes(geojson), reports: geojson.properties.fixes };
}

/** A track is one Feature: a line (one point, or nothing) with the times, speeds and headings of its points beside it. */
function fixes({ geometry, properties: { times, speedsKph, headingsDeg } }) {
  if (!geometry) return [];
  const points = geometry.type === 'Point' ? [geometry.coordinates] : geometry.coordinates;
  return points.map(([lon, lat], i) => ({ lon, lat, at: times[i], speedKph: speedsKph[i], headingDeg: headingsDeg[i] }));
}

/**
 * The live stream; each handler hears a list, for positions of a frame come together. It comes back by itself when the connection breaks; onState hears 'live', 'lost' or 'ended' (signed
 * out, or the server has no room).
 */
export function openStream(handlers, onState) {
  const source = new EventSource('/api/v1/stream?positions=FRAMES');
  source.onopen = () => onState('live');
  source.onerror = () => onState(source.readyState === EventSource.CLOSED ? 'ended' : 'lost');
  for (const [name, handler] of Object.entries(handlers)) {
    source.addEventListener(name, (event) => {
      const data = JSON.parse(event.data);
      handler(Array.isArray(data) ? data : [data]);
    });
  }
  return source;
}
