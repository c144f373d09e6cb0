"use strict";
// The theme switch. The choice is kept in a cookie, so that the server draws the next page right from its first byte.
(function () {
  const MEDIA = {
    light: { light: "all", dark: "not all" },
    dark: { light: "not all", dark: "all" },
    system: { light: "(prefers-color-scheme: light)", dark: "(prefers-color-scheme: dark)" },
  };
  const buttons = document.querySelectorAll("[data-theme-choice]");

  function announce() {
    document.dispatchEvent(new CustomEvent("truelift-theme"));
  }

  function choose(choice) {
    document.documentElement.dataset.theme = choice;
    document.querySelectorAll("link[data-palette]").forEach((link) => {
      link.media = MEDIA[choice][link.dataset.palette];
    });
    buttons.forEach((button) => button.setAttribute("aria-pressed", String(button.dataset.themeChoice === choice)));
    document.cookie = "truelift-theme=" + choice + "; path=/; max-age=31536000; samesite=strict";
    announce();
  }

  buttons.forEach((button) => button.addEventListener("click", () => choose(button.dataset.themeChoice)));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", announce);

  // A choice in a form of filters asks at once; without scripts the button beside it does.
  document.querySelectorAll("form[data-asks-at-once] select").forEach((select) => {
    select.addEventListener("change", () => select.form.requestSubmit());
  });
})();
