// A form is sent once, and the first field at fault is shown to the person who sent it.

document.addEventListener('submit', (event) => {
  const form = event.target;
  if (form.dataset.sent) {
    event.preventDefault();
    return;
  }
  form.dataset.sent = 'yes';
  // a failed send (no network) leaves the page standing: let the person press again
  setTimeout(() => delete form.dataset.sent, 4000);
});

// the browser's back button brings the old page with its mark: it may be sent again
window.addEventListener('pageshow', () => {
  for (const form of document.forms) delete form.dataset.sent;
});

const firstAtFault = document.querySelector('.field-bad input, .field-bad select, .field-bad textarea');
if (firstAtFault) {
  firstAtFault.focus({ preventScroll: true });
  firstAtFault.closest('.field-bad').scrollIntoView({ block: 'center' });
}

// a choice that opens further fields: <input data-opens="id"> shows #id while it is chosen
function showOpened() {
  for (const choice of document.querySelectorAll('[data-opens]')) {
    for (const id of choice.dataset.opens.split(' ')) {
      const opened = document.getElementById(id);
      const wanted = [...document.querySelectorAll(`[data-opens~="${id}"]`)].some((other) => other.checked);
      opened.hidden = !wanted;
      // a field that is not shown must not hold the form back
      for (const field of opened.querySelectorAll('[required], [data-required]')) {
        field.dataset.required = 'yes';
        field.required = wanted;
      }
    }
  }
}
document.addEventListener('change', showOpened);
document.addEventListener('htmx:afterSwap', showOpened);
showOpened();

// a filter form without a button press
document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-submit-on-change]');
  if (form) form.requestSubmit();
});
