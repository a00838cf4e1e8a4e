// A part that is fetched again and again stands still while somebody has something in it open.

document.addEventListener('htmx:beforeRequest', (event) => {
  const part = event.target;
  if (part.matches?.('[data-pause-while-open]') && part.querySelector('details[open]')) event.preventDefault();
});
