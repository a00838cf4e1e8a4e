// Fences, routes and forbidden zones on the map: drawn, bent into shape, checked by the server while they are drawn, and kept.
import Feature from 'ol/Feature.js';
import GeoJSON from 'ol/format/GeoJSON.js';
import LineString from 'ol/geom/LineString.js';
import Point from 'ol/geom/Point.js';
import Draw from 'ol/interaction/Draw.js';
import Modify from 'ol/interaction/Modify.js';
import Snap from 'ol/interaction/Snap.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorSource from 'ol/source/Vector.js';
import { fromLonLat } from 'ol/proj.js';
import { Circle, Fill, Stroke, Style, Text } from 'ol/style.js';
import { ALARM_INK, FONT, INK, RIM, layGround, makeMap } from './ground.js';
import { get, read, remove, send } from './server.js';
import { element, half, text } from './texts.js';
import { Windows } from './windows.js';

const FORMAT = new GeoJSON({ featureProjection: 'EPSG:3857' });
const CHECK_AFTER_MS = 250;
const NEAR_PX = 8;
const KINDS = {
  place: { path: '/places', shape: 'fence', draw: 'Polygon', preview: '/previews/fences', fields: ['code', 'name', 'kind', 'address', 'organizationId', 'speedLimitKph'] },
  route: { path: '/routes', shape: 'line', draw: 'LineString', preview: '/previews/routes', fields: ['code', 'name', 'fromPlace', 'toPlace', 'corridorWidthM', 'speedLimitKph', 'rightTurnLimitKph'] },
  zone: { path: '/zones', shape: 'shape', draw: 'Polygon', fields: ['code', 'name', 'basis', 'loadedOnly', 'speedLimitKph', 'validFrom', 'validTo'] },
};
const NUMBERS = ['organizationId', 'corridorWidthM', 'speedLimitKph', 'rightTurnLimitKph'];

export async function openDrawing(page) {
  const map = makeMap(page.querySelector('#map'), page.dataset);
  page.map = map;
  const ground = await layGround(map);
  const zones = new VectorLayer({ source: new VectorSource(), zIndex: 3, style: new Style({ stroke: new Stroke({ color: ALARM_INK, width: 2, lineDash: [6, 4] }), fill: new Fill({ color: `${ALARM_INK}22` }) }) });
  map.addLayer(zones);
  await fillZones(zones.getSource());
  fillOptions(page, '#organizationId', (await get('/organizations?size=1000')).map(({ id, name }) => [id, name]));
  const places = (await get('/places?size=1000&active=true')).map(({ code, name }) => [code, name]);
  for (const end of ['#fromPlace', '#toPlace']) fillOptions(page, end, places);
  const desk = new Desk(page, map, { place: ground.places.getSource(), route: ground.routes.getSource(), zone: zones.getSource() });
  page.desk = desk;
  for (const button of page.querySelectorAll('[data-new]')) button.addEventListener('click', () => desk.begin(button.dataset.new));
  map.on('singleclick', (event) => desk.choose(event.coordinate));
  page.dataset.ready = 'yes';
}

function fillOptions(page, select, entries) {
  page.querySelector(select).append(...entries.map(([value, name]) => {
    const option = element('option', '', name);
    option.value = value;
    return option;
  }));
}

async function fillZones(source) {
  for (const { shape, ...properties } of await get('/zones?size=500')) {
    source.addFeature(FORMAT.readFeature({ type: 'Feature', geometry: shape, properties }));
  }
}

/** The one thing that is being drawn or changed. */
class Desk {
  constructor(page, map, sources) {
    Object.assign(this, { map, sources });
    this.form = page.querySelector('#record');
    this.guide = page.querySelector('#guide');
    this.what = page.querySelector('#what');
    this.preview = page.querySelector('#preview');
    this.faults = page.querySelector('#faults');
    this.windows = new Windows(page.querySelector('#windows'));
    this.withdrawal = page.querySelector('#withdrawal');
    this.withdrawal.querySelector('button').addEventListener('click', () => this.withdraw());
    this.drawn = new VectorSource();
    this.corners = new VectorSource();
    map.addLayer(new VectorLayer({ source: this.drawn, zIndex: 30, style: new Style({ stroke: new Stroke({ color: '#d9730d', width: 4 }), fill: new Fill({ color: '#d9730d33' }) }) }));
    map.addLayer(new VectorLayer({ source: this.corners, zIndex: 31, style: cornerStyle }));
    this.modify = new Modify({ source: this.drawn });
    map.addInteraction(this.modify);
    for (const source of [...Object.values(sources), this.drawn]) map.addInteraction(new Snap({ source }));
    this.modify.on('modifyend', () => {
      this.bent = true;
      this.faults.replaceChildren();
      this.check();
    });
    this.form.addEventListener('submit', (event) => { event.preventDefault(); this.save(); });
    page.querySelector('#cancel').addEventListener('click', () => this.end());
    // a shape that was begun by mistake has no form yet
    this.abandon = page.querySelector('#abandon');
    this.abandon.querySelector('button').addEventListener('click', () => this.end());
    document.addEventListener('keydown', (event) => { if (event.key === 'Escape' && this.draw) this.end(); });
  }

  begin(kind) {
    this.end();
    this.kind = kind;
    this.existing = null;
    this.guide.textContent = text(`map.drawing.guide.${KINDS[kind].draw}`);
    this.draw = new Draw({ source: this.drawn, type: KINDS[kind].draw });
    this.draw.on('drawend', ({ feature }) => {
      this.map.removeInteraction(this.draw);
      this.draw = null;
      this.abandon.hidden = true;
      this.open(kind, feature, {});
    });
    this.map.addInteraction(this.draw);
    this.abandon.hidden = false;
  }

  /** Takes up what lies there, unless something is being drawn: the smallest area around the point, or the line nearest to it. */
  async choose(coordinate) {
    if (this.draw || this.kind) return;
    const found = this.at(coordinate);
    if (!found) return;
    const { body, tag } = await read(`${KINDS[found.kind].path}/${found.feature.get('id')}`);
    // the record's own shape, not what the map draws of it
    const copy = FORMAT.readFeature({ type: 'Feature', geometry: body[KINDS[found.kind].shape], properties: {} });
    this.existing = { id: body.id, tag, original: found.feature, body };
    this.kind = found.kind;
    this.bent = false;
    this.drawn.addFeature(copy);
    this.open(found.kind, copy, body);
  }

  at(coordinate) {
    const reach = NEAR_PX * this.map.getView().getResolution();
    const found = [];
    for (const [kind, source] of Object.entries(this.sources)) {
      if (KINDS[kind].draw === 'Polygon') {
        for (const feature of source.getFeaturesAtCoordinate(coordinate)) found.push({ kind, feature, rank: 1 + feature.getGeometry().getArea() });
      } else {
        const feature = source.getClosestFeatureToCoordinate(coordinate);
        const away = feature ? new LineString([feature.getGeometry().getClosestPoint(coordinate), coordinate]).getLength() : Infinity;
        if (away <= reach) found.push({ kind, feature, rank: away / reach });
      }
    }
    return found.sort((one, other) => one.rank - other.rank)[0];
  }

  open(kind, feature, record) {
    this.kind = kind;
    this.feature = feature;
    this.form.hidden = false;
    this.guide.textContent = text('map.drawing.bend');
    this.what.textContent = this.existing ? text('map.drawing.change', text(`map.drawing.kind.${kind}`)) : text('map.drawing.keep', text(`map.drawing.kind.${kind}`));
    for (const part of this.form.querySelectorAll('[data-for]')) {
      part.hidden = !part.dataset.for.split(' ').includes(kind);
      for (const control of part.querySelectorAll('input, select')) control.disabled = part.hidden;
    }
    for (const field of KINDS[kind].fields) this.put(this.form.elements[field], record[field]);
    this.windows.show(record.timeWindows ?? []);
    this.withdrawal.hidden = !this.existing;
    this.withdrawal.open = false;
    this.form.elements.code.readOnly = Boolean(this.existing);
    this.check();
  }

  put(control, value) {
    if (value === undefined || value === null) return;
    if (control.type === 'checkbox') control.checked = value;
    else control.value = value;
  }

  /** What the control holds: a truth, a number or a text; undefined for nothing. */
  take(field) {
    const control = this.form.elements[field];
    if (control.type === 'checkbox') return control.checked;
    if (control.value === '') return undefined;
    return NUMBERS.includes(field) ? Number(control.value) : control.value;
  }

  /** What the server says of the shape as it is; asked once the hand rests. */
  check() {
    clearTimeout(this.checking);
    const { preview, shape } = KINDS[this.kind];
    if (!preview) return;
    this.checking = setTimeout(async () => {
      const asked = this.feature;
      try {
        const answer = await send('POST', preview, { [shape]: this.shape(), ...(this.kind === 'place' && this.existing ? { code: this.existing.body.code } : {}) });
        if (asked === this.feature) this.showPreview(answer);
      } catch (refused) {
        if (asked === this.feature) this.showFaults(refused);
      }
    }, CHECK_AFTER_MS);
  }

  showPreview({ lengthM, turnPoints, areaM2, overlaps }) {
    this.corners.clear();
    if (turnPoints) {
      this.corners.addFeatures(turnPoints.map(({ lon, lat, angleDeg }) => new Feature({ geometry: new Point(fromLonLat([lon, lat])), angleDeg })));
      const right = turnPoints.filter(({ angleDeg }) => angleDeg > 0).length;
      this.preview.replaceChildren(element('p', 'notice', text('map.drawing.preview.route', (lengthM / 1000).toFixed(2), turnPoints.length, right)));
      return;
    }
    const lines = [element('p', 'notice', text('map.drawing.preview.fence', Math.round(areaM2).toLocaleString('zh-CN')))];
    for (const { name, areaM2: shared } of overlaps) lines.push(element('p', 'notice notice-warn', text('map.drawing.preview.overlap', name, shared)));
    this.preview.replaceChildren(...lines);
  }

  showFaults(refused) {
    const sentences = refused.violations?.length ? refused.violations.map(({ field, message }) => `${this.nameOf(field)}：${half(message)}`) : [half(refused.message)];
    this.faults.replaceChildren(...sentences.map((sentence) => element('p', 'notice notice-bad', sentence)));
  }

  /** A field of the record as the form calls it; what has no control of its own is the shape, or the hours. */
  nameOf(field) {
    if (field.startsWith('timeWindows')) return text('map.drawing.window');
    const control = this.form.elements[field];
    return control?.labels?.[0]?.firstChild.textContent.trim() ?? text('map.drawing.shape');
  }

  /** Takes what lies there out of use; its records stay. */
  async withdraw() {
    try {
      await remove(`${KINDS[this.kind].path}/${this.existing.id}`);
      this.sources[this.kind].removeFeature(this.existing.original);
      const { name } = this.existing.body;
      this.end();
      this.guide.textContent = text('map.drawing.withdrawn', name);
    } catch (refused) {
      this.showFaults(refused);
    }
  }

  /** What was not bent goes back as it came, to the last digit. */
  shape() {
    if (this.existing && !this.bent) return this.existing.body[KINDS[this.kind].shape];
    return FORMAT.writeGeometryObject(this.feature.getGeometry(), { decimals: 6 });
  }

  async save() {
    const { path, fields, shape } = KINDS[this.kind];
    // what the form does not show stays as it is
    const record = { ...(this.existing?.body || {}), [shape]: this.shape() };
    this.faults.replaceChildren();
    delete record.id;
    delete record.turnPoints;
    for (const field of fields) {
      const value = this.take(field);
      if (value === undefined) delete record[field];
      else record[field] = value;
    }
    if (this.kind !== 'place') record.timeWindows = this.windows.read();
    try {
      const saved = this.existing
        ? await send('PUT', `${path}/${this.existing.id}`, record, { 'If-Match': this.existing.tag })
        : await send('POST', path, record);
      if (this.existing) this.sources[this.kind].removeFeature(this.existing.original);
      this.sources[this.kind].addFeature(FORMAT.readFeature({ type: 'Feature', geometry: saved[shape], properties: { ...saved, [shape]: undefined } }));
      this.end();
      this.guide.textContent = text('map.drawing.saved', saved.name);
    } catch (refused) {
      this.showFaults(refused);
    }
  }

  end() {
    clearTimeout(this.checking);
    if (this.draw) this.map.removeInteraction(this.draw);
    this.draw = null;
    this.abandon.hidden = true;
    this.kind = null;
    this.existing = null;
    this.feature = null;
    this.drawn.clear();
    this.corners.clear();
    this.form.reset();
    this.windows.show([]);
    this.form.hidden = true;
    this.preview.replaceChildren();
    this.faults.replaceChildren();
    this.guide.textContent = text('map.drawing.choose');
  }
}

/** Right turns are what the rule is about; left ones are shown quietly. */
function cornerStyle(corner) {
  const angleDeg = corner.get('angleDeg');
  const right = angleDeg > 0;
  return new Style({
    image: new Circle({ radius: right ? 8 : 5, fill: new Fill({ color: right ? ALARM_INK : '#6b7680' }), stroke: new Stroke({ color: RIM, width: 2 }) }),
    text: right ? new Text({ text: `${Math.round(angleDeg)}°`, offsetY: -16, font: `bold 12px ${FONT}`, fill: new Fill({ color: INK }), stroke: new Stroke({ color: RIM, width: 3 }) }) : undefined,
  });
}
