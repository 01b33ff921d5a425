package dev.wasmath.engine.spec;

import java.util.Locale;

/** A number of a test script: its bits, or the kind of NaN that is expected in its place. */
record Lane(LaneType type, Kind kind, long bits) {

  /** How a result is compared with a lane. */
  enum Kind {
    /** Equal in every bit. */
    EXACT,
    /** A NaN with the canonical payload, of either sign. */
    CANONICAL_NAN,
    /** A quiet NaN: the highest bit of its payload is set. */
    ARITHMETIC_NAN
  }

  /** Reads a lane as {@code wast2json} writes it: an unsigned decimal, or {@code nan:...}. */
  static Lane parse(LaneType type, String text) {
    return switch (text) {
      case "nan:canonical" -> new Lane(type, Kind.CANONICAL_NAN, type.canonicalNan());
      case "nan:arithmetic" -> new Lane(type, Kind.ARITHMETIC_NAN, type.canonicalNan());
      default -> new Lane(type, Kind.EXACT, integer(text) & type.mask());
    };
  }

  private static long integer(String text) {
    return text.startsWith("-") ? Long.parseLong(text) : Long.parseUnsignedLong(text);
  }

  /** Whether a result with these bits is what this lane asks for. */
  boolean matches(long actual) {
    return switch (kind) {
      case EXACT -> actual == bits;
      case CANONICAL_NAN -> (actual & type.magnitude()) == bits;
      case ARITHMETIC_NAN -> (actual & bits) == bits;
    };
  }

  @Override
  public String toString() {
    String value =
        switch (kind) {
          case EXACT -> "0x" + Long.toHexString(bits);
          case CANONICAL_NAN -> "nan:canonical";
          case ARITHMETIC_NAN -> "nan:arithmetic";
        };
    return type.name().toLowerCase(Locale.ROOT) + ":" + value;
  }
}
