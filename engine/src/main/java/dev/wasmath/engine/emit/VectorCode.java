package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Shape;
import dev.wasmath.engine.ir.Type;
import java.lang.classfile.CodeBuilder;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;

/** Calls of the Vector API. */
final class VectorCode {
  static final ClassDesc VECTOR = type("Vector");
  static final ClassDesc MASK = type("VectorMask");
  static final ClassDesc SHUFFLE = type("VectorShuffle");
  private static final ClassDesc SPECIES = type("VectorSpecies");
  private static final ClassDesc OPERATORS = type("VectorOperators");
  private static final ClassDesc LONG = ConstantDescs.CD_long;

  private final CodeBuilder code;
  private final String species;

  /** For vectors of 128 bits. */
  VectorCode(CodeBuilder code) {
    this(code, Type.V128);
  }

  /** For vectors of a type; the shapes then name their lanes alone. */
  VectorCode(CodeBuilder code, Type type) {
    this.code = code;
    this.species =
        switch (type) {
          case V512 -> "SPECIES_512";
          case V256 -> "SPECIES_256";
          default -> "SPECIES_128";
        };
  }

  private static ClassDesc type(String name) {
    return ClassDesc.of("jdk.incubator.vector." + name);
  }

  /** The class of vectors of a shape. */
  static ClassDesc type(Shape shape) {
    return type(
        switch (shape) {
          case I8X16 -> "ByteVector";
          case I16X8 -> "ShortVector";
          case I32X4 -> "IntVector";
          case I64X2, BITS -> "LongVector";
          case F32X4 -> "FloatVector";
          case F64X2 -> "DoubleVector";
        });
  }

  /** The primitive type of a lane. */
  static ClassDesc element(Shape shape) {
    return switch (shape) {
      case I8X16 -> ConstantDescs.CD_byte;
      case I16X8 -> ConstantDescs.CD_short;
      case I32X4 -> ConstantDescs.CD_int;
      case I64X2, BITS -> LONG;
      case F32X4 -> ConstantDescs.CD_float;
      case F64X2 -> ConstantDescs.CD_double;
    };
  }

  void species(Shape shape) {
    code.getstatic(type(shape), species, SPECIES);
  }

  /** The species of half as many lanes. */
  void halfSpecies(Shape shape) {
    code.getstatic(type(shape), "SPECIES_64", SPECIES);
  }

  private void operator(String name, String kind) {
    code.getstatic(OPERATORS, name, OPERATORS.nested(kind));
  }

  /** Calls a method of the vector on the stack. */
  void call(Shape shape, String name, ClassDesc result, ClassDesc... parameters) {
    code.invokevirtual(type(shape), name, MethodTypeDesc.of(result, parameters));
  }

  /** A method of two vectors on the stack that yields a third. */
  void binary(Shape shape, String name) {
    call(shape, name, type(shape), VECTOR);
  }

  /** A method of one vector on the stack that yields another. */
  void unary(Shape shape, String name) {
    call(shape, name, type(shape));
  }

  void lanewise(Shape shape, String operator) {
    operator(operator, "Unary");
    call(shape, "lanewise", type(shape), OPERATORS.nested("Unary"));
  }

  /** An operator on the vector on the stack and what the given code pushes. */
  void lanewise(Shape shape, String operator, Runnable second) {
    boolean associative =
        switch (operator) {
          case "MIN", "MAX", "UMIN", "UMAX", "AND", "OR", "XOR" -> true;
          default -> false;
        };
    operator(operator, associative ? "Associative" : "Binary");
    second.run();
    call(shape, "lanewise", type(shape), OPERATORS.nested("Binary"), VECTOR);
  }

  /** A shift of the vector on the stack by the int the given code pushes. */
  void shift(Shape shape, String operator, Runnable count) {
    operator(operator, "Binary");
    count.run();
    code.loadConstant(shape.laneBits() - 1).iand();
    switch (shape) {
      case I8X16 -> code.i2b();
      case I16X8 -> code.i2s();
      case I64X2 -> code.i2l();
      default -> {}
    }
    call(shape, "lanewise", type(shape), OPERATORS.nested("Binary"), element(shape));
  }

  void shift(Shape shape, String operator, int count) {
    shift(shape, operator, () -> code.loadConstant(count));
  }

  void ternary(Shape shape, String operator, Runnable others) {
    operator(operator, "Ternary");
    others.run();
    call(shape, "lanewise", type(shape), OPERATORS.nested("Ternary"), VECTOR, VECTOR);
  }

  /** The mask of a comparison of the vector on the stack with what the given code pushes. */
  void compare(Shape shape, String operator, Runnable second) {
    operator(operator, "Comparison");
    second.run();
    call(shape, "compare", MASK, OPERATORS.nested("Comparison"), VECTOR);
  }

  /** The mask of a comparison of the vector on the stack with zero. */
  void compareZero(Shape shape, String operator) {
    operator(operator, "Comparison");
    code.lconst_0();
    call(shape, "compare", MASK, OPERATORS.nested("Comparison"), LONG);
  }

  /** The mask of a shape on the stack as a vector of ones and zeros of the integral shape. */
  void maskToVector(Shape shape) {
    Shape integral = shape.integral();
    if (integral != shape) {
      species(integral);
      code.invokevirtual(MASK, "cast", MethodTypeDesc.of(MASK, SPECIES));
    }
    code.invokevirtual(MASK, "toVector", MethodTypeDesc.of(VECTOR));
    code.checkcast(type(integral));
  }

  void blend(Shape shape) {
    call(shape, "blend", type(shape), VECTOR, MASK);
  }

  /** A conversion of part of the lanes of the vector on the stack. */
  void convert(Shape from, String conversion, Shape to, int part) {
    operator(conversion, "Conversion");
    species(to);
    code.loadConstant(part);
    call(
        from,
        "convertShape",
        VECTOR,
        OPERATORS.nested("Conversion"),
        SPECIES,
        ConstantDescs.CD_int);
    code.checkcast(type(to));
  }

  /** The same bits in another shape. */
  void reinterpret(Shape from, Shape to) {
    if (type(from).equals(type(to))) {
      return;
    }
    String name =
        switch (to) {
          case I8X16 -> "reinterpretAsBytes";
          case I16X8 -> "reinterpretAsShorts";
          case I32X4 -> "reinterpretAsInts";
          case I64X2, BITS -> "reinterpretAsLongs";
          case F32X4 -> "reinterpretAsFloats";
          case F64X2 -> "reinterpretAsDoubles";
        };
    call(from, name, type(to));
  }

  /**
   * Makes the vector on the stack as wide as this: one of its parts, or itself in one part and
   * zeros in the others (parts from 0 downwards).
   */
  void resize(Shape shape, int part) {
    species(shape);
    code.loadConstant(part);
    call(shape, "reinterpretShape", VECTOR, SPECIES, ConstantDescs.CD_int);
    code.checkcast(type(shape));
  }

  /** A vector with all lanes equal to what the given code pushes. */
  void broadcast(Shape shape, Runnable lane) {
    species(shape);
    lane.run();
    code.invokestatic(
        type(shape), "broadcast", MethodTypeDesc.of(type(shape), SPECIES, element(shape)));
  }

  /** The vector with one lane replaced by what the given code pushes. */
  void withLane(Shape shape, int lane, Runnable value) {
    code.loadConstant(lane);
    value.run();
    call(shape, "withLane", type(shape), ConstantDescs.CD_int, element(shape));
  }

  void lane(Shape shape, int lane) {
    code.loadConstant(lane);
    call(shape, "lane", element(shape), ConstantDescs.CD_int);
  }

  /** Loads from the segment and address on the stack, which come after the species. */
  void load(Shape shape) {
    code.getstatic(Names.BYTE_ORDER, "LITTLE_ENDIAN", Names.BYTE_ORDER);
    code.invokestatic(
        type(shape),
        "fromMemorySegment",
        MethodTypeDesc.of(type(shape), SPECIES, Names.SEGMENT, LONG, Names.BYTE_ORDER));
  }

  /** Stores to the segment and address on the stack, which come after the vector. */
  void store(Shape shape) {
    code.getstatic(Names.BYTE_ORDER, "LITTLE_ENDIAN", Names.BYTE_ORDER);
    call(shape, "intoMemorySegment", ConstantDescs.CD_void, Names.SEGMENT, LONG, Names.BYTE_ORDER);
  }

  /** Loads from the array of longs and index on the stack, which come after the species. */
  void loadWords() {
    ClassDesc longs = type(Shape.I64X2);
    code.invokestatic(
        longs, "fromArray", MethodTypeDesc.of(longs, SPECIES, Names.WORDS, ConstantDescs.CD_int));
  }

  /** Stores to the array of longs and index on the stack, which come after the vector. */
  void storeWords() {
    call(Shape.I64X2, "intoArray", ConstantDescs.CD_void, Names.WORDS, ConstantDescs.CD_int);
  }

  /** Loads from the array of doubles and index on the stack, which come after the species. */
  void loadElements() {
    ClassDesc doubles = type(Shape.F64X2);
    code.invokestatic(
        doubles,
        "fromArray",
        MethodTypeDesc.of(doubles, SPECIES, ArrayEmitter.DOUBLES, ConstantDescs.CD_int));
  }

  /** Stores to the array of doubles and index on the stack, which come after the vector. */
  void storeElements() {
    call(
        Shape.F64X2,
        "intoArray",
        ConstantDescs.CD_void,
        ArrayEmitter.DOUBLES,
        ConstantDescs.CD_int);
  }
}
