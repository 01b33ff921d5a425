package dev.wasmath.engine.parse;

import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.Limits;
import dev.wasmath.engine.UnsupportedFeatureException;
import java.util.List;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.AnnotatedInstruction;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.FunctionBody;
import run.endive.wasm.types.MemoryImport;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.OpCode;
import run.endive.wasm.types.RecType;
import run.endive.wasm.types.TableImport;
import run.endive.wasm.types.ValType;

/** Refuses what is beyond WebAssembly 2.0 by name, and what is beyond the limits. */
final class FeatureCheck {
  /** A Java method has at most 255; method handles need a few of their own. */
  private static final int ARGUMENT_SLOTS = 250;

  private final WasmModule module;
  private final Limits limits;

  private FeatureCheck(WasmModule module, Limits limits) {
    this.module = module;
    this.limits = limits;
  }

  static void check(WasmModule module, Limits limits) {
    FeatureCheck check = new FeatureCheck(module, limits);
    check.types();
    check.memories();
    check.tables();
    if (module.tagSection().isPresent() || module.importSection().count(ExternalType.TAG) > 0) {
      throw new UnsupportedFeatureException("exceptions", "a tag");
    }
    for (int i = 0; i < module.codeSection().functionBodyCount(); i++) {
      check.body(i, module.codeSection().getFunctionBody(i));
    }
  }

  private void types() {
    for (int i = 0; i < module.typeSection().typeCount(); i++) {
      RecType type = module.typeSection().getRecType(i);
      if (!type.isLegacy()) {
        throw new UnsupportedFeatureException("GC", "a recursive, structure or array type");
      }
      type.legacy().params().forEach(FeatureCheck::valueType);
      type.legacy().returns().forEach(FeatureCheck::valueType);
      limit(
          "argument slots of the JVM in a function type",
          type.legacy().params().stream().mapToInt(FeatureCheck::slots).sum(),
          ARGUMENT_SLOTS);
    }
    for (int i = 0; i < module.globalSection().globalCount(); i++) {
      valueType(module.globalSection().getGlobal(i).valueType());
    }
  }

  /** The arguments that a value takes in a Java method, where long and double take two. */
  private static int slots(ValType type) {
    return switch (ValueTypes.of(type)) {
      case I64, F64 -> 2;
      case V128 -> 4;
      default -> 1;
    };
  }

  static void valueType(ValType type) {
    if (type.isReference() && !type.equals(ValType.FuncRef) && !type.equals(ValType.ExternRef)) {
      throw new UnsupportedFeatureException("GC", "type " + type);
    }
  }

  private void memories() {
    int count = module.importSection().count(ExternalType.MEMORY);
    count += module.memorySection().map(section -> section.memoryCount()).orElse(0);
    if (count > 1) {
      throw new UnsupportedFeatureException("multi-memory", count + " memories");
    }
    module.importSection().stream()
        .filter(MemoryImport.class::isInstance)
        .forEach(entry -> memory(((MemoryImport) entry).limits()));
    module
        .memorySection()
        .ifPresent(
            section -> {
              for (int i = 0; i < section.memoryCount(); i++) {
                memory(section.getMemory(i).limits());
              }
            });
  }

  private static void memory(MemoryLimits memory) {
    if (memory.shared()) {
      throw new UnsupportedFeatureException("threads", "a shared memory");
    }
  }

  private void tables() {
    module.importSection().stream()
        .filter(TableImport.class::isInstance)
        .forEach(entry -> valueType(((TableImport) entry).entryType()));
    for (int i = 0; i < module.tableSection().tableCount(); i++) {
      valueType(module.tableSection().getTable(i).elementType());
    }
  }

  private void body(int index, FunctionBody body) {
    List<AnnotatedInstruction> code = body.instructions();
    limit("instructions in function " + index, code.size(), limits.functionInstructions());
    limit("locals in function " + index, body.localTypes().size(), limits.locals());
    body.localTypes().forEach(FeatureCheck::valueType);
    for (AnnotatedInstruction instruction : code) {
      opcode(instruction.opcode());
      limit("nested blocks in function " + index, instruction.depth(), limits.nesting());
    }
  }

  private static void limit(String what, int count, int limit) {
    if (count > limit) {
      throw new LimitException(count + " " + what + " exceed the limit of " + limit);
    }
  }

  private static void opcode(OpCode opcode) {
    String name = opcode.name();
    if (name.contains("ATOMIC")) {
      throw new UnsupportedFeatureException("threads", name);
    }
    if (name.startsWith("RETURN_CALL")) {
      throw new UnsupportedFeatureException("tail calls", name);
    }
    if (opcode == OpCode.THROW || opcode == OpCode.THROW_REF || opcode == OpCode.TRY_TABLE) {
      throw new UnsupportedFeatureException("exceptions", name);
    }
    if (!Opcodes.known(opcode)) {
      throw new UnsupportedFeatureException("GC", name);
    }
  }
}
