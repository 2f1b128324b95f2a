// Colour scheme and small-screen menu; every page works without it.
(function () {
  "use strict";
  const root = document.documentElement;
  const KEY = "qs-theme";

  function stored() {
    try {
      return localStorage.getItem(KEY);
    } catch {
      return null; // storage may be forbidden
    }
  }

  function store(theme) {
    try {
      localStorage.setItem(KEY, theme);
    } catch {
      // the choice then lasts for this page
    }
  }

  function currentTheme() {
    const dark = matchMedia("(prefers-color-scheme: dark)").matches;
    return root.dataset.theme || (dark ? "dark" : "light");
  }

  root.classList.add("qs-js");
  const theme = stored();
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;

  document.addEventListener("click", function (event) {
    if (!(event.target instanceof Element)) return;
    if (event.target.closest(".qs-theme-toggle")) {
      root.dataset.theme = currentTheme() === "dark" ? "light" : "dark";
      store(root.dataset.theme);
      return;
    }
    const toggle = event.target.closest(".qs-nav-toggle");
    if (toggle) {
      const open = toggle.getAttribute("aria-expanded") !== "true";
      toggle.setAttribute("aria-expanded", String(open));
    }
  });

  document.addEventListener("keydown", function (event) {
    const toggle = document.querySelector('.qs-nav-toggle[aria-expanded="true"]');
    if (event.key === "Escape" && toggle) {
      toggle.setAttribute("aria-expanded", "false");
      toggle.focus();
    }
  });
})();
