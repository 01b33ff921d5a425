package dev.wasmath.app;

import java.util.Locale;

/**
 * A curve as an SVG document of its own, with axes, and marks on the horizontal axis where they are
 * wanted.
 */
final class LinePlot {
  private static final double WIDTH = 960;
  private static final double HEIGHT = 420;
  private static final double LEFT = 64;
  private static final double RIGHT = 940;
  private static final double TOP = 40;
  private static final double BOTTOM = 380;
  private static final int TICKS = 8;

  private final double[] x;
  private final double[] y;
  private final double lowest;
  private final double highest;
  private final StringBuilder svg = new StringBuilder();

  /** A curve through points whose x increase; there are two or more. */
  LinePlot(double[] x, double[] y) {
    this.x = x;
    this.y = y;
    double low = 0.0;
    double high = 0.0;
    for (double value : y) {
      low = Math.min(low, value);
      high = Math.max(high, value);
    }
    this.lowest = low;
    this.highest = high > low ? high : low + 1.0;
  }

  /** The document. */
  String svg(String title, double[] marks) {
    add(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %.0f %.0f\" font-family=\"sans-serif\" font-size=\"12\">\n",
        WIDTH, HEIGHT);
    add("<title>%s</title>\n<rect width=\"100%%\" height=\"100%%\" fill=\"white\"/>\n", title);
    add("<text x=\"%.0f\" y=\"24\" font-size=\"15\">%s</text>\n", LEFT, title);
    horizontalTicks();
    verticalTicks();
    add("<polyline fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"1.2\" points=\"");
    for (int i = 0; i < x.length; i++) {
      add("%.2f,%.2f ", across(x[i]), up(y[i]));
    }
    add("\"/>\n");
    for (double mark : marks) {
      add("<circle cx=\"%.2f\" cy=\"%.2f\" r=\"2.5\" fill=\"#c03020\"/>\n", across(mark), up(0));
    }
    return svg.append("</svg>\n").toString();
  }

  private void horizontalTicks() {
    double step = step(x[x.length - 1] - x[0]);
    for (double t = Math.ceil(x[0] / step) * step; t <= x[x.length - 1]; t += step) {
      double at = across(t);
      add(
          "<path d=\"M%.2f %.0fV%.0f\" stroke=\"#ddd\"/><text x=\"%.2f\" y=\"%.0f\" text-anchor=\"middle\">%s</text>\n",
          at, TOP, BOTTOM, at, BOTTOM + 18, label(t, step));
    }
  }

  private void verticalTicks() {
    double step = step(highest - lowest);
    for (double v = Math.ceil(lowest / step) * step; v <= highest; v += step) {
      double at = up(v);
      String colour = Math.abs(v) < 0.5 * step ? "#555" : "#ddd";
      add(
          "<path d=\"M%.0f %.2fH%.0f\" stroke=\"%s\"/><text x=\"%.0f\" y=\"%.2f\" text-anchor=\"end\">%s</text>\n",
          LEFT, at, RIGHT, colour, LEFT - 6, at + 4, label(v, step));
    }
  }

  /** 1, 2 or 5 times a power of ten. */
  private static double step(double range) {
    double power = 1.0;
    while (power * TICKS < range) {
      power *= 10.0;
    }
    while (power * TICKS > 10.0 * range) {
      power /= 10.0;
    }
    if (power / 5.0 * TICKS >= range) {
      return power / 5.0;
    }
    return power / 2.0 * TICKS >= range ? power / 2.0 : power;
  }

  private static String label(double value, double step) {
    int decimals = 0;
    for (double s = step; s < 0.999 && decimals < 12; s *= 10.0) {
      decimals++;
    }
    String text = String.format(Locale.ROOT, "%." + decimals + "f", value);
    return text.matches("-0(\\.0*)?") ? text.substring(1) : text;
  }

  private double across(double value) {
    return LEFT + (RIGHT - LEFT) * (value - x[0]) / (x[x.length - 1] - x[0]);
  }

  private double up(double value) {
    return BOTTOM - (BOTTOM - TOP) * (value - lowest) / (highest - lowest);
  }

  private void add(String format, Object... values) {
    svg.append(String.format(Locale.ROOT, format, values));
  }
}
