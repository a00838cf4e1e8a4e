import htmx from 'htmx.org';
import 'bootstrap/dist/css/bootstrap.css';
import 'ol/ol.css';
import Map from 'ol/Map.js';
window.htmx = htmx;
window.OlMap = Map;
