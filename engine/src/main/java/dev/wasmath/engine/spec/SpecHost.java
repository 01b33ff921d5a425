package dev.wasmath.engine.spec;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.GlobalType;
import dev.wasmath.engine.MemoryType;
import dev.wasmath.engine.TableType;
import dev.wasmath.engine.ValueType;
import dev.wasmath.engine.WasmFunction;
import dev.wasmath.engine.WasmGlobal;
import dev.wasmath.engine.WasmMemory;
import dev.wasmath.engine.WasmTable;
import java.lang.invoke.MethodHandles;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The module {@code spectest} that every test script may import.
 *
 * @see <a href="https://github.com/WebAssembly/spec/blob/main/interpreter/host/spectest.ml">its
 *     definition</a>
 */
final class SpecHost {

  static final String NAME = "spectest";

  private SpecHost() {}

  /** Fresh exports, by name: nothing that a script does reaches the next one. */
  static Map<String, Object> exports() {
    Map<String, Object> exports = new HashMap<>();
    exports.put("global_i32", global(ValueType.I32, 666));
    exports.put("global_i64", global(ValueType.I64, 666L));
    exports.put("global_f32", global(ValueType.F32, 666.6f));
    exports.put("global_f64", global(ValueType.F64, 666.6));
    exports.put(
        "table", new WasmTable(new TableType(ValueType.FUNCREF, 10, OptionalLong.of(20)), null));
    exports.put("memory", new WasmMemory(new MemoryType(1, OptionalInt.of(2))));
    exports.put("print", print());
    exports.put("print_i32", print(ValueType.I32));
    exports.put("print_i64", print(ValueType.I64));
    exports.put("print_f32", print(ValueType.F32));
    exports.put("print_f64", print(ValueType.F64));
    exports.put("print_i32_f32", print(ValueType.I32, ValueType.F32));
    exports.put("print_f64_f64", print(ValueType.F64, ValueType.F64));
    return exports;
  }

  private static WasmGlobal global(ValueType type, Object value) {
    return new WasmGlobal(new GlobalType(type, false), value);
  }

  private static WasmFunction print(ValueType... parameters) {
    FunctionType type = new FunctionType(List.of(parameters), List.of());
    return WasmFunction.of(type, MethodHandles.empty(type.methodType()));
  }
}
