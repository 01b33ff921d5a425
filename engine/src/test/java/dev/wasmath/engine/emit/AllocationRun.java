package dev.wasmath.engine.emit;

import com.sun.management.ThreadMXBean;
import dev.wasmath.engine.CompileOptions;
import dev.wasmath.engine.Imports;
import dev.wasmath.engine.Instance;
import dev.wasmath.engine.Lowering;
import dev.wasmath.engine.WasmModule;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.management.ManagementFactory;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Runs the loops of {@link InstructionLoops} in a lowering until they allocate nothing, or for the
 * seconds of its own time given, and prints for each {@code bytes nanoseconds name}: the bytes a
 * call allocates at last and the time an instruction takes.
 *
 * <p>Arguments: the lowering, the seconds, and, if not all are wanted, a regular expression that is
 * found in their names.
 */
public final class AllocationRun {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int QUIET = 10;
  private static final int CALLS = 200;
  private static final double INSTRUCTIONS = CALLS * (InstructionLoops.BYTES / 16.0);

  private AllocationRun() {}

  /** What a round of calls costs. */
  private record Round(long bytes, double nanoseconds) {}

  public static void main(String[] args) throws Throwable {
    CompileOptions options =
        CompileOptions.defaults().withLowering(Lowering.valueOf(args[0])).withEager(true);
    double seconds = Double.parseDouble(args[1]);
    Instance instance =
        WasmModule.parse(InstructionLoops.binary()).compile(options).instantiate(Imports.none());
    MemorySegment memory = instance.memory("memory").segment();
    SplittableRandom random = new SplittableRandom(1);
    for (long at = 0; at < memory.byteSize(); at += 8) {
      memory.set(ValueLayout.JAVA_DOUBLE_UNALIGNED, at, random.nextDouble(-1e6, 1e6));
    }
    for (InstructionLoops.Loop loop : InstructionLoops.all()) {
      if (args.length < 3 || Pattern.compile(args[2]).matcher(loop.name()).find()) {
        Round last = settle(instance.function(loop.name()), seconds);
        System.out.printf("%d %.3f %s%n", last.bytes(), last.nanoseconds(), loop.name());
      }
    }
  }

  /** Rounds until some in a row allocate nothing; the last of them, with the best time of all. */
  private static Round settle(MethodHandle handle, double seconds) throws Throwable {
    long end = THREADS.getCurrentThreadCpuTime() + (long) (seconds * 1e9);
    int quiet = 0;
    Round round = round(handle);
    double best = round.nanoseconds();
    while (quiet < QUIET && THREADS.getCurrentThreadCpuTime() < end) {
      round = round(handle);
      quiet = round.bytes() == 0 ? quiet + 1 : 0;
      best = Math.min(best, round.nanoseconds());
    }
    return new Round(round.bytes(), best);
  }

  private static Round round(MethodHandle handle) throws Throwable {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long start = System.nanoTime();
    for (int i = 0; i < CALLS; i++) {
      handle.invokeExact(0, 8192, 16384, 3);
    }
    double nanoseconds = (System.nanoTime() - start) / INSTRUCTIONS;
    return new Round((THREADS.getCurrentThreadAllocatedBytes() - bytes) / CALLS, nanoseconds);
  }
}
