// Draws the tables of the overview. A chart has no numbers of its own: it reads the table under it, which is all there is without scripts.
import { BarController, BarElement, CategoryScale, Chart, Legend, LinearScale, Tooltip } from 'chart.js';
import './charts.css';

Chart.register(BarController, BarElement, CategoryScale, Legend, LinearScale, Tooltip);

const ROW_PX = 26;
const AROUND_PX = 72;
const DAYS_PX = 260;
/** In widths of a Latin letter; a Chinese character has two. */
const LONGEST_LABEL = 24;

/** What a table says: labels, and for each drawn column its name, unit, numbers and links. */
export function readTable(table) {
  const rows = [...table.tBodies[0].rows];
  const headings = [...table.tHead.rows[0].cells].slice(1);
  return {
    labels: rows.map((row) => row.cells[0].textContent.trim()),
    series: headings
      .map((heading, i) => ({ heading, i }))
      .filter(({ heading }) => 'drawn' in heading.dataset)
      .map(({ heading, i }) => ({
        name: heading.dataset.name,
        unit: heading.dataset.unit,
        values: rows.map((row) => (row.cells[i + 1].dataset.value === '' ? null : Number(row.cells[i + 1].dataset.value))),
        links: rows.map((row) => row.cells[i + 1].querySelector('a')?.href),
      })),
  };
}

/** Stripes, so that two columns can be told apart without their colours. */
function stripes(colour, ground) {
  const tile = document.createElement('canvas');
  tile.width = 8;
  tile.height = 8;
  const pen = tile.getContext('2d');
  pen.fillStyle = ground;
  pen.fillRect(0, 0, 8, 8);
  pen.strokeStyle = colour;
  pen.lineWidth = 3;
  for (const x of [-4, 4, 12]) {
    pen.beginPath();
    pen.moveTo(x - 2, 10);
    pen.lineTo(x + 10, -2);
    pen.stroke();
  }
  return pen.createPattern(tile, 'repeat');
}

function short(label) {
  let width = 0;
  const fits = [...label].findIndex((letter) => { width += letter > '\u2e80' ? 2 : 1; return width > LONGEST_LABEL; });
  return fits < 0 ? label : `${[...label].slice(0, fits - 1).join('')}…`;
}

function draw(figure) {
  const table = figure.querySelector('table');
  if (!table) return;
  const { labels, series } = readTable(table);
  const lying = figure.dataset.shape === 'BARS';
  const token = (name) => getComputedStyle(figure).getPropertyValue(name).trim();
  const title = figure.querySelector('h2').textContent;
  const box = figure.querySelector('.chart');
  const canvas = document.createElement('canvas');
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', `${title}: ${series.map(({ name, unit }) => `${name} (${unit})`).join(', ')}`);
  box.append(canvas);
  box.hidden = false;
  box.style.height = `${lying ? labels.length * series.length * ROW_PX + AROUND_PX : DAYS_PX}px`;
  const looks = [{ colour: token('--chart-first') }, { colour: token('--chart-second'), striped: true }];
  const value = lying ? 'x' : 'y';
  const label = lying ? 'y' : 'x';
  Chart.defaults.font.family = token('--font');
  const chart = new Chart(canvas, {
    type: 'bar',
    data: {
      labels: labels.map((words) => (lying ? short(words) : words.slice(5))),
      datasets: series.map(({ name, values }, i) => ({
        label: name,
        data: values,
        backgroundColor: looks[i].striped ? stripes(looks[i].colour, token('--sheet')) : looks[i].colour,
        borderColor: looks[i].colour,
        borderWidth: 1,
        maxBarThickness: 22,
      })),
    },
    options: {
      animation: false,
      maintainAspectRatio: false,
      indexAxis: label,
      scales: {
        [value]: { beginAtZero: true, grid: { color: token('--line') }, ticks: { color: token('--ink-soft') }, title: { display: true, text: series[0].unit, color: token('--ink-soft') } },
        [label]: { grid: { display: false }, ticks: { color: token('--ink'), autoSkip: !lying } },
      },
      plugins: {
        legend: { display: series.length > 1, labels: { color: token('--ink') } },
        tooltip: { callbacks: { title: ([item]) => labels[item.dataIndex], label: ({ datasetIndex, parsed }) => `${series[datasetIndex].name} ${parsed[value]} ${series[datasetIndex].unit}` } },
      },
      // the same way down as the number in the table
      onClick: (_, [hit]) => {
        const link = hit && series[hit.datasetIndex].links[hit.index];
        if (link) window.location.assign(link);
      },
    },
  });
  figure.chart = chart;
  figure.querySelector('details').open = false;
}

/** Printed pages show the tables instead. */
function unfold() {
  for (const details of document.querySelectorAll('.figure details')) details.open = true;
}

const styled = document.readyState === 'complete' ? Promise.resolve() : new Promise((resolve) => { window.addEventListener('load', resolve, { once: true }); });

styled.then(() => {
  document.querySelectorAll('.figure[data-shape]').forEach(draw);
  window.addEventListener('beforeprint', unfold);
  document.querySelector('.dashboard').dataset.ready = 'yes';
});
