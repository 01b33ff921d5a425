package dev.wasmath.neural;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A protocol buffer message under construction, in memory.
 *
 * <p>Source: <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers,
 * "Encoding"</a>.
 */
final class ProtoWriter {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  ProtoWriter integer(int field, long value) {
    varint((long) field << 3);
    varint(value);
    return this;
  }

  ProtoWriter real(int field, float value) {
    varint(((long) field << 3) | 5);
    byte[] data = new byte[Float.BYTES];
    little(data).putFloat(value);
    bytes.writeBytes(data);
    return this;
  }

  ProtoWriter text(int field, String value) {
    return data(field, value.getBytes(StandardCharsets.UTF_8));
  }

  ProtoWriter message(int field, ProtoWriter value) {
    return data(field, value.toByteArray());
  }

  /** Doubles as bytes, little-endian. */
  ProtoWriter doubles(int field, double[] values) {
    byte[] data = new byte[Math.multiplyExact(values.length, Double.BYTES)];
    little(data).asDoubleBuffer().put(values);
    return data(field, data);
  }

  byte[] toByteArray() {
    return bytes.toByteArray();
  }

  ProtoWriter data(int field, byte[] value) {
    varint(((long) field << 3) | 2);
    varint(value.length);
    bytes.writeBytes(value);
    return this;
  }

  private void varint(long value) {
    long rest = value;
    while ((rest & ~0x7fL) != 0) {
      bytes.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    bytes.write((int) rest);
  }

  private static ByteBuffer little(byte[] data) {
    return ByteBuffer.wrap(data).order(ByteOrder.LITTLE_ENDIAN);
  }
}
