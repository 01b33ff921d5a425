package dev.wasmath.bench.worker;

import java.util.ArrayList;
import java.util.List;
import run.endive.compiler.InterpreterFallback;
import run.endive.compiler.MachineFactoryCompiler;
import run.endive.runtime.ByteArrayMemory;
import run.endive.runtime.ExportFunction;
import run.endive.runtime.ImportMemory;
import run.endive.runtime.ImportValues;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.MemoryImport;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.ValType;

/**
 * Tasks on linear memory, through run.endive's compiler to JVM bytecode or its interpreter, in a
 * process whose class path has the version of run.endive that belongs to it.
 */
final class EndiveCalls {
  private EndiveCalls() {}

  /** Compiles; a function that the compiler refuses is a reason not to take part. */
  static Prepared compiled(WasmTask task) {
    WasmModule module = Parser.parse(task.binary());
    return prepare(
        task,
        module,
        Instance.builder(module)
            .withMachineFactory(
                MachineFactoryCompiler.builder(module)
                    .withInterpreterFallback(InterpreterFallback.FAIL)
                    .compile()));
  }

  static Prepared interpreted(WasmTask task) {
    WasmModule module = Parser.parse(task.binary());
    return prepare(task, module, Instance.builder(module));
  }

  private static Prepared prepare(WasmTask task, WasmModule module, Instance.Builder builder) {
    ImportValues.Builder imports = ImportValues.builder();
    List<Memory> given = new ArrayList<>();
    for (int i = 0; i < module.importSection().importCount(); i++) {
      if (module.importSection().getImport(i) instanceof MemoryImport wanted) {
        Memory memory = new ByteArrayMemory(new MemoryLimits(task.pages(), task.pages()));
        imports.addMemory(new ImportMemory(wanted.module(), wanted.name(), memory));
        given.add(memory);
      }
    }
    Instance instance = builder.withImportValues(imports.build()).build();
    Memory memory = given.isEmpty() ? instance.memory() : given.getFirst();
    memory.grow(Math.max(0, task.pages() - memory.pages()));
    task.fills().forEach(fill -> memory.write(fill.address(), fill.bytes()));
    Call call = call(instance, task);
    List<ValType> returned = instance.exportType(task.steps().getLast().export()).returns();
    Class<?> type = returned.isEmpty() ? void.class : javaType(returned.getFirst());
    return new Prepared(
        call,
        () ->
            task.result()
                .map(region -> memory.readBytes(region.address(), region.bytes()))
                .orElseGet(() -> Bits.bytes(call.run(), type)));
  }

  private static Class<?> javaType(ValType type) {
    if (type.equals(ValType.I32)) {
      return int.class;
    }
    return type.equals(ValType.F32) ? float.class : long.class;
  }

  private static Call call(Instance instance, WasmTask task) {
    int count = task.steps().size();
    ExportFunction[] functions = new ExportFunction[count];
    long[][] arguments = new long[count][];
    for (int i = 0; i < count; i++) {
      WasmTask.Step step = task.steps().get(i);
      functions[i] = instance.export(step.export());
      List<ValType> types = instance.exportType(step.export()).params();
      arguments[i] = new long[types.size()];
      for (int p = 0; p < types.size(); p++) {
        arguments[i][p] = bits(step.arguments().get(p), types.get(p));
      }
    }
    if (count == 1) {
      ExportFunction function = functions[0];
      long[] values = arguments[0];
      return () -> first(function.apply(values));
    }
    return () -> {
      long last = 0;
      for (int i = 0; i < count; i++) {
        last = first(functions[i].apply(arguments[i]));
      }
      return last;
    };
  }

  @SuppressWarnings("NullAway") // run.endive returns null for nothing.
  private static long first(long[] results) {
    return results == null || results.length == 0 ? 0 : results[0];
  }

  private static long bits(String text, ValType type) {
    if (type.equals(ValType.F64)) {
      return Double.doubleToRawLongBits(Double.parseDouble(text));
    }
    if (type.equals(ValType.F32)) {
      return Float.floatToRawIntBits(Float.parseFloat(text));
    }
    return ((Number) Bits.value(text, long.class)).longValue();
  }
}
