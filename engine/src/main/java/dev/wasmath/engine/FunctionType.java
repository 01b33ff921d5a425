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
  /** Copies the lists. */
  public FunctionType {
    parameters = List.copyOf(parameters);
    results = List.copyOf(results);
  }

  /**
   * The type of the method handles that carry functions of this type across the API: each parameter
   * as its Java type ({@link ValueType#V128} as two {@code long}), no result as {@code void}, one
   * result as its Java type, several as an {@code Object[]} of boxed values.
   */
  public MethodType methodType() {
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

  private Class<?> resultClass() {
    return switch (results.size()) {
      case 0 -> void.class;
      case 1 -> results.getFirst().javaType();
      default -> Object[].class;
    };
  }
}
