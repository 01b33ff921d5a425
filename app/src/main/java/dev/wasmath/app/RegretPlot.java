package dev.wasmath.app;

import dev.wasmath.game.NashResult.Point;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A drawing of the relative epsilon, on a logarithmic scale, against the iteration. */
final class RegretPlot {
  private static final int WIDTH = 640;
  private static final int HEIGHT = 400;
  private static final int LEFT = 60;
  private static final int RIGHT = 20;
  private static final int TOP = 40;
  private static final int BOTTOM = 50;

  /** Smaller epsilons are drawn at this height. */
  private static final int LOWEST_EXPONENT = -16;

  private final List<Point> points;
  private final int low;
  private final int high;
  private final StringBuilder svg = new StringBuilder();

  private RegretPlot(List<Point> points) {
    this.points = points;
    this.low =
        points.stream()
            .mapToInt(point -> (int) Math.floor(exponent(point.leastRelativeEpsilon())))
            .min()
            .orElse(-1);
    int highest =
        points.stream()
            .mapToInt(point -> (int) Math.ceil(exponent(point.relativeEpsilon())))
            .max()
            .orElse(0);
    this.high = Math.max(highest, low + 1);
  }

  /**
   * The drawing, as SVG.
   *
   * @param title above it
   * @param points from left to right; without any, axes alone
   */
  static String of(String title, List<Point> points) {
    return new RegretPlot(points).draw(title);
  }

  /**
   * @throws IllegalArgumentException if the file's extension is not .svg
   */
  static void checkExtension(Path path) {
    if (!path.toString().toLowerCase(Locale.ROOT).endsWith(".svg")) {
      throw new IllegalArgumentException(path + ": the extension of a plot's file is .svg");
    }
  }

  private String draw(String title) {
    svg.append(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" "
            .formatted(WIDTH, HEIGHT));
    svg.append("font-family=\"sans-serif\" font-size=\"12\">\n");
    svg.append("<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
    text(WIDTH / 2, 20, "middle", escaped(title));
    text(WIDTH / 2, HEIGHT - 10, "middle", "iteration");
    text(LEFT, TOP - 8, "start", "regret / range of payoffs");
    for (int exponent = low; exponent <= high; exponent++) {
      double y = y(exponent);
      line(LEFT, y, WIDTH - RIGHT, y, "#dddddd");
      text(LEFT - 6, y + 4, "end", exponent == 0 ? "1" : "1e" + exponent);
    }
    line(LEFT, HEIGHT - BOTTOM, WIDTH - RIGHT, HEIGHT - BOTTOM, "black");
    line(LEFT, TOP, LEFT, HEIGHT - BOTTOM, "black");
    text(LEFT, HEIGHT - BOTTOM + 18, "middle", "1");
    text(WIDTH - RIGHT, HEIGHT - BOTTOM + 18, "end", String.valueOf(last()));
    curve(Point::relativeEpsilon, "#6699cc", "current");
    curve(Point::leastRelativeEpsilon, "#cc3311", "least so far");
    return svg.append("</svg>\n").toString();
  }

  private void curve(ToDoubleFunction<Point> value, String colour, String name) {
    svg.append("<polyline fill=\"none\" stroke=\"" + colour + "\" points=\"");
    for (Point point : points) {
      svg.append(
          String.format(
              Locale.ROOT,
              "%.1f,%.1f ",
              x(point.iteration()),
              y(exponent(value.applyAsDouble(point)))));
    }
    svg.append("\"><title>" + name + "</title></polyline>\n");
  }

  private void text(double x, double y, String anchor, String text) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>\n",
            x,
            y,
            anchor,
            text));
  }

  private void line(double x1, double y1, double x2, double y2, String colour) {
    svg.append(
        String.format(
            Locale.ROOT,
            "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>\n",
            x1,
            y1,
            x2,
            y2,
            colour));
  }

  private long last() {
    return points.isEmpty() ? 1 : points.getLast().iteration();
  }

  private double x(long iteration) {
    double share = last() == 1 ? 0 : (iteration - 1.0) / (last() - 1.0);
    return LEFT + share * (WIDTH - LEFT - RIGHT);
  }

  private double y(double exponent) {
    return TOP + (high - exponent) / (high - low) * (HEIGHT - TOP - BOTTOM);
  }

  private static double exponent(double epsilon) {
    return Math.max(LOWEST_EXPONENT, Math.log10(epsilon));
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }
}
