package dev.wasmath.engine.fuzz;

import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.GlobalType;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.InvalidModuleException;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.MemoryType;
import dev.wasmath.engine.ModuleExport;
import dev.wasmath.engine.ModuleImport;
import dev.wasmath.engine.Trap;
import dev.wasmath.engine.UnsupportedFeatureException;
import dev.wasmath.engine.V128;
import dev.wasmath.engine.ValueType;
import dev.wasmath.engine.WasmGlobal;
import dev.wasmath.engine.WasmModule;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** This engine, with one way of computing vectors and one size of methods. */
record WasmathEngine(Lowering lowering, int methodBytes) implements Engine {

  WasmathEngine(Lowering lowering) {
    this(lowering, CompileOptions.defaults().methodBytes());
  }

  @Override
  public String name() {
    return lowering + " in methods of " + methodBytes;
  }

  /** A failure of the engine is a line of the transcript, which no oracle writes. */
  @Override
  public List<String> run(FuzzModule module) {
    List<String> lines = new ArrayList<>();
    try {
      WasmModule parsed = WasmModule.parse(module.wasm().toArray());
      CompileOptions options =
          CompileOptions.defaults()
              .withLowering(lowering)
              .withMethodBytes(methodBytes)
              .withEager(true);
      Instance instance = parsed.compile(options).instantiate(imports(parsed));
      boolean exhausted = false;
      for (FuzzModule.Call call : module.calls()) {
        String line = exhausted ? Transcript.EXHAUSTED : call(instance, call, module.flavor());
        exhausted = line.endsWith(Transcript.EXHAUSTED);
        lines.add(line);
      }
      parsed.exports().forEach(export -> state(export, instance, module.flavor(), lines));
    } catch (InvalidModuleException | UnsupportedFeatureException refusal) {
      lines.add(Transcript.REFUSED);
    } catch (Trap trap) {
      lines.add("start: " + Transcript.trap(trap));
    } catch (RuntimeException | LinkageError | AssertionError | StackOverflowError thrown) {
      lines.add("failure: " + thrown);
    }
    return lines;
  }

  private static String call(Instance instance, FuzzModule.Call call, Flavor flavor) {
    String name = call.export() + ": ";
    try {
      @Nullable Object[] results = instance.invoke(call.export(), call.arguments().toArray());
      return name
          + Arrays.stream(results)
              .map(result -> Transcript.value(result, flavor))
              .collect(Collectors.joining(" "));
    } catch (Trap trap) {
      return name + Transcript.trap(trap);
    }
  }

  private static void state(
      ModuleExport export, Instance instance, Flavor flavor, List<String> lines) {
    switch (export.type()) {
      case GlobalType global ->
          lines.add(
              export.name()
                  + ": "
                  + Transcript.value(instance.global(export.name()).get(), flavor));
      case MemoryType memory ->
          lines.add(
              Transcript.memory(
                  instance.memory(export.name()).segment().toArray(ValueLayout.JAVA_BYTE), flavor));
      default -> {}
    }
  }

  /** Functions that do nothing and give zero, and globals that are zero. */
  private static Imports imports(WasmModule module) {
    Imports.Builder imports = Imports.builder();
    for (ModuleImport needed : module.imports()) {
      switch (needed.type()) {
        case FunctionType function ->
            imports.function(
                needed.module(),
                needed.name(),
                function,
                MethodHandles.empty(function.methodType()));
        case GlobalType global ->
            imports.global(
                needed.module(), needed.name(), new WasmGlobal(global, zero(global.type())));
        default -> {}
      }
    }
    return imports.build();
  }

  private static @Nullable Object zero(ValueType type) {
    return switch (type) {
      case I32 -> 0;
      case I64 -> 0L;
      case F32 -> 0f;
      case F64 -> 0d;
      case V128 -> new V128(0, 0);
      case FUNCREF, EXTERNREF -> null;
    };
  }
}
