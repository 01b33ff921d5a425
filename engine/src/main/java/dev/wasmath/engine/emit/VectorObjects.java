package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;

/**
 * Vectors as objects of the Vector API, of 128 bits and more, each held in its {@link HomeShapes}
 * shape; the JIT compiler keeps them in registers.
 */
final class VectorObjects implements VectorForm {
  private final HomeShapes shapes;

  VectorObjects(HomeShapes shapes) {
    this.shapes = shapes;
  }

  @Override
  public int slots(Type type) {
    return 1;
  }

  @Override
  public boolean onStack() {
    return true;
  }

  @Override
  public void receive(Emission emission, Parameter parameter, int slot) {
    Shape shape = shapes.held(parameter);
    VectorCode vectors = new VectorCode(emission.code);
    vectors.broadcast(Shape.I64X2, () -> emission.code.lload(slot));
    vectors.withLane(Shape.I64X2, 1, () -> emission.code.lload(slot + 2));
    vectors.reinterpret(Shape.I64X2, shape);
    emission.code.astore(emission.slot(parameter));
  }

  /** Puts a vector on the stack in a shape. */
  void push(Emission emission, Value value, Shape shape) {
    VectorCode vectors = new VectorCode(emission.code, value.type());
    if (value instanceof Constant constant) {
      vectors.broadcast(Shape.I64X2, () -> emission.code.loadConstant(constant.low()));
      if (constant.high() != constant.low()) {
        for (int lane = 1; lane < lanes(value.type()); lane += 2) {
          vectors.withLane(Shape.I64X2, lane, () -> emission.code.loadConstant(constant.high()));
        }
      }
      vectors.reinterpret(Shape.I64X2, shape);
    } else {
      emission.push(value);
      vectors.reinterpret(shapes.held(value), shape);
    }
  }

  /** The 64-bit lanes of a type. */
  static int lanes(Type type) {
    return switch (type) {
      case V512 -> 8;
      case V256 -> 4;
      default -> 2;
    };
  }

  /** The local that holds a vector in a shape, after moving it there if need be. */
  int local(Emission emission, Value value, Shape shape) {
    boolean here =
        !(value instanceof Constant)
            && !emission.folding.isFolded(value)
            && shapes.held(value) == shape;
    if (here) {
      return emission.slot(value);
    }
    int slot = emission.scratch(1);
    push(emission, value, shape);
    emission.code.astore(slot);
    return slot;
  }

  /** Moves the vector on the stack to a new local. */
  static int keep(Emission emission) {
    int slot = emission.scratch(1);
    emission.code.astore(slot);
    return slot;
  }

  @Override
  public void compute(Emission emission, Instruction instruction) {
    Shape shape =
        ObjectsMemory.has(instruction.op())
            ? new ObjectsMemory(emission, this, type(instruction)).compute(instruction)
            : new ObjectsEmitter(emission, this, instruction.type()).compute(instruction);
    if (instruction.type().isVector()) {
      new VectorCode(emission.code, instruction.type())
          .reinterpret(shape, shapes.held(instruction));
    }
  }

  /** How wide a load or store is. */
  private static Type type(Instruction instruction) {
    return instruction.op() == Op.V_STORE ? instruction.operand(1).type() : instruction.type();
  }

  /** The shape in which an instruction's result is wanted. */
  Shape held(Value value) {
    return shapes.held(value);
  }

  @Override
  public void store(Emission emission, Value target) {
    emission.code.astore(emission.slot(target));
  }

  @Override
  public void pushFor(Emission emission, Value value, Value target) {
    push(emission, value, shapes.held(target));
  }

  @Override
  public void pushLongs(Emission emission, Value value) {
    CodeBuilder code = emission.code;
    VectorCode vectors = new VectorCode(code);
    push(emission, value, Shape.I64X2);
    code.dup();
    vectors.lane(Shape.I64X2, 0);
    code.dup2_x1().pop2();
    vectors.lane(Shape.I64X2, 1);
  }

  @Override
  public void fromLongs(Emission emission, Instruction instruction) {
    longsToVector(emission);
    new VectorCode(emission.code).reinterpret(Shape.I64X2, shapes.held(instruction));
  }

  /** Turns two longs on the stack into a vector of two lanes. */
  static void longsToVector(Emission emission) {
    CodeBuilder code = emission.code;
    VectorCode vectors = new VectorCode(code);
    int high = emission.scratch(2);
    int low = emission.scratch(2);
    code.lstore(high).lstore(low);
    vectors.broadcast(Shape.I64X2, () -> code.lload(low));
    vectors.withLane(Shape.I64X2, 1, () -> code.lload(high));
  }

  @Override
  public void discard(Emission emission) {
    emission.code.pop();
  }

  @Override
  public void enter(Emission emission, Phi phi) {
    int slot = emission.slot(phi);
    emission.code.aload(slot);
    new VectorCode(emission.code, phi.type()).exact(shapes.held(phi));
    emission.code.astore(slot);
  }
}
