"use strict";
// Gives every chart the colours of the theme. The server names a meaning ("good", "series1"); the style sheet knows its
// colour in light and dark. PrimeFaces calls trueliftChart for each chart before it draws.

const trueliftCharts = [];

function trueliftColour(token, strength) {
  const parts = getComputedStyle(document.documentElement).getPropertyValue("--chart-" + token).trim();
  return "rgba(" + parts.split(/\s+/).join(", ") + ", " + strength + ")";
}

function trueliftPaintDataset(dataset) {
  const shades = (strength) => dataset.tokens.map((token) => trueliftColour(token, strength));
  const first = (strength) => shades(strength)[0];
  switch (dataset.shade) {
    case "interval":
      dataset.backgroundColor = shades(0.38);
      dataset.hoverBackgroundColor = shades(0.55);
      break;
    case "point":
      dataset.pointBackgroundColor = shades(1);
      dataset.pointBorderColor = trueliftColour("ground", 1);
      dataset.pointHoverBorderColor = trueliftColour("ground", 1);
      dataset.pointBorderWidth = 2;
      break;
    case "line":
      dataset.borderColor = first(1);
      dataset.backgroundColor = first(1);
      break;
    case "band":
      dataset.backgroundColor = first(0.16);
      break;
    case "edge":
      dataset.backgroundColor = "transparent";
      break;
    case "ghost":
      dataset.backgroundColor = first(0.22);
      dataset.hoverBackgroundColor = first(0.3);
      break;
    case "solid":
      dataset.backgroundColor = first(0.9);
      dataset.hoverBackgroundColor = first(1);
      break;
  }
}

function trueliftPaint(config) {
  const ink = trueliftColour("ink", 1);
  const faint = trueliftColour("grid", 1);
  const zero = trueliftColour("zero", 1);
  config.data.datasets.forEach(trueliftPaintDataset);
  Object.entries(config.options.scales).forEach(([name, scale]) => {
    scale.ticks = Object.assign(scale.ticks || {}, { color: ink });
    scale.border = { display: false };
    scale.grid = scale.bare
      ? { display: false }
      : { color: (context) => (context.tick && context.tick.value === 0 ? zero : faint), tickLength: 0 };
    if (scale.title) {
      scale.title.color = ink;
    }
    if (scale.bare && name === "y") {
      scale.ticks.color = trueliftColour("text", 1);
    }
  });
  const legend = config.options.plugins.legend;
  legend.labels = Object.assign(legend.labels || {}, { color: ink });
  config.options.plugins.tooltip = {
    backgroundColor: trueliftColour("tip", 1),
    titleColor: trueliftColour("tiptext", 1),
    bodyColor: trueliftColour("tiptext", 1),
    padding: 10,
    displayColors: false,
    filter: (item, index) => Boolean(item.dataset.notes) && (item.dataset.label || index === 0),
    callbacks: {
      title: (items) => (items.length ? String(items[0].label).replaceAll(",", " ") : ""),
      label: (item) => item.dataset.notes[item.dataIndex],
    },
  };
}

// Where there is little room, labels of lying charts are broken further and rows grow with them.
const NARROW = 520;
const NARROW_LABEL = 15;

function trueliftBroken(line) {
  return line.split(" ").reduce((lines, word) => {
    const last = lines[lines.length - 1];
    if (last !== undefined && last.length + 1 + word.length <= NARROW_LABEL) {
      lines[lines.length - 1] = last + " " + word;
    } else {
      lines.push(word);
    }
    return lines;
  }, []);
}

function trueliftFit(widget) {
  const config = widget.cfg.config;
  const place = widget.jq[0];
  if (config.options.indexAxis !== "y" || place.clientWidth >= NARROW) {
    return;
  }
  config.data.datasets.filter((dataset) => dataset.shade === "point" && dataset.notes).forEach((dataset) => {
    dataset.pointRadius = 4;
  });
  config.data.labels = config.data.labels.map((lines) => lines.flatMap(trueliftBroken));
  const lines = config.data.labels.reduce((sum, label) => sum + Math.max(label.length, 2), 0);
  const needed = lines * 15 + config.data.labels.length * 12 + 70;
  place.style.height = Math.max(place.clientHeight, needed) + "px";
}

function trueliftChart() {
  trueliftFit(this);
  Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
  Chart.defaults.font.size = 12;
  trueliftPaint(this.cfg.config);
  trueliftCharts.push(this);
}

document.addEventListener("truelift-theme", () => {
  trueliftCharts.filter((widget) => widget.chart).forEach((widget) => {
    trueliftPaint(widget.cfg.config);
    widget.chart.update("none");
  });
});
