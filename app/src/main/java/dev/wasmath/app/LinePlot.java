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
    svg.append(
        """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %s %s" font-family="sans-serif"
          font-size="12">
        <title>%s</title>
        <rect width="100%%" height="100%%" fill="white"/>
        <text x="%s" y="24" font-size="15">%s</text>
        """
            .formatted(WIDTH, HEIGHT, title, LEFT, title));
    horizontalTicks();
    verticalTicks();
    svg.append("<polyline fill=\"none\" stroke=\"#1f5fa8\" stroke-width=\"1.2\" points=\"");
    for (int i = 0; i < x.length; i++) {
      svg.append(across(x[i])).append(',').append(up(y[i])).append(' ');
    }
    svg.append("\"/>\n");
    for (double mark : marks) {
      svg.append(
          "<circle cx=\"%s\" cy=\"%s\" r=\"2.5\" fill=\"#c03020\"/>\n"
              .formatted(across(mark), up(0)));
    }
    return svg.append("</svg>\n").toString();
  }

  private void horizontalTicks() {
    double step = step(x[x.length - 1] - x[0]);
    for (double t = Math.ceil(x[0] / step) * step; t <= x[x.length - 1]; t += step) {
      svg.append(
          """
          <path d="M%s %sV%s" stroke="#ddd"/>
          <text x="%s" y="%s" text-anchor="middle">%s</text>
          """
              .formatted(across(t), TOP, BOTTOM, across(t), BOTTOM + 18, label(t, step)));
    }
  }

  private void verticalTicks() {
    double step = step(highest - lowest);
    for (double v = Math.ceil(lowest / step) * step; v <= highest; v += step) {
      String colour = Math.abs(v) < 0.5 * step ? "#555" : "#ddd";
      svg.append(
          """
          <path d="M%s %sH%s" stroke="%s"/>
          <text x="%s" y="%s" text-anchor="end" dominant-baseline="middle">%s</text>
          """
              .formatted(LEFT, up(v), RIGHT, colour, LEFT - 6, up(v), label(v, step)));
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

  /** A place from left to right, in hundredths. */
  private double across(double value) {
    return hundredths(LEFT + (RIGHT - LEFT) * (value - x[0]) / (x[x.length - 1] - x[0]));
  }

  /** A place from top to bottom, likewise. */
  private double up(double value) {
    return hundredths(BOTTOM - (BOTTOM - TOP) * (value - lowest) / (highest - lowest));
  }

  private static double hundredths(double place) {
    return Math.rint(100.0 * place) / 100.0;
  }
}
