package dev.wasmath.neural;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.function.LongConsumer;

/**
 * A protocol buffer message, read field by field. Nothing is allocated but what is there: a length
 * is checked against the bytes that follow.
 *
 * <p>Source: <a href="https://protobuf.dev/programming-guides/encoding/">Protocol Buffers,
 * "Encoding"</a>.
 */
final class ProtoReader {
  private static final int VARINT = 0;
  private static final int FIXED64 = 1;
  private static final int LENGTH = 2;
  private static final int FIXED32 = 5;

  private final String source;
  private final ByteBuffer bytes;
  private int start;
  private int field;
  private int wireType;

  /** A message that is all of these bytes. The source's name is for messages. */
  ProtoReader(byte[] bytes, String source) {
    this(ByteBuffer.wrap(bytes), source);
  }

  private ProtoReader(ByteBuffer bytes, String source) {
    this.bytes = bytes.order(ByteOrder.LITTLE_ENDIAN);
    this.source = source;
  }

  /** Goes to the next field, if there is one; the one before must have been read or skipped. */
  boolean next() throws ModelFormatException {
    if (!bytes.hasRemaining()) {
      return false;
    }
    start = bytes.position();
    long tag = varint();
    field = (int) (tag >>> 3);
    wireType = (int) (tag & 7);
    if (tag >>> 32 != 0 || field == 0) {
      throw problem("expected the tag of a field, found " + tag);
    }
    return true;
  }

  /** The number of the field. */
  int field() {
    return field;
  }

  /** The field as an integer. */
  long integer() throws ModelFormatException {
    expect(VARINT, "an integer");
    return varint();
  }

  /** The field as a float. */
  float real() throws ModelFormatException {
    expect(FIXED32, "a float");
    return take(Float.BYTES).getFloat();
  }

  /** The field as a message in the message. */
  ProtoReader message() throws ModelFormatException {
    return new ProtoReader(data(), source);
  }

  /** The field as text in UTF-8. */
  String text() throws ModelFormatException {
    try {
      CharBuffer text = StandardCharsets.UTF_8.newDecoder().decode(data());
      return text.toString();
    } catch (CharacterCodingException wrong) {
      throw problem("expected text in UTF-8");
    }
  }

  /** The field as bytes, little-endian; a view, not a copy. */
  ByteBuffer data() throws ModelFormatException {
    expect(LENGTH, "bytes, text or a message");
    long length = varint();
    if (length < 0 || length > bytes.remaining()) {
      throw problem("a field of " + Long.toUnsignedString(length) + " bytes is cut short");
    }
    return take((int) length);
  }

  /** The field as one integer, or several packed into bytes: each is given to the receiver. */
  void integers(LongConsumer receiver) throws ModelFormatException {
    if (wireType == VARINT) {
      receiver.accept(varint());
      return;
    }
    ProtoReader packed = message();
    while (packed.bytes.hasRemaining()) {
      receiver.accept(packed.varint());
    }
  }

  /** Passes over the field. */
  void skip() throws ModelFormatException {
    switch (wireType) {
      case VARINT -> varint();
      case FIXED64 -> take(Long.BYTES);
      case LENGTH -> data();
      case FIXED32 -> take(Integer.BYTES);
      default -> throw problem("expected a wire type of 0, 1, 2 or 5, found " + wireType);
    }
  }

  /** A problem at the field. */
  ModelFormatException problem(String problem) {
    return ModelFormatException.atByte(source, start, problem);
  }

  private void expect(int type, String what) throws ModelFormatException {
    if (wireType != type) {
      throw problem(
          "expected field %d to be %s, found wire type %d".formatted(field, what, wireType));
    }
  }

  private long varint() throws ModelFormatException {
    long value = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      byte next = take(1).get();
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw problem("an integer has more than 10 bytes");
  }

  /** The next bytes, as a buffer that keeps the place in the file as its position. */
  private ByteBuffer take(int count) throws ModelFormatException {
    if (count > bytes.remaining()) {
      throw problem("expected " + count + " more bytes, found the end");
    }
    ByteBuffer taken = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
    taken.limit(bytes.position() + count);
    bytes.position(taken.limit());
    return taken;
  }
}
