package dev.wasmath.wasm;

import dev.wasmath.engine.EndiveProgram;
import dev.wasmath.engine.WasmFunction;
import dev.wasmath.engine.WasmInstance;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** An instance of the kernels' module with its functions. One thread at a time. */
final class KernelInstance {
  private final WasmInstance instance;
  private final Map<Export, WasmFunction> functions = new EnumMap<>(Export.class);

  /** A new instance; fails when the module lacks a function. */
  KernelInstance(EndiveProgram program, long memoryLimit) {
    this.instance = program.instantiate(memoryLimit);
    for (Export export : Export.values()) {
      functions.put(export, instance.function(export.function()));
    }
  }

  WasmInstance memory() {
    return instance;
  }

  WasmFunction function(Export export) {
    return Objects.requireNonNull(functions.get(export));
  }
}
