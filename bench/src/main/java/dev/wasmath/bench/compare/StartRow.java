package dev.wasmath.bench.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A kernel's start in fresh JVMs: medians over them.
 *
 * @param operation the kernel
 * @param size its operation's size
 * @param lowering how it was compiled; tiered, called at once; or so, called later
 * @param read nanoseconds to parse and instantiate the module
 * @param compile nanoseconds to compile and bind the kernel then; if tiered, to ask for it
 * @param firstCall nanoseconds of the first call
 * @param steady nanoseconds from the first call until calls were as fast as they stayed
 * @param call nanoseconds of a call then
 */
record StartRow(
    String operation,
    int size,
    String lowering,
    double read,
    double compile,
    double firstCall,
    double steady,
    double call) {
  static final double MOST_COMPILE = 50e6;

  /** What serves the first calls, and is waited for. */
  static final String FIRST = "scalar";

  static final double MOST_FIRST_CALL = 5e6;

  private static final String WATCH = "dev.wasmath.bench.worker.Startup";

  /**
   * Watches it.
   *
   * @throws IOException if a JVM fails; the message is what it printed
   */
  static StartRow watch(Layout layout, Pace pace, String operation, int size, String lowering)
      throws IOException {
    List<Map<String, Object>> seen = new ArrayList<>();
    for (int i = 0; i < pace.fresh(); i++) {
      String watched = String.valueOf(pace.watchMillis());
      List<String> arguments = List.of(lowering, operation, String.valueOf(size), watched);
      seen.add(Contestant.only(operation, layout.fresh(WATCH, arguments)));
    }
    return new StartRow(
        operation,
        size,
        lowering,
        median(seen, "readNanos"),
        median(seen, "compileNanos"),
        median(seen, "firstCallNanos"),
        median(seen, "steadyNanos"),
        median(seen, "callNanos"));
  }

  private static double median(List<Map<String, Object>> seen, String field) {
    return Numbers.median(seen.stream().mapToDouble(it -> Numbers.field(it, field)).toArray());
  }

  Map<String, Object> json() {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("operation", operation);
    object.put("inputSize", size);
    object.put("lowering", lowering);
    object.put("readNanos", read);
    object.put("compileNanos", compile);
    object.put("firstCallNanos", firstCall);
    object.put("steadyNanos", steady);
    object.put("callNanos", call);
    compileMet().ifPresent(met -> object.put("compileMet", met));
    firstCallMet().ifPresent(met -> object.put("firstCallMet", met));
    return object;
  }

  /** Of the code that serves first; all other code is compiled behind the caller. */
  Optional<Boolean> compileMet() {
    return lowering.equals(FIRST) ? Optional.of(compile <= MOST_COMPILE) : Optional.empty();
  }

  Optional<Boolean> firstCallMet() {
    return lowering.equals(FIRST) && operation.equals("dot") && size == 1000
        ? Optional.of(firstCall <= MOST_FIRST_CALL)
        : Optional.empty();
  }
}
