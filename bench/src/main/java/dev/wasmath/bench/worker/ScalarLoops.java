package dev.wasmath.bench.worker;

/** Plain Java's twins of the scalar kernels in {@code bench/assembly/scalar.ts}, loop by loop. */
final class ScalarLoops {
  private ScalarLoops() {}

  static Prepared prepare(ArrayTask task) {
    int n = task.n();
    return switch (task.operation()) {
      case "horner" -> {
        double[] coefficients = task.inputs().getFirst();
        yield Prepared.scalar(() -> Double.doubleToRawLongBits(horner(coefficients, 0.9375)));
      }
      case "matvec" -> {
        double[] a = new ArrayTask("transpose", task.sizes()).inputs().getFirst();
        double[] x = new ArrayTask("vector", task.sizes()).inputs().getFirst();
        double[] out = new double[n];
        yield Prepared.array(() -> matvec(n, a, x, out), out);
      }
      case "sieve" -> {
        byte[] flags = new byte[n];
        yield integer(() -> sieve(flags, n));
      }
      case "xorshift" -> new Prepared(() -> xorshift(n), () -> longBytes(xorshift(n)));
      case "fnv" -> {
        byte[] text = text(n);
        yield integer(() -> fnv(text));
      }
      default -> throw task.unknown("plain Java");
    };
  }

  private static Prepared integer(Call call) {
    return new Prepared(call, () -> Bits.bytes(call.run(), int.class));
  }

  private static byte[] longBytes(long value) {
    return Bits.bytes(value, long.class);
  }

  /** The bytes of the doubles that {@link ArrayTask} draws: as many as asked for. */
  static byte[] text(int n) {
    double[] doubles = new ArrayTask("vector", java.util.List.of((n + 7) / 8)).inputs().getFirst();
    return java.util.Arrays.copyOf(Prepared.bytes(doubles), n);
  }

  static double horner(double[] coefficients, double x) {
    double sum = 0;
    for (int i = 0; i < coefficients.length; i++) {
      sum = sum * x + coefficients[i];
    }
    return sum;
  }

  static void matvec(int n, double[] a, double[] x, double[] out) {
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0; j < n; j++) {
        sum += a[i * n + j] * x[j];
      }
      out[i] = sum;
    }
  }

  /** The number of primes below n. */
  static int sieve(byte[] composite, int n) {
    for (int i = 0; i < n; i++) {
      composite[i] = 0;
    }
    int primes = 0;
    for (int i = 2; i < n; i++) {
      if (composite[i] == 0) {
        primes++;
        for (int j = i + i; j < n; j += i) {
          composite[j] = 1;
        }
      }
    }
    return primes;
  }

  /** The sum of n numbers of Marsaglia's xorshift64 ("Xorshift RNGs", 2003). */
  static long xorshift(int n) {
    long x = 88_172_645_463_325_252L;
    long sum = 0;
    for (int i = 0; i < n; i++) {
      x ^= x << 13;
      x ^= x >>> 7;
      x ^= x << 17;
      sum += x;
    }
    return sum;
  }

  /** The 32-bit FNV-1a hash (Fowler, Noll and Vo). */
  static int fnv(byte[] text) {
    int hash = 0x811c9dc5;
    for (byte character : text) {
      hash = (hash ^ (character & 0xff)) * 0x01000193;
    }
    return hash;
  }
}
