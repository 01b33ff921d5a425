package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** The frame of a divided function: its arrays, the places in them, and the calls of pieces. */
final class FrameEmitter {
  private final Emission emission;
  private final CodeBuilder code;

  private FrameEmitter(Emission emission) {
    this.emission = emission;
    this.code = emission.code;
  }

  static void compute(Emission emission, Instruction instruction) {
    FrameEmitter emitter = new FrameEmitter(emission);
    int immediate = (int) instruction.immediate(0);
    switch (instruction.op()) {
      case FRAME_WORDS -> emitter.code.loadConstant(immediate).newarray(TypeKind.LONG);
      case FRAME_OBJECTS -> emitter.code.loadConstant(immediate).anewarray(Names.OBJECT);
      case FRAME_LOAD -> emitter.load(instruction, immediate);
      case FRAME_STORE -> emitter.store(instruction.operand(0), instruction.operand(1), immediate);
      default -> emitter.piece(instruction, immediate);
    }
  }

  private void piece(Instruction instruction, int number) {
    emission.pushAll(instruction.operands());
    emission.beginCall();
    emission.invokeLinked("piece", Names.PIECE, number);
    emission.endCall();
  }

  private void place(Value array, int place) {
    emission.push(array);
    code.loadConstant(place);
  }

  private void load(Instruction instruction, int place) {
    Value array = instruction.operand(0);
    Type type = instruction.type();
    if (type.isVector()) {
      vector(instruction, array, place);
      return;
    }
    place(array, place);
    switch (type) {
      case REF -> code.aaload();
      case MULTI -> code.aaload().checkcast(Names.OBJECTS);
      case I32 -> code.laload().l2i();
      case F32 -> {
        code.laload().l2i();
        convert(ConstantDescs.CD_Float, "intBitsToFloat", ConstantDescs.CD_int);
      }
      case F64 -> {
        code.laload();
        VectorHalves.toDouble(code);
      }
      default -> code.laload();
    }
  }

  private void vector(Instruction instruction, Value array, int place) {
    switch (emission.vectors) {
      case VectorHalves halves -> {
        for (int half = 0; half < 2; half++) {
          place(array, place + half);
          code.laload();
          halves.convert(emission, instruction, false);
        }
      }
      case VectorObjects objects -> {
        VectorCode vectors = new VectorCode(code, instruction.type());
        vectors.species(Shape.I64X2);
        place(array, place);
        vectors.loadWords();
        vectors.reinterpret(Shape.I64X2, objects.held(instruction));
      }
    }
  }

  private void store(Value array, Value value, int place) {
    if (value.type().isVector()) {
      store(array, place, value);
      return;
    }
    place(array, place);
    emission.push(value);
    switch (value.type()) {
      case REF, MULTI -> code.aastore();
      case I32 -> code.i2l().lastore();
      case F32 -> {
        convert(ConstantDescs.CD_Float, "floatToRawIntBits", ConstantDescs.CD_float);
        code.i2l().lastore();
      }
      case F64 -> {
        VectorHalves.toLong(code);
        code.lastore();
      }
      default -> code.lastore();
    }
  }

  private void store(Value array, int place, Value vector) {
    switch (emission.vectors) {
      case VectorHalves halves -> {
        for (int half = 0; half < 2; half++) {
          place(array, place + half);
          halves.push(emission, vector, half, false);
          code.lastore();
        }
      }
      case VectorObjects objects -> {
        objects.push(emission, vector, Shape.I64X2);
        place(array, place);
        new VectorCode(code, vector.type()).storeWords();
      }
    }
  }

  private void convert(ClassDesc owner, String method, ClassDesc from) {
    ClassDesc to =
        from.equals(ConstantDescs.CD_int) ? ConstantDescs.CD_float : ConstantDescs.CD_int;
    code.invokestatic(owner, method, MethodTypeDesc.of(to, from));
  }
}
