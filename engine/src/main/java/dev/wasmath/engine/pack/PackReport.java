package dev.wasmath.engine.pack;

import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What packing made of a function.
 *
 * @param formed the packs
 * @param broken the candidates that were given up, each with its reason
 * @param fused the multiplications and additions that were fused
 */
public record PackReport(List<Formed> formed, List<String> broken, int fused) {
  /** Copies the lists. */
  public PackReport {
    formed = List.copyOf(formed);
    broken = List.copyOf(broken);
  }

  /** A report of nothing. */
  public static PackReport empty() {
    return new PackReport(List.of(), List.of(), 0);
  }

  /** The same with a number of fusions. */
  public PackReport withFused(int count) {
    return new PackReport(formed, broken, count);
  }

  /**
   * A pack.
   *
   * @param what {@code phi} or the operation with its shape
   * @param type how wide it is
   * @param loops how many loops it is in
   */
  public record Formed(String what, Type type, int loops) {
    static Formed phi(Type type, int loops) {
      return new Formed("phi", type, loops);
    }

    static Formed of(Op op, Shape shape, Type type, int loops) {
      String suffix = shape == Shape.BITS ? "" : "." + shape;
      return new Formed(op + suffix, type, loops);
    }
  }

  /** How many packs of that kind there are. */
  public long count(String what, Type type) {
    return formed.stream().filter(f -> f.what().equals(what) && f.type() == type).count();
  }

  /** One line for each kind of pack, then the reasons. */
  public List<String> lines() {
    Map<Formed, Integer> counts = new LinkedHashMap<>();
    formed.forEach(f -> counts.merge(f, 1, Integer::sum));
    List<String> lines = new ArrayList<>();
    counts.forEach(
        (f, count) ->
            lines.add(
                "packed "
                    + count
                    + " x "
                    + f.what()
                    + " to "
                    + f.type()
                    + ", loops: "
                    + f.loops()));
    if (fused > 0) {
      lines.add("fused " + fused + " multiplications and additions");
    }
    Map<String, Integer> reasons = new LinkedHashMap<>();
    broken.forEach(reason -> reasons.merge(reason, 1, Integer::sum));
    reasons.forEach((reason, count) -> lines.add("not packed " + count + " x " + reason));
    return lines;
  }
}
