package dev.wasmath.wasm;

import dev.wasmath.op.Gemm;
import dev.wasmath.op.Operation;
import java.io.DataOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;

/**
 * Kernels that write down how they are called, for {@code bits.mjs} to repeat the call in Node.js:
 * an array and its offset become a pointer, the other arguments stay.
 */
final class NodeCalls {
  private static final long INTEGER = 0;
  private static final long DOUBLE = 1;
  private static final long ARRAY = 2;
  private static final long WORKSPACE = 3;

  private final DataOutput out;
  private final int workspace;

  /** Calls written to {@code out}; a product gets a workspace of so many elements. */
  NodeCalls(DataOutput out, int workspace) {
    this.out = out;
    this.workspace = workspace;
  }

  /** A kernel that writes its calls down, as calls of an export, and computes nothing. */
  <K> K kernel(Operation<K> operation, String export) {
    Class<K> type = operation.kernel();
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) -> {
              boolean returns = method.getReturnType() == double.class;
              write(export, returns, operation.equals(Gemm.OPERATION), arguments);
              return returns ? 0.0 : null;
            });
    return type.cast(proxy);
  }

  private void write(String export, boolean returns, boolean product, Object... arguments) {
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
          words.add((long) array.length - offset);
          for (int j = offset; j < array.length; j++) {
            words.add(Double.doubleToRawLongBits(array[j]));
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
    if (product) {
      words.add(WORKSPACE);
      words.add((long) workspace);
      count++;
    }
    try {
      word(export.length());
      for (int i = 0; i < export.length(); i++) {
        word(export.charAt(i));
      }
      word(count);
      for (long word : words) {
        word(word);
      }
      word(returns ? -1 : output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void word(long word) throws IOException {
    out.writeLong(Long.reverseBytes(word));
  }
}
