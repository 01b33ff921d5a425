package dev.wasmath.bench.compare;

import java.io.IOException;
import java.util.List;

/** The groups of rows, in the order in which they are run. */
final class Groups {
  static final String ENGINE = "engine";
  static final String CALL = "call";
  static final String SCALAR = "scalar";
  static final String NPM = "npm";
  static final String ARRAYS = "arrays";
  static final String START = "start";

  static final String FIRST = "first";
  static final String SWEEP = "sweep";

  static final List<String> ALL = List.of(ENGINE, CALL, SCALAR, NPM, ARRAYS, START, FIRST, SWEEP);

  private Groups() {}

  /**
   * The rows of a group; {@link #START}, {@link #FIRST} and {@link #SWEEP} have others.
   *
   * @throws IOException if what the group needs is not installed
   */
  static List<Row> rows(String group, Layout layout) throws IOException {
    return switch (group) {
      case ENGINE -> new EngineRows(layout).kernels();
      case CALL -> new EngineRows(layout).calls();
      case SCALAR -> new EngineRows(layout).scalar();
      case NPM -> new NpmRows(layout).all();
      case ARRAYS -> new ArrayRows(layout).all();
      default -> List.of();
    };
  }
}
