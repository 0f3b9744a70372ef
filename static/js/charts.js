// A server-drawn chart becomes interactive when one points at it or taps it; where anything fails, the drawing stays.
// Until then nobody waits for the library: reading needs none of it.
"use strict";
(() => {
  const files = document.currentScript.dataset;
  const figures = document.querySelectorAll("figure[data-figure]");
  const sparing = navigator.connection?.saveData || matchMedia("(prefers-reduced-data: reduce)").matches;
  if (!figures.length || sparing) return;

  const narrow = matchMedia("(max-width: 39.99rem)");
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const redraws = [];
  const SIGNS = ["pointerenter", "click"];
  const config = {
    plotlyServerURL: "",
    modeBarButtonsToRemove: ["sendChartToCloud", "select2d", "lasso2d"],
    displaylogo: false,
    responsive: true,
    locale: "id",
  };
  const colour = (token) => getComputedStyle(document.documentElement).getPropertyValue(`--${token}`).trim();

  const load = (tag, properties) => new Promise((onload, onerror) => {
    document.head.append(Object.assign(document.createElement(tag), properties, { onload, onerror }));
  });

  let library;
  const loadLibrary = () => library ??= Promise.all([
    // This id and class keep Plotly from writing an inline style sheet.
    load("link", { rel: "stylesheet", id: "plotly.js-style-global", className: "no-inline-styles", href: files.plotlyCss }),
    load("script", { src: files.plotly }),
  ]).then(() => load("script", { src: files.locale }));

  // Theme.css enlarges the page on a projector; lengths that Plotly takes in pixels grow with it.
  const LENGTHS = new Set(["size", "yshift", "t"]);
  const scale = () => parseFloat(getComputedStyle(document.documentElement).fontSize) / 16;

  // layout.meta.palette names the light colours of the JSON by token; theme.css knows both modes.
  function inPresentColours(json) {
    const palette = Object.entries(json.layout.meta?.palette ?? {});
    const present = new Map(palette.map(([token, light]) => [light.toLowerCase(), colour(token) || light]));
    const larger = scale();
    return JSON.parse(JSON.stringify(json), (key, value) => typeof value === "number" && LENGTHS.has(key)
      ? value * larger
      : present.get(value?.toLowerCase?.()) ?? value);
  }

  function dressed(json) {
    const { data, layout } = inPresentColours(json);
    const [ink, muted, line, surface, axis] = ["ink", "muted", "line", "surface", "axis"].map(colour);
    Object.assign(layout, { paper_bgcolor: "transparent", plot_bgcolor: "transparent", separators: ",.", autosize: true });
    layout.font = { size: 12 * scale(), ...layout.font, family: getComputedStyle(document.body).fontFamily, color: muted };
    layout.hoverlabel = { ...layout.hoverlabel, bgcolor: surface, bordercolor: line, font: { color: ink } };
    layout.modebar = { bgcolor: surface, color: muted, activecolor: ink };
    const lines = { gridcolor: line, linecolor: axis, zerolinecolor: axis };
    for (const key in layout) {
      if (/^[xy]axis/.test(key)) Object.assign(layout[key], lines);
    }
    Object.assign(layout.xaxis ?? {}, { spikecolor: axis, spikethickness: 1 });
    if (narrow.matches) layout.legend = { ...layout.legend, orientation: "h", x: 0, y: -0.18, yanchor: "top" };
    return [data, layout, config];
  }

  async function draw(figure) {
    const drawing = figure.querySelector(".chart-drawing");
    const plot = document.createElement("div");
    plot.className = "chart-plot";
    try {
      const [answer] = await Promise.all([fetch(figure.dataset.figure), loadLibrary()]);
      const json = await answer.json();
      plot.style.height = `${Math.max(narrow.matches ? 400 : 300, drawing.offsetHeight)}px`;
      drawing.append(plot);
      const show = () => Plotly.react(plot, ...dressed(json));
      await show();
      drawing.classList.add("interactive");
      redraws.push(show);
    } catch {
      plot.remove();
    }
  }

  figures.forEach((figure) => {
    const drawing = figure.querySelector(".chart-drawing");
    const wake = (event) => {
      // A finger that comes over a chart is scrolling; its tap is a click.
      const passing = event.type === "pointerenter" && event.pointerType === "touch";
      if (passing || (narrow.matches && "wideOnly" in figure.dataset)) return;
      for (const sign of SIGNS) drawing.removeEventListener(sign, wake);
      draw(figure);
    };
    for (const sign of SIGNS) drawing.addEventListener(sign, wake);
  });
  for (const query of [dark, narrow]) query.addEventListener("change", () => redraws.forEach((show) => show()));
})();
