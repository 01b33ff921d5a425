package dev.wasmath.engine.spec;

import dev.wasmath.engine.V128;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A value of a test script: an argument of a call, or what a result is compared with. */
sealed interface SpecValue {

  /** This value as the engine takes it. */
  @Nullable Object argument();

  /** Whether a result of the engine is this value. */
  boolean matches(@Nullable Object actual);

  /** A number. */
  record Scalar(Lane lane) implements SpecValue {

    @Override
    public Object argument() {
      return switch (lane.type()) {
        case I64 -> lane.bits();
        case F32 -> Float.intBitsToFloat((int) lane.bits());
        case F64 -> Double.longBitsToDouble(lane.bits());
        case I32, I8, I16 -> (int) lane.bits();
      };
    }

    @Override
    public boolean matches(@Nullable Object actual) {
      return switch (lane.type()) {
        case I64 -> actual instanceof Long value && lane.matches(value);
        case F32 ->
            actual instanceof Float value
                && lane.matches(Integer.toUnsignedLong(Float.floatToRawIntBits(value)));
        case F64 ->
            actual instanceof Double value && lane.matches(Double.doubleToRawLongBits(value));
        case I32, I8, I16 ->
            actual instanceof Integer value && lane.matches(Integer.toUnsignedLong(value));
      };
    }

    @Override
    public String toString() {
      return lane.toString();
    }
  }

  /** A vector, lane 0 first. */
  record Vector(List<Lane> lanes) implements SpecValue {

    public Vector {
      lanes = List.copyOf(lanes);
    }

    @Override
    public Object argument() {
      int half = lanes.size() / 2;
      return new V128(packed(lanes.subList(0, half)), packed(lanes.subList(half, 2 * half)));
    }

    @Override
    public boolean matches(@Nullable Object actual) {
      if (!(actual instanceof V128 vector)) {
        return false;
      }
      int half = lanes.size() / 2;
      boolean matches = true;
      for (int i = 0; i < lanes.size(); i++) {
        Lane lane = lanes.get(i);
        int shift = i % half * lane.type().bits();
        matches &=
            lane.matches(
                ((i < half ? vector.low() : vector.high()) >>> shift) & lane.type().mask());
      }
      return matches;
    }

    private static long packed(List<Lane> lanes) {
      long word = 0;
      for (int i = 0; i < lanes.size(); i++) {
        word |= lanes.get(i).bits() << (i * lanes.get(i).type().bits());
      }
      return word;
    }

    @Override
    public String toString() {
      return lanes.stream().map(Lane::toString).collect(Collectors.joining(" ", "[", "]"));
    }
  }

  /**
   * A reference: null, a host object known by its text, or, where the script does not name one, any
   * but null.
   */
  record Reference(String type, Optional<String> text) implements SpecValue {

    private boolean isNull() {
      return text.filter("null"::equals).isPresent();
    }

    @Override
    public @Nullable Object argument() {
      return isNull() ? null : new HostObject(text.orElse(""));
    }

    @Override
    public boolean matches(@Nullable Object actual) {
      if (isNull()) {
        return actual == null;
      }
      boolean named = type.equals("externref") && text.isPresent();
      return named ? new HostObject(text.orElseThrow()).equals(actual) : actual != null;
    }

    @Override
    public String toString() {
      return type + ":" + text.orElse("any");
    }
  }

  /** What a script's {@code ref.extern} refers to. */
  record HostObject(String text) {}
}
