package dev.wasmath.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandleProxies;
import java.lang.invoke.MethodType;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The one method of an interface, read as a WebAssembly function: a {@code double[]} with the
 * {@code int} behind it is a pointer.
 */
record BoundCall<T>(
    Class<T> type, MethodType method, List<ValueType> parameters, Set<Integer> pointers) {

  /**
   * Reads an interface.
   *
   * @throws IllegalArgumentException if it is no functional interface, or has a parameter that
   *     WebAssembly does not know
   */
  static <T> BoundCall<T> of(Class<T> type) {
    List<Method> candidates =
        Arrays.stream(type.getMethods())
            .filter(m -> Modifier.isAbstract(m.getModifiers()))
            .toList();
    if (!type.isInterface() || candidates.size() != 1) {
      throw new IllegalArgumentException(type.getName() + " is no functional interface");
    }
    Method method = candidates.getFirst();
    MethodType methodType =
        MethodType.methodType(method.getReturnType(), method.getParameterTypes());
    List<ValueType> parameters = new ArrayList<>();
    Set<Integer> pointers = new TreeSet<>();
    for (int i = 0; i < methodType.parameterCount(); i++) {
      if (methodType.parameterType(i) == double[].class) {
        pointers.add(parameters.size());
        i++;
        if (i == methodType.parameterCount() || methodType.parameterType(i) != int.class) {
          throw new IllegalArgumentException(
              "a double[] without the int offset behind it in " + method);
        }
      }
      parameters.add(valueType(methodType.parameterType(i), method));
    }
    return new BoundCall<>(type, methodType, List.copyOf(parameters), Set.copyOf(pointers));
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
    boolean sameResult = function.methodType().returnType() == method.returnType();
    if (!function.parameters().equals(parameters) || !sameResult) {
      throw new IllegalArgumentException(
          "\"" + export + "\" is " + function + "; " + type.getName() + " has " + method);
    }
  }

  /** The interface, implemented by code whose arrays are objects. */
  T implement(MethodHandle code) {
    return MethodHandleProxies.asInterfaceInstance(type, code.asType(method));
  }
}
