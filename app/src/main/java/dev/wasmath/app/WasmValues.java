package dev.wasmath.app;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.V128;
import dev.wasmath.engine.ValueType;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** WebAssembly's values as texts on the command line. */
final class WasmValues {
  private static final int VECTOR_DIGITS = 32;

  private WasmValues() {}

  /**
   * Reads an argument. Integers are decimal, signed or unsigned, or hexadecimal with 0x.
   *
   * @throws IllegalArgumentException if the text is no value of the type
   */
  static Object parse(ValueType type, String text) {
    try {
      return switch (type) {
        case I32 -> (int) integer(text, 32);
        case I64 -> integer(text, 64);
        case F32 -> Float.parseFloat(text);
        case F64 -> Double.parseDouble(text);
        case V128 -> vector(text);
        case FUNCREF, EXTERNREF ->
            throw new IllegalArgumentException("references cannot be given on the command line");
      };
    } catch (NumberFormatException wrong) {
      throw new IllegalArgumentException(
          "\"%s\" is no %s".formatted(text, type.name().toLowerCase(Locale.ROOT)), wrong);
    }
  }

  /**
   * Reads the arguments of a function.
   *
   * @throws IllegalArgumentException if there are too few or too many, or one is no value of its
   *     type
   */
  static @Nullable Object[] parse(String export, FunctionType type, List<String> texts) {
    if (texts.size() != type.parameters().size()) {
      throw new IllegalArgumentException(
          "%s takes %d arguments, not %d"
              .formatted(export, type.parameters().size(), texts.size()));
    }
    @Nullable Object[] values = new @Nullable Object[texts.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = parse(type.parameters().get(i), texts.get(i));
    }
    return values;
  }

  private static long integer(String text, int bits) {
    String digits = text.replaceFirst("^[+-]?(0[xX])?", "");
    boolean negative = text.startsWith("-");
    int radix = text.matches("[+-]?0[xX].*") ? 16 : 10;
    if (digits.startsWith("+") || digits.startsWith("-")) {
      throw new NumberFormatException(text);
    }
    long size = Long.parseUnsignedLong(digits, radix);
    long most = negative ? 1L << (bits - 1) : -1L >>> (64 - bits);
    if (Long.compareUnsigned(size, most) > 0) {
      throw new NumberFormatException(text);
    }
    return negative ? -size : size;
  }

  private static V128 vector(String text) {
    String digits = text.replaceFirst("^0[xX]", "");
    if (digits.length() != VECTOR_DIGITS || digits.length() == text.length()) {
      throw new NumberFormatException(text);
    }
    return new V128(
        HexFormat.fromHexDigitsToLong(digits, VECTOR_DIGITS / 2, VECTOR_DIGITS),
        HexFormat.fromHexDigitsToLong(digits, 0, VECTOR_DIGITS / 2));
  }

  /** Writes a result so that {@link #parse} reads it again. */
  static String text(@Nullable Object value) {
    return switch (value) {
      case V128(long low, long high) -> "0x%016x%016x".formatted(high, low);
      case null -> "null";
      default -> value.toString();
    };
  }
}
