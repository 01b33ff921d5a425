package dev.wasmath.engine.parse;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.InvalidModuleException;
import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.Limits;
import dev.wasmath.engine.MalformedModuleException;
import dev.wasmath.engine.TableType;
import dev.wasmath.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The validation of a function's code, by the algorithm in the specification's appendix. */
final class CodeValidator {
  /** The bits of a pattern of bytes that are beyond the bytes of two vectors. */
  private static final long BEYOND = 0xe0e0_e0e0_e0e0_e0e0L;

  /** An open block, by the instruction that began it. */
  private static final class Frame {
    final int opcode;
    final FunctionType type;
    final int floor;
    boolean unreachable;

    Frame(int opcode, FunctionType type, int floor) {
      this.opcode = opcode;
      this.type = type;
      this.floor = floor;
    }

    /** What a branch to it brings along. */
    List<ValueType> label() {
      return opcode == Opcodes.LOOP ? type.parameters() : type.results();
    }
  }

  private final Declarations module;
  private final Limits limits;
  private final Locals locals;
  private final CodeReader code;
  private final TypeStack stack = new TypeStack();
  private final List<Frame> frames = new ArrayList<>();

  private CodeValidator(Declarations module, Limits limits, Locals locals, CodeReader code) {
    this.module = module;
    this.limits = limits;
    this.locals = locals;
    this.code = code;
  }

  /**
   * Validates a function.
   *
   * @throws InvalidModuleException if it is not valid, and has been read to its end
   */
  static void check(Declarations module, Limits limits, int function, BinaryCursor body) {
    FunctionType type = module.function(function);
    Locals locals = Locals.read(body, type.parameters(), limits.locals());
    CodeReader code = new CodeReader(body);
    try {
      new CodeValidator(module, limits, locals, code).run(type);
    } catch (InvalidModuleException e) {
      int offset = code.offset();
      skip(code);
      throw new InvalidModuleException(
          e.getMessage() + ", in function " + function + " at " + offset, e);
    }
  }

  /** Reads a function only. */
  static void skip(Limits limits, BinaryCursor body) {
    Locals _ = Locals.read(body, List.of(), limits.locals());
    skip(new CodeReader(body));
  }

  private static void skip(CodeReader code) {
    while (code.hasMore()) {
      int _ = code.next();
    }
  }

  private void run(FunctionType type) {
    open(Opcodes.BLOCK, new FunctionType(List.of(), type.results()));
    int limit = limits.functionInstructions();
    for (int count = 0; !frames.isEmpty(); count++) {
      if (count == limit) {
        throw new LimitException("a function exceeds the limit of " + limit + " instructions");
      }
      instruction(code.next());
    }
    if (code.hasMore()) {
      throw new MalformedModuleException("operators remaining after end of function");
    }
  }

  private void instruction(int opcode) {
    switch (opcode) {
      case Opcodes.LOCAL_GET -> stack.push(local());
      case Opcodes.LOCAL_SET -> stack.pop(local());
      case Opcodes.LOCAL_TEE -> {
        stack.pop(local());
        stack.push(local());
      }
      case Opcodes.I32_CONST -> stack.push(ValueType.I32);
      case Opcodes.I64_CONST -> stack.push(ValueType.I64);
      case Opcodes.F32_CONST -> stack.push(ValueType.F32);
      case Opcodes.F64_CONST -> stack.push(ValueType.F64);
      case Opcodes.V128_CONST -> stack.push(ValueType.V128);
      case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF -> block(opcode);
      case Opcodes.ELSE -> otherwise();
      case Opcodes.END -> end();
      case Opcodes.BR, Opcodes.BR_IF, Opcodes.BR_TABLE -> branch(opcode);
      case Opcodes.RETURN -> leave(frames.getFirst().label());
      case Opcodes.UNREACHABLE -> leave(List.of());
      case Opcodes.NOP -> {}
      case Opcodes.CALL -> apply(module.function(code.index()));
      case Opcodes.CALL_INDIRECT -> indirect();
      case Opcodes.DROP -> {
        Optional<ValueType> _ = stack.pop();
      }
      case Opcodes.SELECT, Opcodes.SELECT_TYPED -> select(opcode);
      case Opcodes.GLOBAL_GET -> stack.push(module.global(code.index()).type());
      case Opcodes.GLOBAL_SET -> setGlobal();
      default -> {
        if (Opcodes.onReferences(opcode)) {
          reference(opcode);
        } else {
          operation(opcode);
        }
      }
    }
  }

  private ValueType local() {
    int index = code.index();
    if (index < 0 || index >= locals.count()) {
      throw new InvalidModuleException("unknown local " + Integer.toUnsignedString(index));
    }
    return locals.type(index);
  }

  private void open(int opcode, FunctionType type) {
    if (frames.size() > limits.nesting()) {
      throw new LimitException("a function exceeds the limit of " + limits.nesting() + " blocks");
    }
    Frame frame = new Frame(opcode, type, stack.height());
    frames.add(frame);
    stack.enter(frame.floor, false);
    stack.push(type.parameters());
  }

  private Frame close() {
    Frame frame = frames.getLast();
    stack.pop(frame.type.results());
    if (stack.height() != frame.floor) {
      throw new InvalidModuleException("type mismatch: operands remain at the end of a block");
    }
    frames.removeLast();
    if (!frames.isEmpty()) {
      stack.enter(frames.getLast().floor, frames.getLast().unreachable);
    }
    return frame;
  }

  private void block(int opcode) {
    if (code.first() >= module.types.size()) {
      throw new InvalidModuleException("unknown type " + code.first());
    }
    FunctionType type = code.blockType(module.types);
    if (opcode == Opcodes.IF) {
      stack.pop(ValueType.I32);
    }
    stack.pop(type.parameters());
    open(opcode, type);
  }

  private void otherwise() {
    Frame frame = close();
    if (frame.opcode != Opcodes.IF) {
      throw new MalformedModuleException("else without if at " + code.offset());
    }
    open(Opcodes.ELSE, frame.type);
  }

  private void end() {
    Frame frame = close();
    boolean unchanged = frame.type.parameters().equals(frame.type.results());
    if (frame.opcode == Opcodes.IF && !unchanged) {
      throw new InvalidModuleException("type mismatch: if without else");
    }
    if (!frames.isEmpty()) {
      stack.push(frame.type.results());
    }
  }

  private List<ValueType> label(int depth) {
    if (depth < 0 || depth >= frames.size()) {
      throw new InvalidModuleException("unknown label " + Integer.toUnsignedString(depth));
    }
    return frames.get(frames.size() - 1 - depth).label();
  }

  private void leave(List<ValueType> operands) {
    stack.pop(operands);
    stack.leave();
    frames.getLast().unreachable = true;
  }

  private void branch(int opcode) {
    if (opcode == Opcodes.BR) {
      leave(label(code.index()));
      return;
    }
    stack.pop(ValueType.I32);
    if (opcode == Opcodes.BR_IF) {
      List<ValueType> operands = label(code.index());
      stack.pop(operands);
      stack.push(operands);
      return;
    }
    int[] labels = code.labels();
    List<ValueType> last = label(labels[labels.length - 1]);
    for (int label : labels) {
      if (label(label).size() != last.size()) {
        throw new InvalidModuleException("type mismatch: labels with different operands");
      }
      stack.peek(label(label));
    }
    leave(last);
  }

  private void apply(FunctionType type) {
    stack.pop(type.parameters());
    stack.push(type.results());
  }

  private void indirect() {
    int table = (int) code.second();
    if (module.table(table).element() != ValueType.FUNCREF) {
      throw new InvalidModuleException("type mismatch: a call through a table of other references");
    }
    FunctionType type = module.type(code.index());
    stack.pop(ValueType.I32);
    apply(type);
  }

  private void select(int opcode) {
    stack.pop(ValueType.I32);
    if (opcode == Opcodes.SELECT_TYPED) {
      if (code.first() != 1) {
        throw new InvalidModuleException("invalid result arity");
      }
      stack.pop(code.type());
      stack.pop(code.type());
      stack.push(code.type());
      return;
    }
    Optional<ValueType> one = stack.pop();
    Optional<ValueType> other = stack.pop();
    boolean same = one.isEmpty() || other.isEmpty() || one.equals(other);
    if (!same || isReference(one) || isReference(other)) {
      throw new InvalidModuleException("type mismatch: select");
    }
    stack.push(one.isEmpty() ? other : one);
  }

  private static boolean isReference(Optional<ValueType> type) {
    return type.isPresent() && type.get().isReference();
  }

  private void setGlobal() {
    if (!module.global(code.index()).mutable()) {
      throw new InvalidModuleException("global is immutable: " + code.index());
    }
    stack.pop(module.global(code.index()).type());
  }

  private void reference(int opcode) {
    switch (opcode) {
      case Opcodes.REF_NULL -> stack.push(code.type());
      case Opcodes.REF_IS_NULL -> {
        Optional<ValueType> type = stack.pop();
        if (type.isPresent() && !isReference(type)) {
          throw new InvalidModuleException("type mismatch: no reference");
        }
        stack.push(ValueType.I32);
      }
      case Opcodes.REF_FUNC -> {
        module.function(code.index());
        if (!module.references.get(code.index())) {
          throw new InvalidModuleException("undeclared function reference");
        }
        stack.push(ValueType.FUNCREF);
      }
      default -> table(opcode, module.table(code.index()).element());
    }
  }

  private void table(int opcode, ValueType element) {
    switch (opcode) {
      case Opcodes.TABLE_GET -> {
        stack.pop(ValueType.I32);
        stack.push(element);
      }
      case Opcodes.TABLE_SET -> {
        stack.pop(element);
        stack.pop(ValueType.I32);
      }
      case Opcodes.TABLE_GROW -> {
        stack.pop(ValueType.I32);
        stack.pop(element);
        stack.push(ValueType.I32);
      }
      default -> {
        stack.pop(ValueType.I32);
        stack.pop(element);
        stack.pop(ValueType.I32);
      }
    }
  }

  /** What has operands of fixed types, once its immediates are right. */
  private void operation(int opcode) {
    if (opcode > Opcodes.LAST_NUMERIC) {
      immediates(opcode);
    } else if (opcode < Opcodes.FIRST_NUMERIC) {
      module.memory(0);
      access(Opcodes.operation(opcode).bytes());
    }
    apply(module.signature(opcode));
  }

  private void immediates(int opcode) {
    if (opcode < Opcodes.VECTOR) {
      segmentsAndTables(opcode);
      return;
    }
    int bytes = Opcodes.operation(opcode).bytes();
    if (bytes > 0) {
      module.memory(0);
      access(bytes);
    }
    if (Opcodes.hasLane(opcode)) {
      long lane = bytes > 0 ? code.second() : code.first();
      if (lane >= (bytes > 0 ? 16 / bytes : Opcodes.shape(opcode).lanes())) {
        throw new InvalidModuleException("invalid lane index " + lane);
      }
    } else if (opcode == Opcodes.SHUFFLE && ((code.first() | code.second()) & BEYOND) != 0) {
      throw new InvalidModuleException("invalid lane index");
    }
  }

  /** An access of some bytes; none is an operation on the whole memory. */
  private void access(int bytes) {
    if (bytes > 0 && code.alignment() > Integer.numberOfTrailingZeros(bytes)) {
      throw new InvalidModuleException("alignment must not be larger than natural");
    }
  }

  private void segmentsAndTables(int opcode) {
    switch (opcode) {
      case Opcodes.MEMORY_FILL, Opcodes.MEMORY_COPY -> module.memory(0);
      case Opcodes.MEMORY_INIT -> {
        module.memory(0);
        dataSegment();
      }
      case Opcodes.DATA_DROP -> dataSegment();
      case Opcodes.ELEM_DROP -> module.element(code.index());
      case Opcodes.TABLE_SIZE -> module.table(code.index());
      case Opcodes.TABLE_INIT ->
          same(module.table((int) code.second()), module.element(code.index()));
      case Opcodes.TABLE_COPY ->
          same(module.table(code.index()), module.table((int) code.second()).element());
      default -> {}
    }
  }

  private void dataSegment() {
    module.dataNeeded = true;
    if (code.index() < 0 || code.index() >= module.dataCount.orElse(0)) {
      throw new InvalidModuleException("unknown data segment " + code.first());
    }
  }

  private static void same(TableType table, ValueType element) {
    if (table.element() != element) {
      throw new InvalidModuleException("type mismatch: " + element + " for a table of others");
    }
  }
}
