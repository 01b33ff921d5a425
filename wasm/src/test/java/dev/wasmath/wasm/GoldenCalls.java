package dev.wasmath.wasm;

import dev.wasmath.op.Dot;
import dev.wasmath.op.Gemm;
import dev.wasmath.op.Gemv;
import dev.wasmath.op.LaneSum;
import dev.wasmath.op.Max;
import dev.wasmath.op.Min;
import dev.wasmath.op.Norm;
import dev.wasmath.op.Norm1;
import dev.wasmath.op.NormInfinity;
import dev.wasmath.op.Operation;
import dev.wasmath.op.Operations;
import dev.wasmath.op.PanelProduct;
import dev.wasmath.op.PowerSums;
import dev.wasmath.op.Probe;
import dev.wasmath.op.Sample;
import dev.wasmath.op.SlabSum;
import dev.wasmath.op.Softmax;
import dev.wasmath.op.Sum;
import dev.wasmath.op.Transpose;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The calls of one operation whose results' bits make a line of {@code bits.golden}.
 *
 * @param name the line's name
 * @param small whether an interpreter of vector code makes them in a moment, too
 * @param operation the operation
 * @param samples make the calls, each anew
 */
record GoldenCalls<K>(
    String name, boolean small, Operation<K> operation, List<Supplier<Sample<K>>> samples) {
  private static final long LARGEST_COST = 1 << 16;
  private static final long LARGEST_ELEMENTS = 4300;
  private static final int SMALL_SIZE = 65;
  private static final long SMALL_ELEMENTS = 1 << 8;
  private static final int SEEDS = 3;
  private static final int OFFSET = 3;
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final int[] CHUNKS = {8191, 8192, 8193, 16_385, 24_577};
  private static final int[] SHORT = {1, 2, 3, 4, 5, 7, 8, 9, 12, 13};
  private static final int[] LONG = {1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 127, 129};

  /** Around the tiles and blocks of a product, whatever they are. */
  private static final int[] BLOCKS = {
    1, 3, 4, 5, 7, 8, 9, 11, 12, 13, 15, 16, 17, 23, 24, 25, 31, 32, 33, 63, 64, 65, 95, 96, 97,
    127, 128, 129, 191, 192, 193, 255, 256, 257, 383, 384, 385, 511, 512, 513, 515, 516, 517, 1019,
    1020, 1021, 1023, 1024, 1025
  };

  /** What sums, or compares, in lanes and chunks. */
  private static final List<Operation<?>> REDUCTIONS =
      List.of(
          Dot.OPERATION,
          Sum.OPERATION,
          Norm.OPERATION,
          Norm1.OPERATION,
          NormInfinity.OPERATION,
          Min.OPERATION,
          Max.OPERATION,
          PowerSums.OPERATION);

  /**
   * Every operation at its probe sizes, small and large; reductions around the borders of chunks;
   * operations on matrices at oblong shapes.
   */
  static final List<GoldenCalls<?>> ALL = all();

  /** A call that is not of its operation's own sampler. */
  private record Call<K>(double[] result, BiConsumer<K, double[]> call) implements Sample<K> {
    @Override
    public void run(K kernel) {
      call.accept(kernel, result);
    }
  }

  /** A shape, and the call that it makes. */
  private interface Shaped<K> {
    Sample<K> of(int rows, int columns, Probe probe);
  }

  private static List<GoldenCalls<?>> all() {
    List<GoldenCalls<?>> all = new ArrayList<>();
    for (Operation<?> operation : Operations.ALL) {
      all.add(small(operation));
    }
    for (Operation<?> operation : Operations.ALL) {
      all.add(large(operation));
    }
    for (Operation<?> reduction : REDUCTIONS) {
      all.add(chunks(reduction));
    }
    all.add(new GoldenCalls<>("gemm.oblong", false, Gemm.OPERATION, products()));
    all.add(oblong(Gemv.OPERATION, GoldenCalls::gemv));
    all.add(oblong(Transpose.OPERATION, GoldenCalls::transpose));
    all.add(oblong(SlabSum.OPERATION, GoldenCalls::slabSum));
    all.add(oblong(PanelProduct.OPERATION, GoldenCalls::panelProduct));
    all.add(oblong(LaneSum.OPERATION, GoldenCalls::laneSum));
    all.add(oblong(Softmax.OPERATION, GoldenCalls::softmax));
    return List.copyOf(all);
  }

  private static <K> GoldenCalls<K> small(Operation<K> operation) {
    List<Supplier<Sample<K>>> samples = new ArrayList<>();
    for (int size : operation.probeSizes()) {
      if (isSmall(operation, size)) {
        samples.add(() -> operation.sample(size, Probe.ordinary(size)));
        for (int seed = 0; seed < SEEDS; seed++) {
          long from = size + 1000L * seed;
          samples.add(() -> operation.sample(size, Probe.special(from)));
        }
      }
    }
    return new GoldenCalls<>(operation.name(), true, operation, samples);
  }

  private static <K> GoldenCalls<K> large(Operation<K> operation) {
    List<Supplier<Sample<K>>> samples = new ArrayList<>();
    for (int size : operation.probeSizes()) {
      if (!isSmall(operation, size)
          && operation.elements().applyAsLong(size) <= LARGEST_ELEMENTS
          && operation.cost().applyAsLong(size) <= LARGEST_COST) {
        samples.add(() -> operation.sample(size, Probe.ordinary(size)));
        samples.add(() -> operation.sample(size, Probe.special(size)));
      }
    }
    return new GoldenCalls<>(operation.name() + ".large", false, operation, samples);
  }

  private static <K> GoldenCalls<K> chunks(Operation<K> operation) {
    List<Supplier<Sample<K>>> samples = new ArrayList<>();
    for (int size : CHUNKS) {
      samples.add(() -> operation.sample(size, Probe.ordinary(size)));
    }
    return new GoldenCalls<>(operation.name() + ".chunks", false, operation, samples);
  }

  private static boolean isSmall(Operation<?> operation, int size) {
    return size <= SMALL_SIZE && operation.elements().applyAsLong(size) <= SMALL_ELEMENTS;
  }

  private static <K> GoldenCalls<K> oblong(Operation<K> operation, Shaped<K> shaped) {
    List<Supplier<Sample<K>>> samples = new ArrayList<>();
    for (int one : SHORT) {
      for (int other : LONG) {
        long seed = 100L * one + other;
        samples.add(() -> shaped.of(one, other, Probe.ordinary(seed)));
        samples.add(() -> shaped.of(other, one, Probe.special(seed)));
      }
    }
    return new GoldenCalls<>(operation.name() + ".oblong", false, operation, samples);
  }

  /** Products with one dimension near a block's border, then with two; of all forms in turn. */
  private static List<Supplier<Sample<Gemm>>> products() {
    List<int[]> shapes = new ArrayList<>();
    for (int size : BLOCKS) {
      shapes.add(new int[] {size, 13, 7});
      shapes.add(new int[] {5, size, 3});
      shapes.add(new int[] {6, 14, size});
    }
    shapes.add(new int[] {129, 13, 257});
    shapes.add(new int[] {129, 1021, 2});
    shapes.add(new int[] {2, 1021, 257});
    shapes.add(new int[] {97, 13, 513});
    shapes.add(new int[] {97, 517, 2});
    shapes.add(new int[] {2, 517, 513});
    shapes.add(new int[] {25, 13, 1025});
    shapes.add(new int[] {4, 517, 1025});
    List<Supplier<Sample<Gemm>>> samples = new ArrayList<>();
    for (int[] shape : shapes) {
      int form = samples.size();
      samples.add(() -> gemm(shape[0], shape[1], shape[2], form, Probe.ordinary(form)));
    }
    for (int size : SHORT) {
      for (int other : SHORT) {
        int form = samples.size();
        samples.add(() -> gemm(size, other, 1 + form % 11, form, Probe.special(form)));
      }
    }
    return samples;
  }

  private static Sample<Gemm> gemm(int m, int n, int k, int form, Probe probe) {
    boolean left = form % 2 == 1;
    boolean right = form / 2 % 2 == 1;
    double alpha = new double[] {1.0, -1.0, -0.7}[form % 3];
    double beta = new double[] {0.0, 1.0, 0.3, -1.0}[form % 4];
    int aLine = (left ? m : k) + form % 5;
    int bLine = (right ? k : n) + form % 7;
    int cLine = n + form % 6;
    double[] a = probe.doubles(OFFSET + (left ? k : m) * aLine);
    double[] b = probe.doubles(OFFSET + (right ? n : k) * bLine);
    int aRow = left ? 1 : aLine;
    int aColumn = left ? aLine : 1;
    int bRow = right ? 1 : bLine;
    int bColumn = right ? bLine : 1;
    return new Call<>(
        probe.doubles(OFFSET + m * cLine),
        (kernel, c) ->
            kernel.gemm(
                m, n, k, alpha, a, OFFSET, aRow, aColumn, b, OFFSET, bRow, bColumn, beta, c, OFFSET,
                cLine));
  }

  private static Sample<Gemv> gemv(int rows, int columns, Probe probe) {
    int line = columns + 2;
    double[] a = probe.doubles(OFFSET + rows * line);
    double[] x = probe.doubles(columns);
    return new Call<>(
        probe.doubles(rows + 1),
        (kernel, y) -> kernel.gemv(rows, columns, a, OFFSET, line, x, 0, y, 1));
  }

  private static Sample<Transpose> transpose(int rows, int columns, Probe probe) {
    double[] x = probe.doubles(OFFSET + rows * columns);
    return new Call<>(
        probe.doubles(1 + rows * columns),
        (kernel, out) -> kernel.transpose(rows, columns, x, OFFSET, out, 1));
  }

  private static Sample<SlabSum> slabSum(int rows, int columns, Probe probe) {
    double[] w = probe.doubles(rows);
    double[] x = probe.doubles(OFFSET + rows * columns);
    return new Call<>(
        probe.doubles(1 + columns),
        (kernel, y) -> kernel.slabSum(rows, columns, w, 0, x, OFFSET, y, 1));
  }

  private static Sample<PanelProduct> panelProduct(int rowPanels, int k, Probe probe) {
    int columnPanels = 1 + k % 3;
    double[] a = probe.doubles(OFFSET + rowPanels * PanelProduct.ROWS * k);
    double[] b = probe.doubles(columnPanels * PanelProduct.COLUMNS * k);
    int elements = rowPanels * PanelProduct.ROWS * columnPanels * PanelProduct.COLUMNS;
    return new Call<>(
        probe.doubles(1 + elements),
        (kernel, c) -> kernel.panelProduct(rowPanels, columnPanels, k, a, OFFSET, b, 0, c, 1));
  }

  private static Sample<LaneSum> laneSum(int slabs, int length, Probe probe) {
    int lanes = LaneSum.WIDTH * (1 + length % 3);
    double beta = new double[] {0.0, 1.0, 0.3, -1.0}[(slabs + length) % 4];
    double[] w = probe.doubles(slabs * lanes);
    double[] x = probe.doubles(OFFSET + slabs * length * lanes);
    return new Call<>(
        probe.doubles(1 + length * lanes),
        (kernel, y) -> kernel.laneSum(slabs, length, lanes, w, 0, x, OFFSET, beta, y, 1));
  }

  private static Sample<Softmax> softmax(int rows, int columns, Probe probe) {
    double[] x = probe.doubles(OFFSET + rows * columns);
    return new Call<>(
        probe.doubles(1 + rows * columns),
        (kernel, out) -> kernel.softmax(rows, columns, x, OFFSET, out, 1));
  }

  void forEach(Consumer<Sample<K>> action) {
    samples.forEach(sample -> action.accept(sample.get()));
  }

  /** The line of a kernel: the name, and the hash of its results. */
  String line(K kernel) {
    long[] hash = {BASIS};
    forEach(
        sample -> {
          sample.run(kernel);
          hash[0] = hash(hash[0], sample.result());
        });
    return name + " " + Long.toHexString(hash[0]);
  }

  /** The hash of one result, in hexadecimal. */
  static String hash(double[] result) {
    return Long.toHexString(hash(BASIS, result));
  }

  /** FNV-1a over the bits, a 64-bit word at a time; all NaNs have the same bits. */
  private static long hash(long before, double[] result) {
    long hash = before;
    for (double element : result) {
      hash = (hash ^ Double.doubleToLongBits(element)) * 0x100000001b3L;
    }
    return hash;
  }
}
