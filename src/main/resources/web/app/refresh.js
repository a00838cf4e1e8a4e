// A part that is fetched again and again stands still while somebody has something in it open, ticked or half typed.

const IN_HAND = 'details[open], input[type=checkbox]:checked, input[inputmode]:focus';

document.addEventListener('htmx:beforeRequest', (event) => {
  const part = event.target;
  if (part.matches?.('[data-pause-while-open]') && part.querySelector(IN_HAND)) {
    event.preventDefault();
    part.dispatchEvent(new CustomEvent('liandan:paused', { bubbles: true }));
  }
});

// where the menu does not fit, the page's own entry is in sight
document.querySelector('.bar-nav [aria-current]')?.scrollIntoView({ block: 'nearest', inline: 'center' });

// a part that keeps its place gives the focus back to what had it, by its id, when it comes anew
document.addEventListener('htmx:beforeSwap', (event) => {
  const part = event.detail.target;
  if (part?.matches?.('[data-keeps-its-place]') && part.contains(document.activeElement)) part.dataset.focused = document.activeElement.id;
});
document.addEventListener('htmx:afterSwap', (event) => {
  const id = event.detail.target?.dataset?.focused;
  if (id) document.getElementById(id)?.focus({ preventScroll: true });
});
