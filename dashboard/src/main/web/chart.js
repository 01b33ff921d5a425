// Charts by uPlot, in the theme's colours and as wide as there is room.
import uPlot from "./uplot/uPlot.esm.js";
import { colour, onTheme } from "./theme.js";
import { clock, count, time } from "./text.js";

const HEIGHT = 220;
const FONT = "12px system-ui, sans-serif";

/** A chart in a box that is made anew when the theme changes. `describe` gives uPlot's options. */
export class Chart {
  #box;
  #describe;
  #plot;
  #data;
  #forget;

  constructor(box, describe) {
    this.#box = box;
    this.#describe = describe;
    const forgetTheme = onTheme(() => this.#redraw());
    const resizes = new ResizeObserver(() => this.#resize());
    resizes.observe(box);
    this.#forget = () => {
      forgetTheme();
      resizes.disconnect();
    };
  }

  /** Shows these columns: x, and a column for each series. */
  show(data) {
    this.#data = data;
    if (this.#plot) {
      this.#plot.setData(data);
    } else {
      this.#redraw();
    }
  }

  /** Ends it: the box is empty, and may have another one. */
  close() {
    this.#forget();
    this.#plot?.destroy();
    this.#plot = undefined;
    this.#data = undefined;
  }

  #redraw() {
    const data = this.#data;
    if (data && this.#box.clientWidth > 0) {
      this.#plot?.destroy();
      const size = { width: this.#box.clientWidth, height: HEIGHT };
      this.#plot = new uPlot({ ...size, ...this.#describe() }, data, this.#box);
    }
  }

  #resize() {
    const width = this.#box.clientWidth;
    if (this.#plot && width > 0 && width !== this.#plot.width) {
      this.#plot.setSize({ width, height: HEIGHT });
    } else if (!this.#plot) {
      this.#redraw();
    }
  }
}

function axis(more) {
  const grid = { stroke: colour("line"), width: 1 };
  return { stroke: colour("muted"), font: FONT, grid, ticks: grid, ...more };
}

/** Options for lines over time; each series is a label and a custom property with its colour. */
export function overTime(series, format) {
  return {
    cursor: { points: { size: 6 } },
    axes: [axis({ space: 80, values: (_, ticks) => ticks.map((it) => clock(it * 1000)) }), axis({ size: 60, values: (_, ticks) => ticks.map((it) => format(it)) })],
    scales: { y: { range: (_, low, high) => [Math.min(0, low), high > 0 ? high * 1.1 : 1] } },
    series: [
      { label: "time", value: (_, it) => (it == null ? "" : clock(it * 1000)) },
      ...series.map(([label, name]) => ({
        label,
        stroke: colour(name),
        fill: `color-mix(in srgb, ${colour(name)} 15%, transparent)`,
        width: 2,
        points: { show: false },
        value: (_, it) => (it == null ? "" : format(it)),
      })),
    ],
  };
}

const DECADES = { distr: 3, log: 10 };

/**
 * Options for times against sizes, both logarithmic. `bars` gives, for a series and a point, the ends of
 * its error bar, or nothing.
 */
export function bySize(series, bars) {
  const sparse = (format) => (_, ticks) => ticks.map((it) => (it == null ? "" : format(it)));
  return {
    cursor: { points: { size: 6 } },
    axes: [
      axis({ values: sparse((it) => (isDecade(it) ? count(it) : "")) }),
      axis({ size: 70, values: sparse((it) => (isDecade(it) ? time(it) : "")) }),
    ],
    scales: { x: { time: false, ...DECADES }, y: DECADES },
    series: [
      { label: "size", value: (_, it) => (it == null ? "" : count(it)) },
      ...series.map(([label, name]) => ({
        label,
        stroke: colour(name),
        width: 2,
        points: { show: true, size: 6, fill: colour(name) },
        spanGaps: true,
        value: (_, it) => (it == null ? "" : time(it)),
      })),
    ],
    hooks: { draw: [(plot) => drawBars(plot, bars)] },
  };
}

function isDecade(x) {
  return Math.abs(Math.log10(x) - Math.round(Math.log10(x))) < 1e-9;
}

function drawBars(plot, bars) {
  const { ctx } = plot;
  ctx.save();
  ctx.lineWidth = devicePixelRatio * 1.5;
  for (let s = 1; s < plot.series.length; s++) {
    ctx.strokeStyle = plot.series[s].stroke(plot, s);
    plot.data[0].forEach((size, i) => {
      const ends = bars(s, i);
      if (ends) {
        const x = plot.valToPos(size, "x", true);
        const [low, high] = ends.map((it) => plot.valToPos(it, "y", true));
        ctx.beginPath();
        ctx.moveTo(x, low);
        ctx.lineTo(x, high);
        for (const y of [low, high]) {
          ctx.moveTo(x - 4 * devicePixelRatio, y);
          ctx.lineTo(x + 4 * devicePixelRatio, y);
        }
        ctx.stroke();
      }
    });
  }
  ctx.restore();
}
