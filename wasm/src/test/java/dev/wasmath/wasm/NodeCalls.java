package dev.wasmath.wasm;

import dev.wasmath.op.Gemm;
import dev.wasmath.op.HardySum;
import dev.wasmath.op.Operation;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Calls of kernels, written down for {@code bits.mjs} to repeat them in Node.js: an array and its
 * offset become a pointer, the other arguments stay.
 */
final class NodeCalls {
  private static final long INTEGER = 0;
  private static final long DOUBLE = 1;
  private static final long ARRAY = 2;
  private static final long WORKSPACE = 3;

  /** The operations whose kernels work in a workspace, their last argument. */
  private static final Set<Operation<?>> WORKING = Set.of(Gemm.OPERATION, HardySum.OPERATION);

  private final DataOutput out;
  private final int workspace;

  /**
   * Calls written to {@code out}; a kernel that works in one gets a workspace of so many elements.
   */
  NodeCalls(DataOutput out, int workspace) {
    this.out = out;
    this.workspace = workspace;
  }

  /** Writes calls of an operation down as calls of an export. */
  <K> void write(GoldenCalls<K> calls, String export) {
    K kernel = kernel(calls, export);
    calls.forEach(sample -> sample.run(kernel));
  }

  /** A kernel that writes its calls down and computes nothing. */
  private <K> K kernel(GoldenCalls<K> calls, String export) {
    Class<K> type = calls.operation().kernel();
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              boolean returns = method.getReturnType() == double.class;
              boolean works = WORKING.contains(calls.operation());
              write(calls.name(), export, returns, works, arguments);
              return returns ? 0.0 : null;
            });
    return type.cast(proxy);
  }

  private void write(
      String line, String export, boolean returns, boolean works, Object... arguments) {
    List<Long> words = new ArrayList<>();
    int count = 0;
    int output = -1;
    for (int i = 0; i < arguments.length; i++) {
      switch (arguments[i]) {
        case double[] array -> {
          output = count;
          i++;
          int offset = (Integer) arguments[i];
          words.add(ARRAY);
          words.add((long) offset);
          words.add((long) array.length);
          for (double element : array) {
            words.add(Double.doubleToRawLongBits(element));
          }
        }
        case Integer integer -> {
          words.add(INTEGER);
          words.add((long) integer);
        }
        case Double number -> {
          words.add(DOUBLE);
          words.add(Double.doubleToRawLongBits(number));
        }
        default -> throw new AssertionError("an argument of another type: " + arguments[i]);
      }
      count++;
    }
    if (works) {
      words.add(WORKSPACE);
      words.add((long) workspace);
      count++;
    }
    try {
      name(line);
      name(export);
      word(count);
      for (long word : words) {
        word(word);
      }
      word(returns ? -1 : output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void name(String name) throws IOException {
    word(name.length());
    for (int i = 0; i < name.length(); i++) {
      word(name.charAt(i));
    }
  }

  private void word(long word) throws IOException {
    out.writeLong(Long.reverseBytes(word));
  }
}
