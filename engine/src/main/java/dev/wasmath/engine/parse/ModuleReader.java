package dev.wasmath.engine.parse;

import dev.wasmath.engine.ExternType;
import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.GlobalType;
import dev.wasmath.engine.InvalidModuleException;
import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.Limits;
import dev.wasmath.engine.MalformedModuleException;
import dev.wasmath.engine.MemoryType;
import dev.wasmath.engine.ModuleExport;
import dev.wasmath.engine.ModuleImport;
import dev.wasmath.engine.TableType;
import dev.wasmath.engine.UnsupportedFeatureException;
import dev.wasmath.engine.ValueType;
import dev.wasmath.engine.parse.ModuleModel.ConstantExpression;
import dev.wasmath.engine.parse.ModuleModel.DataSegment;
import dev.wasmath.engine.parse.ModuleModel.ElementSegment;
import dev.wasmath.engine.parse.ModuleModel.FunctionBody;
import dev.wasmath.engine.parse.ModuleModel.Mode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The reading of a binary, section by section; each thing is validated as soon as it has been read.
 *
 * <p>The first that is not valid is kept, and reading goes on: what is not well-formed, or beyond
 * WebAssembly 2.0, is complained about first, wherever it is.
 */
public final class ModuleReader {
  private static final int HEADER = 8;
  private static final long MAGIC_AND_VERSION = 0x0000_0001_6d73_6100L;
  private static final ConstantExpression ZERO = new ModuleModel.Bits(ValueType.I32, 0, 0);

  private final byte[] binary;
  private final Limits limits;
  private final Declarations module = new Declarations();
  private final List<ModuleImport> imports = new ArrayList<>();
  private final List<ConstantExpression> globalValues = new ArrayList<>();
  private final List<ModuleExport> exports = new ArrayList<>();
  private final List<Integer> exportIndices = new ArrayList<>();
  private final Set<String> exported = new HashSet<>();
  private final List<ElementSegment> elements = new ArrayList<>();
  private final List<FunctionBody> bodies = new ArrayList<>();
  private final List<DataSegment> data = new ArrayList<>();
  private OptionalInt start = OptionalInt.empty();
  private int defined;
  private int lastSection;
  private Map<Integer, String> names = Map.of();
  private Optional<InvalidModuleException> problem = Optional.empty();

  private ModuleReader(byte[] binary, Limits limits) {
    this.binary = binary.clone();
    this.limits = limits;
  }

  /**
   * The model of a binary.
   *
   * @throws MalformedModuleException if the bytes are not a module
   * @throws InvalidModuleException if the module is not valid
   * @throws UnsupportedFeatureException if it uses a feature beyond WebAssembly 2.0
   * @throws LimitException if it exceeds the limits
   */
  public static ModuleModel read(byte[] binary, Limits limits) {
    if (binary.length > limits.moduleBytes()) {
      throw new LimitException(
          "a module of " + binary.length + " bytes exceeds the limit of " + limits.moduleBytes());
    }
    return new ModuleReader(binary, limits).module();
  }

  private ModuleModel module() {
    BinaryCursor cursor = new BinaryCursor(binary, 0, binary.length);
    if (cursor.littleEndian(HEADER) != MAGIC_AND_VERSION) {
      throw new MalformedModuleException("no magic number, or another version than 1");
    }
    while (cursor.hasMore()) {
      int id = cursor.u8();
      BinaryCursor section = cursor.part();
      if (id == 0) {
        custom(section);
      } else {
        order(id);
        section(id, section);
      }
    }
    if (bodies.size() != defined) {
      throw new MalformedModuleException("function and code section have inconsistent lengths");
    }
    if (module.dataCount.orElse(data.size()) != data.size()) {
      throw new MalformedModuleException("data count and data section have inconsistent lengths");
    }
    if (module.dataNeeded && module.dataCount.isEmpty() && !data.isEmpty()) {
      throw new MalformedModuleException("data count section required");
    }
    if (problem.isPresent()) {
      throw problem.get();
    }
    return new ModuleModel(
        module.types,
        imports,
        module.functions,
        module.tables,
        module.memories,
        module.globals,
        globalValues,
        exports,
        exportIndices,
        start,
        elements,
        data,
        bodies,
        names());
  }

  private List<String> names() {
    List<String> all = new ArrayList<>();
    for (int i = 0; i < module.functions.size(); i++) {
      all.add(names.getOrDefault(i, ""));
    }
    return all;
  }

  private void custom(BinaryCursor section) {
    if (section.name().equals("name")) {
      names = NameSection.functions(section);
    }
  }

  private void order(int id) {
    if (id == 13) {
      throw TypeReader.unsupported(TypeReader.EXCEPTIONS, "section", id);
    } else if (id == 14) {
      throw TypeReader.unsupported(TypeReader.STRINGREF, "section", id);
    } else if (id > 12) {
      throw new MalformedModuleException("malformed section id " + id);
    }
    // The data count comes between elements and code.
    int place = id == 12 ? 10 : id >= 10 ? id + 1 : id;
    if (place <= lastSection) {
      throw new MalformedModuleException("section " + id + " out of order");
    }
    lastSection = place;
  }

  private void section(int id, BinaryCursor section) {
    for (int i = id == 8 || id == 12 ? 1 : section.length(); i > 0; i--) {
      try {
        entry(id, section);
      } catch (InvalidModuleException e) {
        keep(e);
      }
    }
    if (section.hasMore()) {
      throw section.malformed("section size mismatch");
    }
  }

  private void keep(InvalidModuleException e) {
    if (problem.isEmpty()) {
      problem = Optional.of(e);
    }
  }

  /** Reads an entry of a section; complaints about its validity come after that. */
  private void entry(int section, BinaryCursor cursor) {
    switch (section) {
      case 1 -> module.types.add(TypeReader.function(cursor));
      case 2 -> imported(cursor);
      case 3 -> {
        defined++;
        module.functions.add(module.type(cursor.u32()));
      }
      case 4 -> table(cursor);
      case 5 -> memory(cursor);
      case 6 -> {
        GlobalType type = TypeReader.global(cursor);
        globalValues.add(constant(cursor, type.type()));
        module.globals.add(type);
      }
      case 7 -> export(cursor);
      case 8 -> start(cursor);
      case 9 -> element(cursor);
      case 10 -> body(cursor.part());
      case 11 -> data(cursor);
      default -> module.dataCount = OptionalInt.of(cursor.u32());
    }
  }

  private void imported(BinaryCursor cursor) {
    String from = cursor.name();
    String name = cursor.name();
    int kind = cursor.u8();
    ExternType type =
        switch (kind) {
          case 0 -> {
            FunctionType function = module.type(cursor.u32());
            module.functions.add(function);
            yield function;
          }
          case 1 -> table(cursor);
          case 2 -> memory(cursor);
          case 3 -> {
            GlobalType global = TypeReader.global(cursor);
            module.globals.add(global);
            yield global;
          }
          case 4 -> throw TypeReader.unsupported(TypeReader.EXCEPTIONS, "import of kind", kind);
          default -> throw cursor.malformed("malformed import kind");
        };
    imports.add(new ModuleImport(from, name, type));
  }

  private TableType table(BinaryCursor cursor) {
    if (cursor.peek() == 0x40) {
      throw TypeReader.unsupported(
          TypeReader.FUNCTION_REFERENCES, "initialized table", cursor.u8());
    }
    ValueType element = TypeReader.reference(cursor);
    TableType type = TypeReader.limits(cursor, false).table(element);
    module.tables.add(type);
    return type;
  }

  private MemoryType memory(BinaryCursor cursor) {
    TypeReader.Range range = TypeReader.limits(cursor, true);
    if (!module.memories.isEmpty()) {
      throw new UnsupportedFeatureException("multi-memory", "a second memory");
    }
    MemoryType type = range.memory();
    module.memories.add(type);
    return type;
  }

  /** A constant expression; if it is not valid, any other. */
  private ConstantExpression constant(BinaryCursor cursor, ValueType type) {
    try {
      return ConstantReader.read(cursor, module, type);
    } catch (InvalidModuleException e) {
      keep(e);
      return ZERO;
    }
  }

  private void export(BinaryCursor cursor) {
    String name = cursor.name();
    int kind = cursor.u8();
    int index = cursor.u32();
    ExternType type =
        switch (kind) {
          case 0 -> module.refer(index);
          case 1 -> module.table(index);
          case 2 -> module.memory(index);
          case 3 -> module.global(index);
          case 4 -> throw TypeReader.unsupported(TypeReader.EXCEPTIONS, "export of kind", kind);
          default -> throw cursor.malformed("malformed export kind");
        };
    if (!exported.add(name)) {
      throw new InvalidModuleException("duplicate export name \"" + name + "\"");
    }
    exports.add(new ModuleExport(name, type));
    exportIndices.add(index);
  }

  private void start(BinaryCursor cursor) {
    int function = cursor.u32();
    FunctionType type = module.function(function);
    if (!type.parameters().isEmpty() || !type.results().isEmpty()) {
      throw new InvalidModuleException("the start function has parameters or results");
    }
    start = OptionalInt.of(function);
  }

  private void element(BinaryCursor cursor) {
    int flags = cursor.u32();
    if (flags < 0 || flags > 7) {
      throw cursor.malformed("malformed elements segment kind");
    }
    boolean other = (flags & 1) != 0;
    boolean explicit = (flags & 2) != 0;
    boolean expressions = (flags & 4) != 0;
    Mode mode = !other ? Mode.ACTIVE : explicit ? Mode.DECLARATIVE : Mode.PASSIVE;
    int table = mode == Mode.ACTIVE && explicit ? cursor.u32() : 0;
    ConstantExpression offset = mode == Mode.ACTIVE ? constant(cursor, ValueType.I32) : ZERO;
    ValueType type = ValueType.FUNCREF;
    if ((other || explicit) && expressions) {
      type = TypeReader.reference(cursor);
    } else if ((other || explicit) && cursor.u8() != 0) {
      throw cursor.malformed("malformed element kind");
    }
    List<ConstantExpression> values = new ArrayList<>();
    for (int i = cursor.length(); i > 0; i--) {
      values.add(expressions ? constant(cursor, type) : reference(cursor.u32()));
    }
    elements.add(new ElementSegment(mode, table, offset, values));
    module.elements.add(type);
    if (mode == Mode.ACTIVE && module.table(table).element() != type) {
      throw new InvalidModuleException("type mismatch: " + type + " for a table of others");
    }
  }

  private ConstantExpression reference(int function) {
    try {
      module.refer(function);
    } catch (InvalidModuleException e) {
      keep(e);
    }
    return new ModuleModel.FunctionReference(function);
  }

  private void body(BinaryCursor body) {
    int function = module.functions.size() - defined + bodies.size();
    bodies.add(new FunctionBody(binary, body.position(), body.end()));
    if (problem.isEmpty() && bodies.size() <= defined) {
      CodeValidator.check(module, limits, function, body);
    } else {
      CodeValidator.skip(limits, body);
    }
  }

  private void data(BinaryCursor cursor) {
    int flags = cursor.u32();
    if (flags < 0 || flags > 2) {
      throw cursor.malformed("malformed data segment kind");
    }
    int memory = flags == 2 ? cursor.u32() : 0;
    boolean active = flags != 1;
    ConstantExpression offset = active ? constant(cursor, ValueType.I32) : ZERO;
    byte[] bytes = cursor.bytes(cursor.length());
    data.add(new DataSegment(active ? Mode.ACTIVE : Mode.PASSIVE, offset, bytes));
    if (active) {
      module.memory(memory);
    }
  }
}
