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

  // The reader's time zone, for the server to write times in.
  const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
  if (zone) {
    document.cookie = "truelift-zone=" + encodeURIComponent(zone) + "; path=/; max-age=31536000; samesite=strict";
  }

  buttons.forEach((button) => button.addEventListener("click", () => choose(button.dataset.themeChoice)));
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", announce);

  // What runs in the background: counts its seconds, and loads the page again when something has come to its end. What runs
  // in a part that is kept up to date by itself, as beside an editor, is left to that.
  const LOOK_AGAIN = 2000;
  const running = (place) => Array.from(place.querySelectorAll("[data-running]:not([data-live] *)")).map((part) => part.dataset.running).join();
  const before = running(document);
  window.setInterval(() => {
    document.querySelectorAll("[data-seconds]").forEach((part) => {
      part.dataset.seconds = String(Number(part.dataset.seconds) + 1);
      part.textContent = part.dataset.seconds + " s";
    });
  }, 1000);
  if (before) {
    const look = () => {
      fetch(window.location.href, { credentials: "same-origin" })
        .then((answer) => answer.text())
        .then((text) => {
          if (running(new DOMParser().parseFromString(text, "text/html")) === before) {
            window.setTimeout(look, LOOK_AGAIN);
          } else {
            window.location.reload();
          }
        })
        .catch(() => window.setTimeout(look, LOOK_AGAIN));
    };
    window.setTimeout(look, LOOK_AGAIN);
  }

  // A choice in a form of filters asks at once; without scripts the button beside it does. Keys walk through the choices one
  // by one, so by the keyboard it asks when the choice is made: on Enter, or when the list is left.
  document.querySelectorAll("form[data-asks-at-once] select").forEach((select) => {
    let byKeys = false;
    let isOpenQuestion = false;
    const ask = () => {
      isOpenQuestion = false;
      select.form.requestSubmit();
    };
    select.addEventListener("pointerdown", () => { byKeys = false; });
    select.addEventListener("keydown", (event) => {
      byKeys = true;
      if (event.key === "Enter" && isOpenQuestion) {
        event.preventDefault();
        ask();
      }
    });
    select.addEventListener("change", () => {
      isOpenQuestion = byKeys;
      if (!byKeys) {
        ask();
      }
    });
    select.addEventListener("blur", () => {
      if (isOpenQuestion) {
        ask();
      }
    });
  });
})();
