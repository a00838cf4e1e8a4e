// The script of every page: htmx for fragments, and a few behaviours that plain forms lack.
import htmx from 'htmx.org';
import './bootstrap.scss';
import './tokens.css';
import './frame.css';
import './parts.css';
import './terminals.css';
import './triage.css';
import './operations.css';
import './forms.js';
import './refresh.js';
import './offline.js';
import './queue.js';
import './drafts.js';
import './gate.js';
import './seen.js';
import './tour.js';
import './triage.js';

window.htmx = htmx;
