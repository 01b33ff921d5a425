package dev.wasmath.engine;

import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The one method of an interface, read as a WebAssembly function: a {@code double[]} with the
 * {@code int} behind it is a pointer.
 */
record BoundCall<T>(
    Class<T> type, Method method, List<ValueType> parameters, Set<Integer> pointers) {

  /**
   * Reads an interface.
   *
   * @throws IllegalArgumentException if it is no functional interface, or has a parameter that
   *     WebAssembly does not know
   */
  static <T> BoundCall<T> of(Class<T> type) {
    Optional<Method> single = single(type);
    if (single.isEmpty()) {
      throw new IllegalArgumentException(type.getName() + " is no functional interface");
    }
    Method method = single.get();
    Class<?>[] types = method.getParameterTypes();
    List<ValueType> parameters = new ArrayList<>();
    Set<Integer> pointers = new HashSet<>();
    for (int i = 0; i < types.length; i++) {
      if (types[i] == double[].class) {
        pointers.add(parameters.size());
        i++;
        if (i == types.length || types[i] != int.class) {
          throw new IllegalArgumentException(
              "a double[] without the int offset behind it in " + method);
        }
      }
      parameters.add(valueType(types[i], method));
    }
    return new BoundCall<>(type, method, List.copyOf(parameters), Set.copyOf(pointers));
  }

  /** The one abstract method of an interface, if it is a functional interface. */
  static Optional<Method> single(Class<?> type) {
    Optional<Method> found = Optional.empty();
    for (Method method : type.getMethods()) {
      if (Modifier.isAbstract(method.getModifiers())) {
        if (found.isPresent()) {
          return Optional.empty();
        }
        found = Optional.of(method);
      }
    }
    return type.isInterface() ? found : Optional.empty();
  }

  private static ValueType valueType(Class<?> parameter, Method method) {
    if (parameter == int.class) {
      return ValueType.I32;
    } else if (parameter == long.class) {
      return ValueType.I64;
    } else if (parameter == float.class) {
      return ValueType.F32;
    } else if (parameter == double.class) {
      return ValueType.F64;
    }
    throw new IllegalArgumentException(
        "no WebAssembly type is like " + parameter + " in " + method);
  }

  /** Complains if a function has not these parameters and this result. */
  void check(String export, FunctionType function) {
    boolean sameResult = function.methodType().returnType() == method.getReturnType();
    if (!function.parameters().equals(parameters) || !sameResult) {
      throw new IllegalArgumentException(
          "\"" + export + "\" is " + function + "; " + type.getName() + " has " + method);
    }
  }

  /** The position in the method of the array for a pointer of the function. */
  int array(int pointer) {
    int array = pointer;
    for (int other : pointers) {
      if (other < pointer) {
        array++;
      }
    }
    return array;
  }

  /** The type of the code behind the method: arrays are objects to it. */
  MethodType code() {
    MethodType code = MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    for (int pointer : pointers) {
      code = code.changeParameterType(array(pointer), Object.class);
    }
    return code;
  }

  /** The interface, implemented by code of type {@link #code()}. */
  T implement(KernelSite site) {
    return Implementation.of(type, method, code(), site);
  }
}
