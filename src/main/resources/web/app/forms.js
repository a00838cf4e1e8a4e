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

// a choice that opens further fields: <input data-opens="a b"> shows #a and #b while it is chosen; what is not shown is
// neither asked for nor sent
function showOpened() {
  const choices = [...document.querySelectorAll('[data-opens]')];
  const wanted = new Set(choices.filter((choice) => choice.checked).flatMap((choice) => choice.dataset.opens.split(' ')));
  for (const id of new Set(choices.flatMap((choice) => choice.dataset.opens.split(' ')))) {
    const opened = document.getElementById(id);
    opened.hidden = !wanted.has(id);
    // a fieldset is closed by the server already: who is quicker than this script is not held up by fields that nobody sees
    if (opened.matches('fieldset')) opened.disabled = opened.hidden;
    for (const field of opened.querySelectorAll('input, select, textarea')) field.disabled = opened.hidden;
  }
}
document.addEventListener('change', showOpened);
document.addEventListener('htmx:afterSwap', showOpened);
showOpened();

// what was chosen while this script was still on its way, on a slow network, nobody has heard yet; a filter keeps what the
// browser's back button brought
document.addEventListener('DOMContentLoaded', () => {
  for (const field of document.querySelectorAll('form:not([data-submit-on-change]) input:checked')) {
    if (!field.defaultChecked) field.dispatchEvent(new Event('change', { bubbles: true }));
  }
});

// a filter form without a button press
document.addEventListener('change', (event) => {
  const form = event.target.closest('form[data-submit-on-change]');
  if (form) form.requestSubmit();
});
