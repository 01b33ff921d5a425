package dev.wasmath.engine.fuzz;

import java.util.List;

/**
 * A random module and the calls that are made on one instance of it.
 *
 * @param name what it was made from, so that it can be made again
 */
record FuzzModule(String name, Flavor flavor, WasmBytes wasm, List<Call> calls) {

  FuzzModule {
    calls = List.copyOf(calls);
  }

  /** A call of an export; integers and floats boxed by their types. */
  record Call(String export, List<Object> arguments) {

    Call {
      arguments = List.copyOf(arguments);
    }
  }
}
