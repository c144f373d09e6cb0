"use strict";
// A form whose sliders move a chart: what they say is asked of the server a moment after they rest, and drawn into the same
// part of the page. Without scripts the button asks.
document.querySelectorAll("form[data-moves]").forEach((form) => {
  const RESTS = 80;
  const part = document.getElementById(form.dataset.moves);
  let timer = 0;
  let asked = 0;

  function show(answer) {
    const place = part.querySelector("[data-error]");
    place.replaceChildren();
    if (answer.error) {
      const notice = document.createElement("div");
      notice.className = "notice bad";
      notice.textContent = answer.error;
      place.append(notice);
    }
    if (!answer.facts) {
      return;
    }
    part.querySelectorAll(".facts dd").forEach((fact, place) => { fact.textContent = answer.facts[place]; });
    const widget = trueliftCharts.find((each) => part.contains(each.jq[0]));
    if (widget && widget.chart) {
      const drawn = JSON.parse(answer.chart);
      trueliftPaint(drawn);
      widget.cfg.config.data = drawn.data;
      widget.cfg.config.options = drawn.options;
      widget.chart.data = drawn.data;
      widget.chart.options = drawn.options;
      widget.chart.update("none");
      part.querySelectorAll("[role=img]").forEach((image) => image.setAttribute("aria-label", answer.summary));
    }
  }

  function ask() {
    const query = new URLSearchParams(new FormData(form));
    const address = window.location.pathname + "?" + query;
    const mine = ++asked;
    query.set("answer", "json");
    fetch(window.location.pathname + "?" + query, { credentials: "same-origin" })
      .then((answer) => answer.json())
      .then((answer) => {
        if (mine === asked) {
          show(answer);
          window.history.replaceState(null, "", address);
        }
      })
      .catch(() => {});
  }

  form.addEventListener("input", (event) => {
    const input = event.target;
    if (input.dataset.of) {
      form.elements[input.dataset.of].value = input.value;
    } else {
      const slider = form.querySelector("[data-of='" + input.name + "']");
      if (slider) {
        slider.value = input.value;
      }
    }
    window.clearTimeout(timer);
    timer = window.setTimeout(ask, RESTS);
  });
});
