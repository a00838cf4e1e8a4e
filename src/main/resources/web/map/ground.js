// What does not move: the district, its roads, the places' fences and the routes; and the map that carries them.
import OlMap from 'ol/Map.js';
import View from 'ol/View.js';
import GeoJSON from 'ol/format/GeoJSON.js';
import MVT from 'ol/format/MVT.js';
import LayerGroup from 'ol/layer/Group.js';
import TileLayer from 'ol/layer/Tile.js';
import VectorLayer from 'ol/layer/Vector.js';
import VectorTileLayer from 'ol/layer/VectorTile.js';
import VectorSource from 'ol/source/Vector.js';
import VectorTileSource from 'ol/source/VectorTile.js';
import XYZ from 'ol/source/XYZ.js';
import ScaleLine from 'ol/control/ScaleLine.js';
import { defaults as defaultControls } from 'ol/control/defaults.js';
import { fromLonLat } from 'ol/proj.js';
import { Fill, Stroke, Style, Text } from 'ol/style.js';
import { gcj02Projection } from './gcj02.js';
import { get } from './server.js';
import { text } from './texts.js';

export const FONT = '"PingFang SC","Microsoft YaHei","Noto Sans SC","WenQuanYi Micro Hei",sans-serif';
const DISTRICT_CENTRE = [109.8, 40.67];
/** From so many pieces of road on they come as tiles; below that one answer is simpler and sooner there. */
const MANY_ROADS = 3000;
const FORMAT = new GeoJSON({ featureProjection: 'EPSG:3857' });

/** The page's own choice of light or dark; a change of it is another page. */
const DARK = document.documentElement.dataset.bsTheme === 'dark';
/** What is written on the map, and the rim that keeps it apart from what lies below. */
export const INK = DARK ? '#e8edf2' : '#17212b';
export const ALARM_INK = DARK ? '#ff8a80' : '#c3221a';
export const RIM = DARK ? '#10161c' : '#fff';
const GROUND = DARK
  ? { boundary: '#5d6b78', land: '#161d25', road: '#3a4652', roadName: '#93a1ad', route: 'rgb(121 180 238 / .45)' }
  : { boundary: '#7a8794', land: '#fbfbf9', road: '#c3cad0', roadName: '#66727d', route: 'rgb(10 79 143 / .38)' };

/** Colours of places by what they are for; the legend shows the same. */
export const PLACE_COLOURS = {
  CONSTRUCTION_SITE: '#c26a00',
  RESIDENTIAL_COMPOUND: '#9a6b3f',
  TEMPORARY_STORAGE: '#b58900',
  TRANSFER_YARD: '#5b4bb3',
  SORTING_CENTRE: '#00766c',
  BACKFILL_SITE: '#4a7a1e',
  LANDFILL: '#6d4c41',
  DEPOT: '#607080',
};

/** A map on a quiet background, with 天地图 below it where the operator has set a key, or tiles of somebody else's. */
export function makeMap(target, { tiandituKey, tiles, tilesShifted, tilesAttribution }) {
  const below = [
    ...(tiles ? [foreign(tiles, tilesShifted === 'true', tilesAttribution)] : []),
    ...(tiandituKey ? [tianditu('vec', tiandituKey), tianditu('cva', tiandituKey)] : []),
  ];
  const map = new OlMap({
    target,
    controls: defaultControls({ rotate: false, attributionOptions: { collapsible: false } }).extend([new ScaleLine()]),
    layers: below,
    view: new View({ center: fromLonLat(DISTRICT_CENTRE), zoom: 12.5, minZoom: 8, maxZoom: 19 }),
  });
  map.set('tiles', below.length > 0);
  return map;
}

function foreign(url, shifted, attributions) {
  return new TileLayer({ source: new XYZ({ url, attributions, maxZoom: 18, ...(shifted ? { projection: gcj02Projection() } : {}) }) });
}

function tianditu(layer, key) {
  return new TileLayer({
    source: new XYZ({
      url: `https://t{0-7}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}`
        + `&STYLE=default&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${encodeURIComponent(key)}`,
      maxZoom: 18,
      attributions: text('map.attribution.tianditu'),
    }),
  });
}

/** Adds the layers of the ground and fills them; each part that fails is named, and the others are drawn. */
export async function layGround(map) {
  // tiles from elsewhere show through; without them the district is a sheet of its own
  const boundary = vector(map.get('tiles') ? borderStyle : boundaryStyle, 1, text('map.attribution.own'));
  const roads = new LayerGroup({ zIndex: 2 });
  const routes = vector(routeStyle, 3);
  const places = vector(placeStyle, 4, undefined, true);
  for (const layer of [boundary, roads, routes, places]) map.addLayer(layer);
  const parts = await Promise.allSettled([
    fill(boundary, '/boundaries'), fillRoads(roads), fill(routes, '/routes?size=500'), fill(places, '/places?size=500'),
  ]);
  // where work is done, not where the district ends
  fit(map, places.getSource(), routes.getSource(), boundary.getSource());
  return {
    boundary, roads, routes, places,
    failures: parts.filter((part) => part.status === 'rejected').map((part) => part.reason.message),
  };
}

function vector(style, zIndex, attributions, declutter = false) {
  return new VectorLayer({ source: new VectorSource({ attributions }), style, zIndex, declutter });
}

async function fill(layer, path) {
  layer.getSource().addFeatures(FORMAT.readFeatures(asCollection(await get(path))));
}

async function fillRoads(group) {
  const { features, minZoom, maxZoom } = await get('/tiles/roads');
  if (features > MANY_ROADS) {
    const source = new VectorTileSource({ format: new MVT(), url: '/api/v1/tiles/roads/{z}/{x}/{y}.mvt', minZoom, maxZoom });
    group.getLayers().push(new VectorTileLayer({ source, style: roadStyle, zIndex: 2, declutter: true }));
    return;
  }
  const layer = vector(roadStyle, 2);
  group.getLayers().push(layer);
  await fill(layer, '/roads');
}

/** Registry lists are plain records with their shape inside; reference layers are GeoJSON already. */
function asCollection(answer) {
  if (answer.type === 'FeatureCollection') return answer;
  const features = answer.map(({ fence, line, ...properties }) => ({ type: 'Feature', geometry: fence || line, properties }));
  return { type: 'FeatureCollection', features };
}

function fit(map, ...sources) {
  const source = sources.find((one) => one.getFeatures().length > 0);
  if (source) map.getView().fit(source.getExtent(), { padding: [24, 24, 24, 24], maxZoom: 14 });
}

const BORDER = new Stroke({ color: GROUND.boundary, width: 2, lineDash: [10, 4, 2, 4] });
const borderStyle = new Style({ stroke: BORDER });
const boundaryStyle = new Style({ stroke: BORDER, fill: new Fill({ color: GROUND.land }) });

function roadStyle(feature, resolution) {
  const arterial = /arterial|trunk|primary/.test(feature.get('class') || '');
  const styles = [new Style({ stroke: new Stroke({ color: GROUND.road, width: arterial ? 4 : 2.5 }) })];
  const name = feature.get('name');
  if (name && resolution < 12) {
    styles.push(new Style({ text: new Text({ text: name, placement: 'line', font: `12px ${FONT}`, fill: new Fill({ color: GROUND.roadName }), stroke: new Stroke({ color: RIM, width: 3 }) }) }));
  }
  return styles;
}

const routeStyle = new Style({ stroke: new Stroke({ color: GROUND.route, width: 3 }) });

function placeStyle(feature, resolution) {
  const colour = PLACE_COLOURS[feature.get('kind')] || '#607080';
  return new Style({
    stroke: new Stroke({ color: colour, width: 2 }),
    fill: new Fill({ color: `${colour}33` }),
    text: resolution > 30 ? undefined : new Text({
      text: feature.get('name'),
      font: `13px ${FONT}`,
      fill: new Fill({ color: DARK ? INK : colour }),
      stroke: new Stroke({ color: RIM, width: 4 }),
      overflow: true,
    }),
  });
}
