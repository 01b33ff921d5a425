package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import dev.wasmath.engine.parse.ModuleModel;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.constant.DynamicCallSiteDesc;
import java.lang.constant.DynamicConstantDesc;
import java.lang.constant.MethodHandleDesc;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.List;

/** The state of emitting one function: where values live and how they get on the stack. */
final class Emission {
  /** A stretch of code whose exceptions are traps of this function. */
  record Range(Label start, Label end) {}

  final CodeBuilder code;
  final ModuleModel module;
  final Graph graph;
  final Folding folding;
  final VectorForm vectors;
  final TrapPlaces traps;
  final Addends addends;
  private final Slots slots;
  private final List<Range> ranges = new ArrayList<>();
  private final InstructionEmitter instructions;
  private Label rangeStart;

  Emission(
      CodeBuilder code,
      ModuleModel module,
      Graph graph,
      Folding folding,
      Slots slots,
      VectorForm vectors) {
    this.code = code;
    this.module = module;
    this.graph = graph;
    this.folding = folding;
    this.slots = slots;
    this.vectors = vectors;
    this.traps = new TrapPlaces(code);
    this.addends = new Addends(graph);
    this.instructions = new InstructionEmitter(this);
    this.rangeStart = code.newBoundLabel();
  }

  /** Puts a scalar or reference on the operand stack, computing it if it is folded. */
  void push(Value value) {
    if (value instanceof Constant constant) {
      push(constant);
    } else if (value instanceof Instruction instruction && folding.isFolded(instruction)) {
      instructions.compute(instruction);
    } else {
      code.loadLocal(Names.kind(value.type()), slot(value));
    }
  }

  void pushAll(List<Value> values) {
    for (Value value : values) {
      push(value);
    }
  }

  private void push(Constant constant) {
    switch (constant.type()) {
      case I32 -> code.loadConstant((int) constant.low());
      case I64 -> code.loadConstant(constant.low());
      case F32 -> pushFloat((int) constant.low());
      case F64 -> pushDouble(constant.low());
      case REF -> code.aconst_null();
      default -> throw new IllegalStateException("constant of " + constant.type());
    }
  }

  private void pushFloat(int bits) {
    float value = Float.intBitsToFloat(bits);
    if (!Float.isNaN(value)) {
      code.loadConstant(value);
    } else {
      code.loadConstant(bits);
      code.invokestatic(
          ConstantDescs.CD_Float,
          "intBitsToFloat",
          MethodTypeDesc.of(ConstantDescs.CD_float, ConstantDescs.CD_int));
    }
  }

  private void pushDouble(long bits) {
    double value = Double.longBitsToDouble(bits);
    if (!Double.isNaN(value)) {
      code.loadConstant(value);
    } else {
      code.loadConstant(bits);
      code.invokestatic(
          ConstantDescs.CD_Double,
          "longBitsToDouble",
          MethodTypeDesc.of(ConstantDescs.CD_double, ConstantDescs.CD_long));
    }
  }

  /** The local of a value that has one. */
  int slot(Value value) {
    if (value instanceof Instruction instruction) {
      return slots.of(instruction.id());
    } else if (value instanceof Phi phi) {
      return slots.of(phi.id());
    } else if (value instanceof Parameter parameter) {
      return slots.parameter(parameter.index());
    }
    throw new IllegalStateException("a constant has no local");
  }

  /** Where the current segment of the memory is. */
  int memorySlot() {
    return slots.memory();
  }

  /** Puts the memory that a load or store goes to on the stack. */
  void pushMemory(Instruction access) {
    code.aload(Slots.isChecked(access) ? slots.roomyMemory() : slots.memory());
  }

  /** Locals for the rest of an instruction's emission. */
  int scratch(int size) {
    return slots.scratch(size);
  }

  /** Emits an instruction at its place, with its result in its local, if it has one. */
  void root(Instruction instruction) {
    if (folding.isFolded(instruction)) {
      return;
    }
    slots.clearScratch();
    instructions.compute(instruction);
    if (instruction.op() == Op.CALL || instruction.op() == Op.CALL_INDIRECT) {
      settle(instruction);
      loadMemory();
    } else {
      settle(instruction);
    }
  }

  private void settle(Instruction instruction) {
    Type type = instruction.type();
    if (type == Type.VOID) {
      return;
    }
    if (slots.has(instruction.id())) {
      pop(instruction);
    } else if (type.isVector()) {
      vectors.discard(this);
    } else if (Names.kind(type).slotSize() == 2) {
      code.pop2();
    } else {
      code.pop();
    }
  }

  /** Moves the value on top of the stack to the local of a phi or instruction. */
  void pop(Value value) {
    if (value.type().isVector()) {
      vectors.store(this, value);
    } else {
      code.storeLocal(Names.kind(value.type()), slot(value));
    }
  }

  /** Puts a value of any type on the stack, a vector in the form a local of the target takes. */
  void pushFor(Value value, Value target) {
    if (value.type().isVector()) {
      vectors.pushFor(this, value, target);
    } else {
      push(value);
    }
  }

  /** Calls a static method of the runtime classes. */
  void helper(ClassDesc owner, Op op) {
    code.invokestatic(owner, Names.method(op), Names.methodType(op.signature()));
  }

  /** Puts a constant of the instance on the stack, by the bootstrap method of that name. */
  void pushLinked(String bootstrap, ClassDesc type, int index) {
    pushLinked(bootstrap, type, ConstantDescs.CD_int, index);
  }

  /** Puts a constant that is made from a text on the stack. */
  void pushLinked(String bootstrap, ClassDesc type, String text) {
    pushLinked(bootstrap, type, ConstantDescs.CD_String, text);
  }

  private void pushLinked(
      String bootstrap, ClassDesc type, ClassDesc argumentType, ConstantDesc argument) {
    DirectMethodHandleDesc method =
        MethodHandleDesc.ofMethod(
            DirectMethodHandleDesc.Kind.STATIC,
            Names.LINKAGE,
            bootstrap,
            MethodTypeDesc.of(
                type,
                ConstantDescs.CD_MethodHandles_Lookup,
                ConstantDescs.CD_String,
                ConstantDescs.CD_Class,
                argumentType));
    code.loadConstant(DynamicConstantDesc.ofNamed(method, "_", type, argument));
  }

  /** Calls through a call site linked by the bootstrap method of that name. */
  void invokeLinked(String bootstrap, MethodTypeDesc type, int index) {
    DirectMethodHandleDesc method =
        MethodHandleDesc.ofMethod(
            DirectMethodHandleDesc.Kind.STATIC,
            Names.LINKAGE,
            bootstrap,
            MethodTypeDesc.of(
                ConstantDescs.CD_CallSite,
                ConstantDescs.CD_MethodHandles_Lookup,
                ConstantDescs.CD_String,
                ConstantDescs.CD_MethodType,
                ConstantDescs.CD_int));
    code.invokedynamic(DynamicCallSiteDesc.of(method, "f" + index, type, index));
  }

  /** Reads the current segments of the memory into their locals. */
  void loadMemory() {
    load("memory", slots.memory());
    load("roomyMemory", slots.roomyMemory());
  }

  private void load(String bootstrap, int slot) {
    if (slot >= 0) {
      invokeLinked(bootstrap, MethodTypeDesc.of(Names.SEGMENT), 0);
      code.astore(slot);
    }
  }

  /** Begins the method. */
  void begin() {
    traps.start(graph, slots);
    rangeStart = code.newBoundLabel();
  }

  /** Ends the stretch of code whose exceptions are traps, which is not empty: a call follows. */
  void beginCall() {
    ranges.add(new Range(rangeStart, code.newBoundLabel()));
  }

  /** The call is over. */
  void endCall() {
    rangeStart = code.newBoundLabel();
  }

  /** Closes and returns the ranges. */
  List<Range> ranges() {
    beginCall();
    return ranges;
  }
}
