package dev.wasmath.app;

import dev.wasmath.engine.CompiledModule;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.SteadyState;
import dev.wasmath.engine.V128;
import dev.wasmath.engine.WasmFunction;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The times of calls of an exported function.
 *
 * @param lowering how the module was compiled
 * @param result what a first call in an instance of its own gave, as text
 * @param compileNanos the time to compile and link the function
 * @param state the way to the steady state
 * @param sorted the times of calls in the steady state, ascending, in nanoseconds
 */
record EngineTiming(
    Lowering lowering, String result, double compileNanos, SteadyState state, List<Double> sorted) {
  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration LONGEST_WARM_UP = Duration.ofSeconds(10);
  private static final double SAMPLE_NANOS = 50_000;
  private static final int MOST_CALLS = 10_000;

  /** Measures on an instance of its own. */
  static EngineTiming of(
      CompiledModule module, String export, List<String> arguments, int samples) {
    String result = result(module, export, arguments);
    try (Instance instance = module.instantiate(Imports.none())) {
      WasmFunction function = instance.exportedFunction(export);
      @Nullable Object[] values = WasmValues.parse(export, function.type(), arguments);
      long start = System.nanoTime();
      MethodHandle handle = function.handle();
      double compileNanos = System.nanoTime() - start;
      Runnable call = call(handle, values);
      SteadyState state = SteadyState.reach(call, PATIENCE, LONGEST_WARM_UP);
      int batch = (int) Math.clamp(SAMPLE_NANOS / state.nanos(), 1, MOST_CALLS);
      double[] times = new double[samples];
      for (int i = 0; i < samples; i++) {
        times[i] = time(call, batch);
      }
      Arrays.sort(times);
      List<Double> sorted = Arrays.stream(times).boxed().toList();
      return new EngineTiming(module.lowering(), result, compileNanos, state, sorted);
    }
  }

  private static String result(CompiledModule module, String export, List<String> arguments) {
    try (Instance instance = module.instantiate(Imports.none())) {
      WasmFunction function = instance.exportedFunction(export);
      List<String> texts = new ArrayList<>();
      for (@Nullable Object value :
          function.invoke(WasmValues.parse(export, function.type(), arguments))) {
        texts.add(WasmValues.text(value));
      }
      return String.join(" ", texts);
    }
  }

  /** A call whose arguments are known, but not to the JIT compiler; its result is dropped. */
  private static Runnable call(MethodHandle handle, @Nullable Object[] values) {
    List<@Nullable Object> flat = new ArrayList<>();
    for (@Nullable Object value : values) {
      if (value instanceof V128(long low, long high)) {
        flat.add(low);
        flat.add(high);
      } else {
        flat.add(value);
      }
    }
    MethodHandle bound = MethodHandles.insertArguments(handle, 0, flat.toArray());
    return MethodHandleProxies.asInterfaceInstance(
        Runnable.class, bound.asType(MethodType.methodType(void.class)));
  }

  private static double time(Runnable call, int batch) {
    long start = System.nanoTime();
    for (int i = 0; i < batch; i++) {
      call.run();
    }
    return (double) (System.nanoTime() - start) / batch;
  }

  /** The nearest-rank percentile of the times in the steady state. */
  double percentile(int percent) {
    int rank = (int) Math.ceil(percent / 100.0 * sorted.size());
    return sorted.get(Math.max(0, rank - 1));
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("lowering", lowering.name());
    json.put("result", result);
    json.put("compileNanos", compileNanos);
    json.put("firstNanos", state.firstNanos());
    json.put("steadyAfterNanos", state.reached().toNanos());
    json.put("samples", sorted.size());
    json.put("p50Nanos", percentile(50));
    json.put("p95Nanos", percentile(95));
    json.put("p99Nanos", percentile(99));
    json.put("bytesPerCall", state.allocatedBytes());
    return json;
  }
}
