package dev.wasmath.wasm;

import dev.wasmath.backend.BackendFailure;
import dev.wasmath.backend.MemoryUse;
import dev.wasmath.engine.EndiveProgram;
import dev.wasmath.engine.EngineException;
import dev.wasmath.engine.WasmInstance;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * The instances of the kernels' module: as many as threads call at once, each with linear memory of
 * its own that is reused and grown as needed.
 *
 * <p>All memories together stay below a limit. When a call would go beyond, the idle instances are
 * given up first; when that is not enough, the call is refused. Safe for use by several threads; no
 * lock is held while a kernel runs or memory grows.
 */
final class InstancePool {
  private final EndiveProgram program;
  private final long limit;
  private final Deque<KernelInstance> idle = new ArrayDeque<>();
  private long held;
  private long peak;
  private long allocations;
  private boolean closed;

  /** An empty pool whose memories may hold {@code limit} bytes together. */
  InstancePool(EndiveProgram program, long limit) {
    this.program = program;
    this.limit = limit;
  }

  /** A workspace with room for {@code doubles} numbers; close it to give it back. */
  Workspace lease(long doubles) {
    long bytes = doubles * Double.BYTES;
    if (bytes > limit) {
      throw new BackendFailure(
          "the operands need %d bytes of WebAssembly memory, the limit is %d"
              .formatted(bytes, limit));
    }
    KernelInstance instance = idleInstance().orElseGet(this::newInstance);
    try {
      grow(instance, bytes);
    } catch (BackendFailure e) {
      discard(instance);
      throw e;
    }
    return new Workspace(this, instance);
  }

  /** Takes an instance back. */
  synchronized void give(KernelInstance instance) {
    if (closed) {
      discard(instance);
    } else {
      idle.push(instance);
    }
  }

  /** Gives up an instance that failed. */
  synchronized void discard(KernelInstance instance) {
    held -= instance.memory().memorySize();
    instance.memory().close();
  }

  synchronized MemoryUse memory() {
    return new MemoryUse(held, peak, allocations);
  }

  /** Gives up the idle instances; those at work follow when they are given back. */
  synchronized void close() {
    closed = true;
    discardIdle();
  }

  private synchronized Optional<KernelInstance> idleInstance() {
    if (closed) {
      throw new BackendFailure("the WebAssembly backend is closed");
    }
    return Optional.ofNullable(idle.poll());
  }

  private KernelInstance newInstance() {
    // The module starts with one page.
    count(WasmInstance.PAGE);
    try {
      return new KernelInstance(program, limit);
    } catch (EngineException e) {
      release(WasmInstance.PAGE);
      throw new BackendFailure(String.valueOf(e.getMessage()), e);
    }
  }

  private void grow(KernelInstance instance, long bytes) {
    WasmInstance memory = instance.memory();
    long more = Math.ceilDiv(bytes, WasmInstance.PAGE) * WasmInstance.PAGE - memory.memorySize();
    if (more <= 0) {
      return;
    }
    count(more);
    try {
      memory.reserve(bytes);
    } catch (EngineException e) {
      release(more);
      throw new BackendFailure(String.valueOf(e.getMessage()), e);
    }
  }

  /** Counts memory that is about to be asked for, or refuses it. */
  private synchronized void count(long more) {
    if (held + more > limit) {
      discardIdle();
    }
    if (held + more > limit) {
      throw new BackendFailure(
          "%d more bytes of WebAssembly memory wanted, %d of at most %d are in use"
              .formatted(more, held, limit));
    }
    held += more;
    peak = Math.max(peak, held);
    allocations++;
  }

  private synchronized void release(long bytes) {
    held -= bytes;
  }

  private synchronized void discardIdle() {
    while (!idle.isEmpty()) {
      discard(idle.pop());
    }
  }
}
