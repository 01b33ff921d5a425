package dev.wasmath.engine.runtime;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * How values are read and written in linear memory: little-endian, at any address, by a handle that
 * takes the {@link MemorySegment} and the address. The handles are what the methods of segments
 * use; without these there is less for the JIT compiler to inline.
 */
public final class Layouts {
  public static final VarHandle I8 = ValueLayout.JAVA_BYTE.varHandle();
  public static final VarHandle I16 = littleEndian(ValueLayout.JAVA_SHORT_UNALIGNED);
  public static final VarHandle I32 = littleEndian(ValueLayout.JAVA_INT_UNALIGNED);
  public static final VarHandle I64 = littleEndian(ValueLayout.JAVA_LONG_UNALIGNED);
  public static final VarHandle F32 = littleEndian(ValueLayout.JAVA_FLOAT_UNALIGNED);
  public static final VarHandle F64 = littleEndian(ValueLayout.JAVA_DOUBLE_UNALIGNED);

  private Layouts() {}

  private static VarHandle littleEndian(ValueLayout layout) {
    return layout.withOrder(ByteOrder.LITTLE_ENDIAN).varHandle();
  }
}
