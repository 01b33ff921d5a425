package dev.wasmath.game;

import dev.wasmath.game.NashResult.Point;
import java.util.ArrayList;
import java.util.List;

/** Regrets by iteration: when there are too many, every other one is forgotten. */
final class History {
  private static final int CAPACITY = 4096;

  private final List<Point> points = new ArrayList<>();
  private long stride = 1;

  void add(Point point) {
    if ((point.iteration() - 1) % stride != 0) {
      return;
    }
    if (points.size() == CAPACITY) {
      List<Point> kept = new ArrayList<>();
      for (int i = 0; i < points.size(); i += 2) {
        kept.add(points.get(i));
      }
      points.clear();
      points.addAll(kept);
      stride *= 2;
      add(point);
      return;
    }
    points.add(point);
  }

  List<Point> points() {
    return points;
  }
}
