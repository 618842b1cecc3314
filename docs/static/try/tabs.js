// Tabs: one of them is chosen, by a click or by the arrow keys.

/** Make tabs of the buttons in a list. `onChoose` gets the button that was chosen. */
export function makeTabs(list, onChoose) {
  const tabs = [...list.querySelectorAll("[role=tab]")];
  const panel = document.getElementById(tabs[0].getAttribute("aria-controls"));

  function choose(tab) {
    for (const other of tabs) {
      other.setAttribute("aria-selected", String(other === tab));
      other.tabIndex = other === tab ? 0 : -1;
    }
    panel.setAttribute("aria-labelledby", tab.id);
    onChoose(tab);
  }

  list.addEventListener("click", (event) => {
    const tab = event.target.closest("[role=tab]");
    if (tab) choose(tab);
  });
  list.addEventListener("keydown", (event) => {
    const at = tabs.indexOf(document.activeElement);
    const next = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key];
    if (at < 0 || next === undefined) return;
    event.preventDefault();
    const tab = tabs.at(next % tabs.length);
    tab.focus();
    choose(tab);
  });
  choose(tabs[0]);
}
