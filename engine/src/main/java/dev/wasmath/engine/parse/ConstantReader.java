package dev.wasmath.engine.parse;

import dev.wasmath.engine.GlobalType;
import dev.wasmath.engine.InvalidModuleException;
import dev.wasmath.engine.ValueType;
import dev.wasmath.engine.parse.ModuleModel.Bits;
import dev.wasmath.engine.parse.ModuleModel.ConstantExpression;
import dev.wasmath.engine.parse.ModuleModel.FunctionReference;
import dev.wasmath.engine.parse.ModuleModel.GlobalValue;
import dev.wasmath.engine.parse.ModuleModel.NullReference;
import java.util.Optional;

/** The reading of a constant expression: of one instruction, whose value it has. */
final class ConstantReader {
  private final CodeReader code;
  private final Declarations module;

  private ConstantReader(CodeReader code, Declarations module) {
    this.code = code;
    this.module = module;
  }

  /**
   * Reads an expression to its end.
   *
   * @throws InvalidModuleException if it is not constant, or of another type; it has been read
   */
  static ConstantExpression read(BinaryCursor cursor, Declarations module, ValueType wanted) {
    ConstantReader reader = new ConstantReader(new CodeReader(cursor), module);
    Optional<ConstantExpression> value = reader.value();
    if (value.isEmpty()) {
      throw new InvalidModuleException("constant expression required");
    }
    if (reader.type(value.get()) != wanted) {
      throw new InvalidModuleException("type mismatch: a constant that is no " + wanted);
    }
    return value.get();
  }

  private Optional<ConstantExpression> value() {
    Optional<ConstantExpression> first = Optional.empty();
    int count = 0;
    int depth = 0;
    for (int opcode = code.next(); depth > 0 || opcode != Opcodes.END; opcode = code.next()) {
      switch (opcode) {
        case 0x6a, 0x6b, 0x6c, 0x7c, 0x7d, 0x7e ->
            throw TypeReader.unsupported("extended constant expressions", "instruction", opcode);
        case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF -> depth++;
        case Opcodes.END -> depth--;
        default -> {}
      }
      if (count == 0) {
        first = constant(opcode);
      }
      count++;
    }
    return count == 1 ? first : Optional.empty();
  }

  private Optional<ConstantExpression> constant(int opcode) {
    return switch (opcode) {
      case Opcodes.I32_CONST -> Optional.of(new Bits(ValueType.I32, code.first(), 0));
      case Opcodes.I64_CONST -> Optional.of(new Bits(ValueType.I64, code.first(), 0));
      case Opcodes.F32_CONST -> Optional.of(new Bits(ValueType.F32, code.first(), 0));
      case Opcodes.F64_CONST -> Optional.of(new Bits(ValueType.F64, code.first(), 0));
      case Opcodes.V128_CONST -> Optional.of(new Bits(ValueType.V128, code.first(), code.second()));
      case Opcodes.REF_NULL -> Optional.of(new NullReference(code.type()));
      case Opcodes.REF_FUNC -> Optional.of(new FunctionReference(code.index()));
      case Opcodes.GLOBAL_GET -> Optional.of(new GlobalValue(code.index()));
      default -> Optional.empty();
    };
  }

  private ValueType type(ConstantExpression value) {
    if (value instanceof Bits bits) {
      return bits.type();
    } else if (value instanceof NullReference reference) {
      return reference.type();
    } else if (value instanceof GlobalValue global) {
      GlobalType type = module.global(global.global());
      if (type.mutable()) {
        throw new InvalidModuleException("constant expression required: a mutable global");
      }
      return type.type();
    } else if (value instanceof FunctionReference reference) {
      module.refer(reference.function());
    }
    return ValueType.FUNCREF;
  }
}
