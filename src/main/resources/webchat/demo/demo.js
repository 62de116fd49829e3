// On narrow screens one of the two pages is shown at a time.
const main = document.querySelector('main');
const tabs = document.querySelectorAll('[data-show]');

for (const tab of tabs) {
  tab.addEventListener('click', () => {
    main.dataset.shown = tab.dataset.show;
    tabs.forEach((other) => other.setAttribute('aria-pressed', String(other === tab)));
  });
}
