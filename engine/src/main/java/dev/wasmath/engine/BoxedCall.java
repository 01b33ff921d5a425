package dev.wasmath.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/** The call of a function with boxed arguments and results. */
final class BoxedCall {
  private BoxedCall() {}

  static @Nullable Object[] invoke(WasmFunction function, @Nullable Object[] arguments) {
    FunctionType type = function.type();
    if (arguments.length != type.parameters().size()) {
      throw new IllegalArgumentException(
          type.parameters().size() + " arguments expected, " + arguments.length + " given");
    }
    MethodHandle handle = function.handle();
    MethodHandle spread =
        (type.takesArray()
                ? handle
                : handle.asSpreader(Object[].class, handle.type().parameterCount()))
            .asType(MethodType.methodType(Object.class, Object[].class));
    Object result;
    try {
      result = (Object) spread.invokeExact(flattened(type, arguments));
    } catch (Throwable e) {
      throw BoxedCall.<RuntimeException>unchanged(e);
    }
    return switch (type.results().size()) {
      case 0 -> new Object[0];
      case 1 -> new @Nullable Object[] {result};
      default -> (Object[]) result;
    };
  }

  /** Lets what an imported function throws pass, checked exceptions too. */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E unchanged(Throwable thrown) throws E {
    throw (E) thrown;
  }

  private static @Nullable Object[] flattened(FunctionType type, @Nullable Object[] arguments) {
    if (type.takesArray()) {
      return checked(type, arguments);
    }
    @Nullable Object[] flat = new @Nullable Object[type.methodType().parameterCount()];
    int at = 0;
    for (int i = 0; i < arguments.length; i++) {
      if (type.parameters().get(i) == ValueType.V128) {
        if (!(arguments[i] instanceof V128 vector)) {
          throw new IllegalArgumentException("argument " + i + " is not a V128: " + arguments[i]);
        }
        flat[at++] = vector.low();
        flat[at++] = vector.high();
      } else {
        flat[at++] = arguments[i];
      }
    }
    return flat;
  }

  /** The arguments, if they are what code that unboxes them expects. */
  private static @Nullable Object[] checked(FunctionType type, @Nullable Object[] arguments) {
    for (int i = 0; i < arguments.length; i++) {
      boolean fits =
          switch (type.parameters().get(i)) {
            case I32 -> arguments[i] instanceof Integer;
            case I64 -> arguments[i] instanceof Long;
            case F32 -> arguments[i] instanceof Float;
            case F64 -> arguments[i] instanceof Double;
            case V128 -> arguments[i] instanceof V128;
            case FUNCREF -> arguments[i] == null || arguments[i] instanceof WasmFunction;
            case EXTERNREF -> true;
          };
      if (!fits) {
        throw new IllegalArgumentException(
            "argument " + i + " is not of type " + type.parameters().get(i) + ": " + arguments[i]);
      }
    }
    return arguments;
  }
}
