// A part that is fetched again and again stands still while somebody has something in it open, ticked or half typed.

const IN_HAND = 'details[open], input[type=checkbox]:checked, input[inputmode]:focus';

function inHand(part) {
  return part?.matches?.('[data-pause-while-open]') && part.querySelector(IN_HAND);
}

function paused(part) {
  part.dispatchEvent(new CustomEvent('liandan:paused', { bubbles: true }));
}

document.addEventListener('htmx:beforeRequest', (event) => {
  if (!inHand(event.target)) return;
  event.preventDefault();
  paused(event.target);
});

// something was taken in hand while the answer was on its way: the tick of a card would be gone
document.addEventListener('htmx:beforeSwap', (event) => {
  const part = event.detail.target;
  if (!inHand(part)) return;
  event.detail.shouldSwap = false;
  paused(part);
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
