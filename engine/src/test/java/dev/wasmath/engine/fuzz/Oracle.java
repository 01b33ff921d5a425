package dev.wasmath.engine.fuzz;

import dev.wasmath.engine.V128;
import java.util.ArrayList;
import java.util.List;
import run.endive.runtime.GlobalInstance;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.Parser;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.ValType;

/** The interpreter of run.endive for modules without imports. */
final class Oracle implements Engine {

  @Override
  public String name() {
    return "interpreter";
  }

  @Override
  public List<String> run(FuzzModule module) {
    WasmModule parsed = Parser.parse(module.wasm().toArray());
    Instance instance = Instance.builder(parsed).build();
    List<String> lines = new ArrayList<>();
    for (FuzzModule.Call call : module.calls()) {
      lines.add(call(instance, call));
    }
    for (int i = 0; i < parsed.exportSection().exportCount(); i++) {
      Export export = parsed.exportSection().getExport(i);
      if (export.exportType() == ExternalType.GLOBAL) {
        lines.add(export.name() + ": " + global(instance.global(export.index()), module.flavor()));
      } else if (export.exportType() == ExternalType.MEMORY) {
        Memory memory = instance.memory();
        byte[] bytes = memory.readBytes(0, memory.pages() * Memory.PAGE_SIZE);
        lines.add(Transcript.memory(bytes, module.flavor()));
      }
    }
    return lines;
  }

  private static String call(Instance instance, FuzzModule.Call call) {
    String name = call.export() + ": ";
    long[] arguments = call.arguments().stream().mapToLong(Oracle::raw).toArray();
    List<ValType> types = instance.exportType(call.export()).returns();
    try {
      long[] results = instance.export(call.export()).apply(arguments);
      List<String> texts = new ArrayList<>();
      for (int i = 0; i < types.size(); i++) {
        texts.add(scalar(types.get(i), results[i]));
      }
      return name + String.join(" ", texts);
    } catch (WasmEngineException | StackOverflowError thrown) {
      return name + Transcript.trap(thrown);
    }
  }

  private static long raw(Object argument) {
    return switch (argument) {
      case Integer number -> number;
      case Long number -> number;
      case Float number -> Float.floatToRawIntBits(number);
      case Double number -> Double.doubleToRawLongBits(number);
      default -> throw new IllegalArgumentException(argument.toString());
    };
  }

  private static String global(GlobalInstance global, Flavor flavor) {
    return global.getType().equals(ValType.V128)
        ? Transcript.vector(new V128(global.getValueLow(), global.getValueHigh()), flavor)
        : scalar(global.getType(), global.getValueLow());
  }

  private static String scalar(ValType type, long raw) {
    if (type.equals(ValType.I32)) {
      return Transcript.i32((int) raw);
    } else if (type.equals(ValType.I64)) {
      return Transcript.i64(raw);
    } else if (type.equals(ValType.F32)) {
      return Transcript.f32(Float.intBitsToFloat((int) raw));
    } else if (type.equals(ValType.F64)) {
      return Transcript.f64(Double.longBitsToDouble(raw));
    }
    throw new IllegalArgumentException(type.toString());
  }
}
