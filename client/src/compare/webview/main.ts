/**
 * Makes the places on the page of a comparison links: a click, or Enter, opens the plan at its line. The page was
 * made by the server and works without this script as well.
 */
const PLACES = '.unit[data-uri][data-line], svg [data-uri][data-line]';

const host = acquireVsCodeApi();

for (const unit of document.querySelectorAll<HTMLElement>('.unit[data-uri][data-line]')) {
  unit.tabIndex = 0;
  unit.setAttribute('role', 'link');
}
for (const place of document.querySelectorAll<HTMLElement | SVGElement>(PLACES)) {
  place.style.cursor = 'pointer';
}
document.addEventListener('click', (event) => open(event));
document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter') {
    open(event);
  }
});

// The page is made anew while the draft is written; it should not jump.
const state = host.getState();
if (typeof state === 'number') {
  window.scrollTo(0, state);
}
window.addEventListener('scroll', () => host.setState(window.scrollY), { passive: true });

function open(event: Event): void {
  const place = event.target instanceof Element ? event.target.closest(PLACES) : null;
  const uri = place?.getAttribute('data-uri');
  const line = Number(place?.getAttribute('data-line') ?? Number.NaN);
  if (typeof uri === 'string' && Number.isInteger(line)) {
    event.preventDefault();
    host.postMessage({ uri, line });
  }
}
