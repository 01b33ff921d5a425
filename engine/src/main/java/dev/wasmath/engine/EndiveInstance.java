package dev.wasmath.engine;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import run.endive.runtime.Instance;
import run.endive.runtime.Memory;
import run.endive.wasm.WasmEngineException;
import run.endive.wasm.types.Export;
import run.endive.wasm.types.ExternalType;

/** An instance of an {@link EndiveProgram}. */
final class EndiveInstance implements WasmInstance {
  /** The number of doubles copied at a time, through one buffer. */
  private static final int CHUNK = 1024;

  private final byte[] buffer = new byte[CHUNK * Double.BYTES];
  private @Nullable Instance instance;

  EndiveInstance(Instance instance) {
    this.instance = instance;
  }

  @Override
  public WasmFunction function(String export) {
    int index = functionIndex(export);
    int parameters = open().type(open().functionType(index)).params().size();
    return arguments -> {
      if (arguments.length != parameters) {
        throw new EngineException(
            "%s takes %d arguments, not %d".formatted(export, parameters, arguments.length));
      }
      return call(export, index, arguments);
    };
  }

  @Override
  public long memorySize() {
    return instance == null ? 0 : (long) instance.memory().pages() * PAGE;
  }

  @Override
  public void reserve(long bytes) {
    Memory memory = open().memory();
    long missing = Math.ceilDiv(bytes, (long) PAGE) - memory.pages();
    if (missing <= 0) {
      return;
    }
    if (missing > memory.maximumPages() - memory.pages()) {
      throw new EngineException(
          "%d bytes of memory wanted, the limit is %d"
              .formatted(bytes, (long) memory.maximumPages() * PAGE));
    }
    try {
      memory.grow((int) missing);
    } catch (OutOfMemoryError e) {
      throw new EngineException("the JVM has no memory for %d bytes".formatted(bytes), e);
    }
  }

  @Override
  public void write(int address, double[] from, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, from.length);
    Memory memory = open().memory();
    checkRange(address, length);
    for (int done = 0; done < length; done += CHUNK) {
      int count = Math.min(CHUNK, length - done);
      littleEndian(buffer).asDoubleBuffer().put(from, offset + done, count);
      memory.write(address + done * Double.BYTES, buffer, 0, count * Double.BYTES);
    }
  }

  @Override
  public void read(int address, double[] to, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, to.length);
    Memory memory = open().memory();
    checkRange(address, length);
    for (int done = 0; done < length; done += CHUNK) {
      int count = Math.min(CHUNK, length - done);
      byte[] bytes = memory.readBytes(address + done * Double.BYTES, count * Double.BYTES);
      littleEndian(bytes).asDoubleBuffer().get(to, offset + done, count);
    }
  }

  @Override
  public void close() {
    instance = null;
  }

  private long call(String export, int index, long[] arguments) {
    try {
      long[] results = open().getMachine().call(index, arguments);
      return results == null || results.length == 0 ? 0 : results[0];
    } catch (WasmEngineException e) {
      throw new EngineException(export + " trapped: " + e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new EngineException(export + " trapped: call stack exhausted", e);
    }
  }

  private int functionIndex(String name) {
    var exports = open().module().exportSection();
    for (int i = 0; i < exports.exportCount(); i++) {
      Export export = exports.getExport(i);
      if (export.exportType() == ExternalType.FUNCTION && export.name().equals(name)) {
        return export.index();
      }
    }
    throw new EngineException("the module exports no function " + name);
  }

  private void checkRange(int address, int length) {
    long end = Integer.toUnsignedLong(address) + (long) length * Double.BYTES;
    if (address < 0 || end > memorySize()) {
      throw new EngineException(
          "%d doubles at address %s end outside the memory of %d bytes"
              .formatted(length, Integer.toUnsignedString(address), memorySize()));
    }
  }

  private Instance open() {
    if (instance == null) {
      throw new EngineException("the instance is closed");
    }
    return instance;
  }

  private static ByteBuffer littleEndian(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
