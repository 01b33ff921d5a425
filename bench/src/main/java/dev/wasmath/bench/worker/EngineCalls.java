package dev.wasmath.bench.worker;

import static java.lang.invoke.MethodType.methodType;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.CompiledModule;
import dev.wasmath.engine.ExternType;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.MemoryType;
import dev.wasmath.engine.ModuleExport;
import dev.wasmath.engine.ModuleImport;
import dev.wasmath.engine.WasmMemory;
import dev.wasmath.engine.WasmModule;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Tasks on linear memory, through the project's engine. */
final class EngineCalls {
  private EngineCalls() {}

  static Prepared prepare(WasmTask task, CompileOptions options) {
    WasmModule module = WasmModule.parse(task.binary());
    CompiledModule compiled = module.compile(options);
    Imports.Builder imports = Imports.builder();
    Optional<WasmMemory> given = Optional.empty();
    for (ModuleImport wanted : module.imports()) {
      if (!(wanted.type() instanceof MemoryType)) {
        throw new AbsentException("the module imports more than a memory");
      }
      WasmMemory memory =
          new WasmMemory(new MemoryType(task.pages(), OptionalInt.of(task.pages())));
      imports.memory(wanted.module(), wanted.name(), memory);
      given = Optional.of(memory);
    }
    Instance instance = compiled.instantiate(imports.build());
    Optional<WasmMemory> memory = given.or(() -> exported(module, instance));
    memory.ifPresent(it -> fill(it, task));
    MethodHandle steps = MethodHandles.empty(methodType(long.class));
    for (WasmTask.Step step : task.steps()) {
      steps = after(steps, bound(instance.function(step.export()), step.arguments()));
    }
    Call call = MethodHandleProxies.asInterfaceInstance(Call.class, steps);
    MethodHandle last = instance.function(task.steps().getLast().export());
    return new Prepared(
        call,
        () ->
            task.result()
                .map(region -> bytes(memory.orElseThrow().segment(), region))
                .orElseGet(() -> Bits.bytes(call.run(), last.type().returnType())));
  }

  private static Optional<WasmMemory> exported(WasmModule module, Instance instance) {
    return module.exports().stream()
        .filter(export -> isMemory(export.type()))
        .map(ModuleExport::name)
        .map(instance::memory)
        .findFirst();
  }

  private static boolean isMemory(ExternType type) {
    return type instanceof MemoryType;
  }

  private static void fill(WasmMemory memory, WasmTask task) {
    memory.grow(Math.max(0, task.pages() - memory.pages()));
    for (WasmTask.Fill fill : task.fills()) {
      byte[] bytes = fill.bytes();
      MemorySegment.copy(
          bytes, 0, memory.segment(), ValueLayout.JAVA_BYTE, fill.address(), bytes.length);
    }
  }

  private static byte[] bytes(MemorySegment memory, WasmTask.Region region) {
    return memory.asSlice(region.address(), region.bytes()).toArray(ValueLayout.JAVA_BYTE);
  }

  /** The function with its arguments in it, and its result, if any, as bits. */
  private static MethodHandle bound(MethodHandle function, List<String> texts) {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      values.add(Bits.value(texts.get(i), function.type().parameterType(i)));
    }
    return Bits.asBits(MethodHandles.insertArguments(function, 0, values.toArray()));
  }

  /** One call after another; the result is the second one's. */
  private static MethodHandle after(MethodHandle first, MethodHandle second) {
    MethodHandle quiet = first.asType(methodType(void.class));
    return MethodHandles.foldArguments(second, quiet);
  }
}
