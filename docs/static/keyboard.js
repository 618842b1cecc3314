// Code that is wider than the page can be scrolled with the keyboard, too.
const reach = () => {
  for (const code of document.querySelectorAll("pre")) {
    if (code.scrollWidth > code.clientWidth) code.tabIndex = 0;
    else code.removeAttribute("tabindex");
  }
};
reach();
addEventListener("resize", reach);
