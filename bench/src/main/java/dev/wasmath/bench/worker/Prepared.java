package dev.wasmath.bench.worker;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.function.Supplier;

/**
 * A call that has been made ready, with a way to see its result.
 *
 * @param call what is timed
 * @param result the bytes that the last call produced, little-endian
 */
record Prepared(Call call, Supplier<byte[]> result) {
  /** A call that produces one double. */
  static Prepared scalar(Call call) {
    return new Prepared(call, () -> bytes(Double.longBitsToDouble(call.run())));
  }

  /** A call that writes an array. */
  static Prepared array(Runnable call, double[] out) {
    return new Prepared(
        () -> {
          call.run();
          return Double.doubleToRawLongBits(out[0]);
        },
        () -> bytes(out));
  }

  static byte[] bytes(double... values) {
    ByteBuffer buffer = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      buffer.putDouble(value);
    }
    return buffer.array();
  }
}
