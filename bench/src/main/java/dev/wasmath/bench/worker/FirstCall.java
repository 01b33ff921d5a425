package dev.wasmath.bench.worker;

import dev.wasmath.Wasmath;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import dev.wasmath.plain.PlainKernels;
import java.util.List;
import java.util.Locale;

/** The time of an operation's first call, seen once, in a fresh JVM. */
public final class FirstCall {
  private FirstCall() {}

  /** Arguments: {@code door} or {@code plain}, for the kernel alone; an operation; a size. */
  public static void main(String[] arguments) {
    String name = arguments[1];
    int size = Integer.parseInt(arguments[2]);
    System.out.println(
        arguments[0].equals("door")
            ? door(name, size)
            : plain(
                Operations.named(name)
                    .orElseThrow(() -> new IllegalArgumentException("no operation " + name)),
                size));
  }

  private static String door(String name, int size) {
    long opening = System.nanoTime();
    try (Wasmath math = Wasmath.open()) {
      long opened = System.nanoTime();
      Call call = new DoorCalls(math).of(name, List.of(size, size, size));
      long start = System.nanoTime();
      long bits = call.run();
      long nanos = System.nanoTime() - start;
      check(name, size, bits);
      return line(nanos, opened - opening);
    }
  }

  /** Afterwards: before, it would not be the first call. */
  private static void check(String name, int size, long bits) {
    try (Wasmath plain = Wasmath.builder().backends(List.of()).open()) {
      if (new DoorCalls(plain).of(name, List.of(size, size, size)).run() != bits) {
        throw new IllegalStateException(name + " gave other bits than plain Java");
      }
    }
  }

  private static <K> String plain(Operation<K> operation, int size) {
    K kernel = PlainKernels.TABLE.find(operation).orElseThrow();
    Sample<K> sample = operation.sample(size, Probe.typical(size));
    long start = System.nanoTime();
    sample.run(kernel);
    return line(System.nanoTime() - start, 0);
  }

  private static String line(long nanos, long open) {
    return String.format(Locale.ROOT, "{\"firstCallNanos\":%d,\"openNanos\":%d}", nanos, open);
  }
}
