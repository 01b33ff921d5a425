package dev.wasmath.engine.parse;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.GlobalType;
import dev.wasmath.engine.InvalidModuleException;
import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.MemoryType;
import dev.wasmath.engine.TableType;
import dev.wasmath.engine.UnsupportedFeatureException;
import dev.wasmath.engine.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** The reading of types in a binary; those beyond WebAssembly 2.0 are refused by name. */
final class TypeReader {
  static final String GC = "GC";
  static final String EXCEPTIONS = "exceptions";
  static final String FUNCTION_REFERENCES = "function references";
  static final String STACK_SWITCHING = "stack switching";
  static final String STRINGREF = "stringref";
  static final String THREADS = "threads";

  private static final long MOST_PAGES = 65_536;

  private static final int MAXIMUM = 1;
  private static final int SHARED = 2;
  private static final int WIDE = 4;
  private static final int PAGE_SIZE = 8;

  private TypeReader() {}

  static UnsupportedFeatureException unsupported(String feature, String kind, long code) {
    return new UnsupportedFeatureException(feature, kind + " 0x" + Long.toHexString(code));
  }

  /** A value type. */
  static ValueType value(BinaryCursor cursor) {
    int code = cursor.u8();
    return switch (code) {
      case 0x7f -> ValueType.I32;
      case 0x7e -> ValueType.I64;
      case 0x7d -> ValueType.F32;
      case 0x7c -> ValueType.F64;
      case 0x7b -> ValueType.V128;
      case 0x63, 0x64 -> {
        heap(cursor); // References to what other features define are theirs.
        throw unsupported(FUNCTION_REFERENCES, "type", code);
      }
      default -> abstractHeap(code, cursor);
    };
  }

  /** A reference type. */
  static ValueType reference(BinaryCursor cursor) {
    ValueType type = value(cursor);
    if (!type.isReference()) {
      throw cursor.malformed("malformed reference type");
    }
    return type;
  }

  /** The type that a null reference has. */
  static ValueType heap(BinaryCursor cursor) {
    if ((cursor.peek() & 0xc0) != 0x40) {
      throw unsupported(FUNCTION_REFERENCES, "reference to type", cursor.signed(33));
    }
    return abstractHeap(cursor.u8(), cursor);
  }

  private static ValueType abstractHeap(int code, BinaryCursor cursor) {
    return switch (code) {
      case 0x70 -> ValueType.FUNCREF;
      case 0x6f -> ValueType.EXTERNREF;
      case 0x65, 0x6a, 0x6b, 0x6c, 0x6d, 0x6e, 0x71, 0x72, 0x73 ->
          throw unsupported(GC, "type", code);
      case 0x69, 0x74 -> throw unsupported(EXCEPTIONS, "type", code);
      case 0x61, 0x62, 0x66, 0x67 -> throw unsupported(STRINGREF, "type", code);
      case 0x68, 0x75 -> throw unsupported(STACK_SWITCHING, "type", code);
      default -> throw cursor.malformed("malformed value type");
    };
  }

  private static List<ValueType> values(BinaryCursor cursor) {
    List<ValueType> types = new ArrayList<>();
    for (int i = cursor.length(); i > 0; i--) {
      types.add(value(cursor));
    }
    return types;
  }

  /** A declared type. */
  static FunctionType function(BinaryCursor cursor) {
    int form = cursor.u8();
    switch (form) {
      case 0x60 -> {}
      case 0x4e, 0x4f, 0x50, 0x5e, 0x5f -> throw unsupported(GC, "type", form);
      case 0x5c, 0x5d -> throw unsupported(STACK_SWITCHING, "type", form);
      default -> throw cursor.malformed("malformed function type");
    }
    List<ValueType> parameters = values(cursor);
    List<ValueType> results = values(cursor);
    limit("parameters", parameters.size());
    limit("results", results.size());
    return new FunctionType(parameters, results);
  }

  private static void limit(String what, int count) {
    if (count > FunctionType.MOST_VALUES) {
      throw new LimitException(
          "%d %s of a function type exceed the limit of %d"
              .formatted(count, what, FunctionType.MOST_VALUES));
    }
  }

  static GlobalType global(BinaryCursor cursor) {
    ValueType type = value(cursor);
    int mutability = cursor.u8();
    if (mutability > 1) {
      throw cursor.malformed("malformed mutability");
    }
    return new GlobalType(type, mutability == 1);
  }

  /** The smallest and the largest size of a memory or table. */
  record Range(long minimum, OptionalLong maximum) {
    TableType table(ValueType element) {
      check();
      return new TableType(element, minimum, maximum);
    }

    MemoryType memory() {
      check();
      if (Math.max(minimum, maximum.orElse(0)) > MOST_PAGES) {
        throw new InvalidModuleException("memory size must be at most 65536 pages (4 GiB)");
      }
      OptionalInt most =
          maximum.isPresent() ? OptionalInt.of((int) maximum.getAsLong()) : OptionalInt.empty();
      return new MemoryType((int) minimum, most);
    }

    private void check() {
      if (maximum.orElse(minimum) < minimum) {
        throw new InvalidModuleException("size minimum must not be greater than maximum");
      }
    }
  }

  static Range limits(BinaryCursor cursor, boolean memory) {
    int flags = cursor.u8();
    if (flags > (memory ? MAXIMUM | SHARED | WIDE | PAGE_SIZE : MAXIMUM | SHARED | WIDE)) {
      throw cursor.malformed("malformed limits flags");
    }
    if ((flags & PAGE_SIZE) != 0) {
      throw unsupported("custom page sizes", "limits", flags);
    }
    if ((flags & WIDE) != 0) {
      throw unsupported("memory64", "limits", flags);
    }
    if ((flags & SHARED) != 0) {
      throw unsupported(THREADS, "shared limits", flags);
    }
    long minimum = Integer.toUnsignedLong(cursor.u32());
    return new Range(
        minimum,
        (flags & MAXIMUM) == 0
            ? OptionalLong.empty()
            : OptionalLong.of(Integer.toUnsignedLong(cursor.u32())));
  }
}
