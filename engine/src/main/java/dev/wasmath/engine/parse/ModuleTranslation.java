package dev.wasmath.engine.parse;

import dev.wasmath.engine.ExternType;
import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.GlobalType;
import dev.wasmath.engine.InvalidModuleException;
import dev.wasmath.engine.MemoryType;
import dev.wasmath.engine.ModuleExport;
import dev.wasmath.engine.ModuleImport;
import dev.wasmath.engine.TableType;
import dev.wasmath.engine.ValueType;
import dev.wasmath.engine.parse.ModuleModel.ConstantExpression;
import dev.wasmath.engine.parse.ModuleModel.DataSegment;
import dev.wasmath.engine.parse.ModuleModel.ElementSegment;
import dev.wasmath.engine.parse.ModuleModel.Mode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import run.endive.wasm.WasmModule;
import run.endive.wasm.types.ActiveDataSegment;
import run.endive.wasm.types.ActiveElement;
import run.endive.wasm.types.Element;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.FunctionImport;
import run.endive.wasm.types.GlobalImport;
import run.endive.wasm.types.Import;
import run.endive.wasm.types.Instruction;
import run.endive.wasm.types.MemoryImport;
import run.endive.wasm.types.MemoryLimits;
import run.endive.wasm.types.MemorySection;
import run.endive.wasm.types.MutabilityType;
import run.endive.wasm.types.NameCustomSection;
import run.endive.wasm.types.PassiveElement;
import run.endive.wasm.types.TableImport;
import run.endive.wasm.types.TableLimits;
import run.endive.wasm.types.ValType;

/** The translation of the library's module to the {@link ModuleModel}. */
final class ModuleTranslation {
  private static final ConstantExpression ZERO = new ModuleModel.Bits(ValueType.I32, 0, 0);

  private final WasmModule module;
  private final BinaryScan scan;
  private final List<FunctionType> types = new ArrayList<>();
  private final List<ModuleImport> imports = new ArrayList<>();
  private final List<FunctionType> functions = new ArrayList<>();
  private final List<TableType> tables = new ArrayList<>();
  private final List<MemoryType> memories = new ArrayList<>();
  private final List<GlobalType> globals = new ArrayList<>();

  ModuleTranslation(WasmModule module, BinaryScan scan) {
    this.module = module;
    this.scan = scan;
  }

  ModuleModel model() {
    for (int i = 0; i < module.typeSection().typeCount(); i++) {
      types.add(functionType(module.typeSection().getType(i)));
    }
    imports();
    List<ConstantExpression> globalValues = definitions();
    List<ModuleExport> exports = new ArrayList<>();
    List<Integer> indices = new ArrayList<>();
    Set<String> exported = new HashSet<>();
    for (int i = 0; i < module.exportSection().exportCount(); i++) {
      Export export = module.exportSection().getExport(i);
      if (!exported.add(export.name())) {
        throw new InvalidModuleException("duplicate export name \"" + export.name() + "\"");
      }
      exports.add(new ModuleExport(export.name(), exportType(export)));
      indices.add(export.index());
    }
    OptionalInt start =
        module.startSection().isEmpty()
            ? OptionalInt.empty()
            : OptionalInt.of((int) module.startSection().get().startIndex());
    return new ModuleModel(
        types,
        imports,
        functions,
        tables,
        memories,
        globals,
        globalValues,
        exports,
        indices,
        start,
        elements(),
        data(),
        List.of(module.codeSection().functionBodies()),
        names());
  }

  private void imports() {
    for (int i = 0; i < module.importSection().importCount(); i++) {
      Import entry = module.importSection().getImport(i);
      imports.add(new ModuleImport(entry.module(), entry.name(), imported(entry)));
    }
  }

  private ExternType imported(Import entry) {
    if (entry instanceof FunctionImport function) {
      return add(functions, at(types, function.typeIndex(), "type"));
    } else if (entry instanceof TableImport table) {
      return add(tables, tableType(table.entryType(), table.limits()));
    } else if (entry instanceof MemoryImport memory) {
      return add(memories, memoryType(memory.limits()));
    } else if (entry instanceof GlobalImport global) {
      return add(globals, globalType(global.type(), global.mutabilityType()));
    }
    throw new IllegalStateException("import of " + entry.importType());
  }

  private static <T extends ExternType> ExternType add(List<T> space, T type) {
    space.add(type);
    return type;
  }

  private static <T> T at(List<T> space, int index, String kind) {
    if (index < 0 || index >= space.size()) {
      throw new InvalidModuleException("unknown " + kind + " " + Integer.toUnsignedString(index));
    }
    return space.get(index);
  }

  private List<ConstantExpression> definitions() {
    for (int i = 0; i < module.functionSection().functionCount(); i++) {
      functions.add(at(types, module.functionSection().getFunctionType(i), "type"));
    }
    for (int i = 0; i < module.tableSection().tableCount(); i++) {
      var table = module.tableSection().getTable(i);
      tables.add(tableType(table.elementType(), table.limits()));
    }
    if (module.memorySection().isPresent()) {
      MemorySection section = module.memorySection().get();
      for (int i = 0; i < section.memoryCount(); i++) {
        memories.add(memoryType(section.getMemory(i).limits()));
      }
    }
    List<ConstantExpression> values = new ArrayList<>();
    for (int i = 0; i < module.globalSection().globalCount(); i++) {
      var global = module.globalSection().getGlobal(i);
      globals.add(globalType(global.valueType(), global.mutabilityType()));
      values.add(expression(global.initInstructions()));
    }
    return values;
  }

  private ExternType exportType(Export export) {
    return switch (export.exportType()) {
      case FUNCTION -> at(functions, export.index(), "function");
      case TABLE -> at(tables, export.index(), "table");
      case MEMORY -> at(memories, export.index(), "memory");
      case GLOBAL -> at(globals, export.index(), "global");
      case TAG -> throw new IllegalStateException("export of a tag");
    };
  }

  private List<ElementSegment> elements() {
    List<ElementSegment> segments = new ArrayList<>();
    for (Element element : module.elementSection().elements()) {
      List<ConstantExpression> values = new ArrayList<>();
      for (List<Instruction> code : element.initializers()) {
        values.add(expression(code));
      }
      if (element instanceof ActiveElement active) {
        ConstantExpression offset = expression(active.offset());
        segments.add(new ElementSegment(Mode.ACTIVE, active.tableIndex(), offset, values));
      } else {
        Mode mode = element instanceof PassiveElement ? Mode.PASSIVE : Mode.DECLARATIVE;
        segments.add(new ElementSegment(mode, 0, ZERO, values));
      }
    }
    return segments;
  }

  private List<DataSegment> data() {
    List<DataSegment> segments = new ArrayList<>();
    for (var segment : module.dataSection().dataSegments()) {
      segments.add(
          segment instanceof ActiveDataSegment active
              ? new DataSegment(Mode.ACTIVE, expression(active.offsetInstructions()), active.data())
              : new DataSegment(Mode.PASSIVE, ZERO, segment.data()));
    }
    return segments;
  }

  private List<String> names() {
    NameCustomSection section = module.nameSection();
    List<String> names = new ArrayList<>();
    for (int i = 0; i < functions.size(); i++) {
      String name = section == null ? null : section.nameOfFunction(i);
      names.add(name == null ? "" : name);
    }
    return names;
  }

  private static ConstantExpression expression(List<Instruction> code) {
    Instruction first = code.getFirst();
    return switch (first.opcode()) {
      case I32_CONST -> new ModuleModel.Bits(ValueType.I32, first.operand(0), 0);
      case I64_CONST -> new ModuleModel.Bits(ValueType.I64, first.operand(0), 0);
      case F32_CONST -> new ModuleModel.Bits(ValueType.F32, first.operand(0), 0);
      case F64_CONST -> new ModuleModel.Bits(ValueType.F64, first.operand(0), 0);
      case V128_CONST -> new ModuleModel.Bits(ValueType.V128, first.operand(0), first.operand(1));
      case REF_NULL -> new ModuleModel.NullReference();
      case REF_FUNC -> new ModuleModel.FunctionReference((int) first.operand(0));
      case GLOBAL_GET -> new ModuleModel.GlobalValue((int) first.operand(0));
      default -> throw new IllegalStateException("constant " + first.opcode());
    };
  }

  private static FunctionType functionType(run.endive.wasm.types.FunctionType type) {
    return new FunctionType(valueTypes(type.params()), valueTypes(type.returns()));
  }

  private static List<ValueType> valueTypes(List<ValType> types) {
    List<ValueType> translated = new ArrayList<>();
    for (ValType type : types) {
      translated.add(ValueTypes.of(type));
    }
    return translated;
  }

  private TableType tableType(ValType element, TableLimits limits) {
    OptionalLong maximum = scan.tableMaximum(tables.size());
    return new TableType(ValueTypes.of(element), limits.min(), maximum);
  }

  private MemoryType memoryType(MemoryLimits limits) {
    OptionalLong maximum = scan.memoryMaximum(memories.size());
    return new MemoryType(
        limits.initialPages(),
        maximum.isPresent() ? OptionalInt.of((int) maximum.getAsLong()) : OptionalInt.empty());
  }

  private static GlobalType globalType(ValType type, MutabilityType mutability) {
    return new GlobalType(ValueTypes.of(type), mutability == MutabilityType.Var);
  }
}
