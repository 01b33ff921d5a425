package dev.wasmath.app;

import java.util.List;
import java.util.OptionalDouble;

/**
 * A row of a benchmark, with the speed-up that ADR-003 asks for where it is one of the ADR's five.
 *
 * @param title the row's name for people
 * @param operation the operation's name
 * @param size the operation's size
 * @param target the ADR's speed-up of WebAssembly over the naive loop
 */
record AdrRow(String title, String operation, int size, OptionalDouble target) {
  /** The five rows of the ADR's table "Performance Targets". */
  static final List<AdrRow> ALL =
      List.of(
          new AdrRow("Vector dot 1K", "dot", 1000, OptionalDouble.of(5)),
          new AdrRow("Vector dot 100K", "dot", 100_000, OptionalDouble.of(5)),
          new AdrRow("Matrix multiply 100", "gemm", 100, OptionalDouble.of(5)),
          new AdrRow("Matrix multiply 1000", "gemm", 1000, OptionalDouble.of(10)),
          new AdrRow(
              "Nash iteration, 10 players x 3",
              NashContenders.OPERATION,
              10,
              OptionalDouble.of(5)));

  /** A row of which the ADR says nothing. */
  static AdrRow without(String operation, int size) {
    return new AdrRow(operation + " " + size, operation, size, OptionalDouble.empty());
  }
}
