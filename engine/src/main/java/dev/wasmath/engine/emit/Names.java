package dev.wasmath.engine.emit;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.ir.Op;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.Locale;

/** The classes, methods and types that generated code mentions. */
final class Names {
  static final ClassDesc SEGMENT = ClassDesc.of("java.lang.foreign.MemorySegment");
  static final ClassDesc BYTE_ORDER = ClassDesc.of("java.nio.ByteOrder");
  static final ClassDesc OBJECT = ConstantDescs.CD_Object;
  static final ClassDesc OBJECTS = ConstantDescs.CD_Object.arrayType();
  static final ClassDesc OBJECTS_CLASS = ClassDesc.of("java.util.Objects");
  static final ClassDesc FUNCTION = engine("WasmFunction");
  static final ClassDesc MEMORY = engine("WasmMemory");
  static final ClassDesc GLOBAL = engine("WasmGlobal");
  static final ClassDesc TABLE = engine("WasmTable");
  static final ClassDesc INSTANCE = engine("Instance");
  static final ClassDesc V128 = engine("V128");
  static final ClassDesc LINKAGE = engine("Linkage");
  static final ClassDesc SCALARS = runtime("Scalars");
  static final ClassDesc TRUNCATIONS = runtime("Truncations");
  static final ClassDesc TRAPS = engine("Traps");
  static final ClassDesc FUNCTION_TYPE = engine("FunctionType");
  static final ClassDesc MATH = ClassDesc.of("java.lang.Math");
  static final ClassDesc LAYOUTS = runtime("Layouts");
  static final ClassDesc WORDS = ConstantDescs.CD_long.arrayType();

  /** The type of pieces: words and objects of the frame, and an entry; then the next entry. */
  static final MethodTypeDesc PIECE =
      MethodTypeDesc.of(ConstantDescs.CD_int, WORDS, OBJECTS, ConstantDescs.CD_int);

  private Names() {}

  static ClassDesc engine(String name) {
    return ClassDesc.of("dev.wasmath.engine." + name);
  }

  static ClassDesc runtime(String name) {
    return ClassDesc.of("dev.wasmath.engine.runtime." + name);
  }

  /** The operation's name as that of a Java method: {@code I32_DIV_S} becomes {@code i32DivS}. */
  static String method(Op op) {
    return camel(op.name());
  }

  static String camel(String name) {
    StringBuilder out = new StringBuilder();
    for (String word : name.toLowerCase(Locale.ROOT).split("_", -1)) {
      out.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
    }
    out.setCharAt(0, Character.toLowerCase(out.charAt(0)));
    return out.toString();
  }

  /** The Java type for a letter of a signature. */
  static ClassDesc java(char letter) {
    return switch (letter) {
      case 'i' -> ConstantDescs.CD_int;
      case 'l' -> ConstantDescs.CD_long;
      case 'f' -> ConstantDescs.CD_float;
      case 'd' -> ConstantDescs.CD_double;
      case '>' -> ConstantDescs.CD_void;
      default -> OBJECT;
    };
  }

  /** The method type of a signature without vectors. */
  static MethodTypeDesc methodType(String signature) {
    int arrow = signature.indexOf('>');
    ClassDesc[] parameters = new ClassDesc[arrow];
    for (int i = 0; i < arrow; i++) {
      parameters[i] = java(signature.charAt(i));
    }
    return MethodTypeDesc.of(java(signature.charAt(signature.length() - 1)), parameters);
  }

  /** The type of handles of a function: {@link FunctionType#methodType()}. */
  static MethodTypeDesc canonical(FunctionType type) {
    return type.methodType().describeConstable().orElseThrow();
  }

  static TypeKind kind(dev.wasmath.engine.ir.Type type) {
    return switch (type) {
      case I32 -> TypeKind.INT;
      case I64 -> TypeKind.LONG;
      case F32 -> TypeKind.FLOAT;
      case F64 -> TypeKind.DOUBLE;
      case V128, V256, V512, REF, MULTI -> TypeKind.REFERENCE;
      case VOID -> TypeKind.VOID;
    };
  }
}
