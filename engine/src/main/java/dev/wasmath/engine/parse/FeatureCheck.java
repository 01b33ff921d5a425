package dev.wasmath.engine.parse;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.InvalidModuleException;
import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.Limits;
import dev.wasmath.engine.UnsupportedFeatureException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.AnnotatedInstruction;
import run.endive.wasm.types.Element;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.ExternalType;
import run.endive.wasm.types.FunctionBody;
import run.endive.wasm.types.Instruction;
import run.endive.wasm.types.MemoryImport;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.MemorySection;
import run.endive.wasm.types.OpCode;
import run.endive.wasm.types.RecType;
import run.endive.wasm.types.TableImport;
import run.endive.wasm.types.ValType;

/** Refuses what is beyond WebAssembly 2.0 by name, and what is beyond the limits. */
final class FeatureCheck {
  private final WasmModule module;
  private final Limits limits;
  private final Set<OpCode> seen = EnumSet.noneOf(OpCode.class);
  private final Opcodes opcodes = new Opcodes();
  private final Set<Long> referenced = new HashSet<>();

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
    check.references();
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
      valueTypes(type.legacy().params());
      valueTypes(type.legacy().returns());
      int most = FunctionType.MOST_VALUES;
      limit("parameters of a function type", type.legacy().params().size(), most);
      limit("results of a function type", type.legacy().returns().size(), most);
    }
    for (int i = 0; i < module.globalSection().globalCount(); i++) {
      valueType(module.globalSection().getGlobal(i).valueType());
    }
  }

  private static void valueTypes(List<ValType> types) {
    for (ValType type : types) {
      valueType(type);
    }
  }

  private static void valueType(ValType type) {
    if (type.isReference() && !type.equals(ValType.FuncRef) && !type.equals(ValType.ExternRef)) {
      throw new UnsupportedFeatureException("GC", "type " + type);
    }
  }

  private void memories() {
    int count = module.importSection().count(ExternalType.MEMORY);
    if (module.memorySection().isPresent()) {
      count += module.memorySection().get().memoryCount();
    }
    if (count > 1) {
      throw new UnsupportedFeatureException("multi-memory", count + " memories");
    }
    for (int i = 0; i < module.importSection().importCount(); i++) {
      if (module.importSection().getImport(i) instanceof MemoryImport entry) {
        memory(entry.limits());
      }
    }
    if (module.memorySection().isPresent()) {
      MemorySection section = module.memorySection().get();
      for (int i = 0; i < section.memoryCount(); i++) {
        memory(section.getMemory(i).limits());
      }
    }
  }

  private static void memory(MemoryLimits memory) {
    if (memory.shared()) {
      throw new UnsupportedFeatureException("threads", "a shared memory");
    }
  }

  private void tables() {
    for (int i = 0; i < module.importSection().importCount(); i++) {
      if (module.importSection().getImport(i) instanceof TableImport entry) {
        valueType(entry.entryType());
      }
    }
    for (int i = 0; i < module.tableSection().tableCount(); i++) {
      valueType(module.tableSection().getTable(i).elementType());
    }
  }

  private void body(int index, FunctionBody body) {
    List<AnnotatedInstruction> code = body.instructions();
    limit("instructions in function " + index, code.size(), limits.functionInstructions());
    limit("locals in function " + index, body.localTypes().size(), limits.locals());
    valueTypes(body.localTypes());
    int deepest = 0;
    for (AnnotatedInstruction instruction : code) {
      if (seen.add(instruction.opcode())) {
        opcode(instruction.opcode());
      }
      deepest = Math.max(deepest, instruction.depth());
      validate(instruction);
    }
    limit("nested blocks in function " + index, deepest, limits.nesting());
  }

  /** Finds the functions that code may refer to: those that anything but code mentions. */
  private void references() {
    for (int i = 0; i < module.exportSection().exportCount(); i++) {
      Export export = module.exportSection().getExport(i);
      if (export.exportType() == ExternalType.FUNCTION) {
        referenced.add((long) export.index());
      }
    }
    for (Element element : module.elementSection().elements()) {
      element.initializers().forEach(this::reference);
    }
    for (int i = 0; i < module.globalSection().globalCount(); i++) {
      reference(module.globalSection().getGlobal(i).initInstructions());
    }
  }

  private void reference(List<Instruction> constant) {
    for (Instruction instruction : constant) {
      if (instruction.opcode() == OpCode.REF_FUNC) {
        referenced.add(instruction.operand(0));
      }
    }
  }

  /** What the library's validator lets pass. */
  private void validate(AnnotatedInstruction instruction) {
    OpCode opcode = instruction.opcode();
    if (opcode == OpCode.REF_FUNC && !referenced.contains(instruction.operand(0))) {
      throw new InvalidModuleException("undeclared function reference");
    }
    if (opcode.name().contains("LOAD") || opcode.name().contains("STORE")) {
      int bytes = opcodes.operation(opcode).op().bytes();
      if (instruction.operand(0) > Integer.numberOfTrailingZeros(bytes)) {
        throw new InvalidModuleException("alignment must not be larger than natural");
      }
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
