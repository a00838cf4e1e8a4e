// The pages with a map: the wall of the district, one vehicle's day, the drawing board, and where violations gather.
import 'ol/ol.css';
import './map.css';
import { openDrawing } from './drawing.js';
import { openHeat } from './heat.js';
import { openWall } from './wall.js';
import { openVehicle } from './vehicle.js';

/** A map that is made before its style sheet has come has no size. */
const styled = document.readyState === 'complete' ? Promise.resolve() : new Promise((resolve) => { window.addEventListener('load', resolve, { once: true }); });

const PAGES = { wall: openWall, vehicle: openVehicle, drawing: openDrawing, heat: openHeat };

styled.then(() => {
  for (const [id, open] of Object.entries(PAGES)) {
    const page = document.getElementById(id);
    if (page) open(page);
  }
});
