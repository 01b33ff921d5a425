package dev.wasmath.op;

import dev.wasmath.plain.PlainKernels;

/** Prints, for each operation, one hash of the bits of its results over all probe sizes. */
final class GoldenBits {
  private GoldenBits() {}

  public static void main(String[] arguments) {
    for (Operation<?> operation : Operations.ALL) {
      System.out.println(line(operation));
    }
  }

  static String line(Operation<?> operation) {
    return operation.name() + " " + Long.toHexString(hash(operation));
  }

  /** FNV-1a over the results' canonical bits, a 64-bit word at a time. */
  private static <K> long hash(Operation<K> operation) {
    K kernel = PlainKernels.TABLE.find(operation).orElseThrow();
    long hash = 0xcbf29ce484222325L;
    for (int size : operation.probeSizes()) {
      if (operation.cost().applyAsLong(size) <= 1 << 18) {
        for (Probe probe : new Probe[] {Probe.ordinary(size), Probe.special(size)}) {
          Sample<K> sample = operation.sample(size, probe);
          sample.run(kernel);
          for (double element : sample.result()) {
            hash = (hash ^ Double.doubleToLongBits(element)) * 0x100000001b3L;
          }
        }
      }
    }
    return hash;
  }
}
