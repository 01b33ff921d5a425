package dev.wasmath.engine;

import java.lang.invoke.MethodType;
import java.util.ArrayList;
import java.util.List;

/**
 * The type of a function.
 *
 * @param parameters the types of the parameters
 * @param results the types of the results
 */
public record FunctionType(List<ValueType> parameters, List<ValueType> results)
    implements ExternType {
  /** The most parameters, and the most results, that a module may declare. */
  public static final int MOST_VALUES = 1_000;

  /** A Java method has at most 255 slots for arguments; method handles need a few of their own. */
  private static final int MOST_SLOTS = 250;

  /** Copies the lists. */
  public FunctionType {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }

  /**
   * The type of the method handles that carry functions of this type across the API: each parameter
   * as its Java type ({@link ValueType#V128} as two {@code long}), no result as {@code void}, one
   * result as its Java type, several as an {@code Object[]} of boxed values. Where that would be
   * more arguments than a Java method can have, {@link #takesArray()} says so, and the only
   * parameter is an {@code Object[]} of boxed values, as {@link Instance#invoke} takes them.
   */
  public MethodType methodType() {
    if (takesArray()) {
      return MethodType.methodType(resultClass(), Object[].class);
    }
    List<Class<?>> arguments = new ArrayList<>();
    for (ValueType parameter : parameters) {
      if (parameter == ValueType.V128) {
        arguments.add(long.class);
        arguments.add(long.class);
      } else {
        arguments.add(parameter.javaType());
      }
    }
    return MethodType.methodType(resultClass(), arguments);
  }

  /** Whether handles of this type take all arguments in one array. */
  public boolean takesArray() {
    int slots = 0;
    for (ValueType parameter : parameters) {
      slots +=
          switch (parameter) {
            case I64, F64 -> 2;
            case V128 -> 4;
            default -> 1;
          };
    }
    return slots > MOST_SLOTS;
  }

  private Class<?> resultClass() {
    return switch (results.size()) {
      case 0 -> void.class;
      case 1 -> results.getFirst().javaType();
      default -> Object[].class;
    };
  }
}
