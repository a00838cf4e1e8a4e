// The pages with a map: the wall of the district and one vehicle's day.
import 'ol/ol.css';
import './map.css';
import { openWall } from './wall.js';
import { openVehicle } from './vehicle.js';

const wall = document.getElementById('wall');
if (wall) openWall(wall);

const vehicle = document.getElementById('vehicle');
if (vehicle) openVehicle(vehicle);
