package dev.wasmath.neural;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.wasmath.Matrix;
import dev.wasmath.Neural.Activation;
import dev.wasmath.Wasmath;
import dev.wasmath.op.Probe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class OnnxFileTest {
  private static final Scaling INPUTS = new Scaling(new double[] {1, -0.1}, new double[] {2, 1e-9});
  private static final Scaling OUTPUTS =
      new Scaling(new double[] {5, 6, 7}, new double[] {0.3, 1, 1e9});

  private static Model model(Activation hidden, Activation last) {
    Probe seed = Probe.ordinary(9);
    double[] edges = {Double.NaN, -0.0, Double.MIN_VALUE, Double.NEGATIVE_INFINITY};
    return new Model(
        "what, \"of\" it\n",
        List.of("größe", ""),
        List.of("a", "b", "c"),
        INPUTS,
        List.of(
            new Dense(Matrix.of(2, 4, seed.doubles(8)), edges, hidden),
            new Dense(Matrix.of(4, 3, seed.doubles(12)), seed.doubles(3), last)),
        OUTPUTS);
  }

  private static byte[] bytes(Model model) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OnnxFile.write(model, out);
    return out.toByteArray();
  }

  private static void assertSame(Model read, Model written) {
    assertThat(read.target()).isEqualTo(written.target());
    assertThat(read.features()).isEqualTo(written.features());
    assertThat(read.classes()).isEqualTo(written.classes());
    assertThat(read.inputs()).isEqualTo(written.inputs());
    assertThat(read.outputs()).isEqualTo(written.outputs());
    assertThat(read.layers()).hasSameSizeAs(written.layers());
    for (int i = 0; i < written.layers().size(); i++) {
      Dense layer = read.layers().get(i);
      Dense expected = written.layers().get(i);
      assertThat(layer.weights()).isEqualTo(expected.weights());
      assertThat(bits(layer.bias())).isEqualTo(bits(expected.bias()));
      assertThat(layer.activation()).isEqualTo(expected.activation());
    }
  }

  private static long[] bits(double[] values) {
    return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
  }

  @ParameterizedTest
  @EnumSource
  void whatIsWrittenIsReadAgainBitByBit(Activation activation) throws IOException {
    Model model = model(activation, Activation.SOFTMAX);
    byte[] bytes = bytes(model);
    assertThat(bytes).isEqualTo(bytes(model));
    Model read = OnnxFile.read(bytes, "m.onnx");
    assertSame(read, model);
    assertThat(bytes(read)).isEqualTo(bytes);
  }

  @Test
  void aRegressionWithoutScalingsIsTheShortestChain() throws IOException {
    Dense layer = new Dense(Matrix.of(1, 1, 2), new double[] {3}, Activation.IDENTITY);
    Model model =
        new Model("y", List.of("x"), List.of(), Scaling.none(1), List.of(layer), Scaling.none(1));
    Model read = OnnxFile.read(bytes(model), "m.onnx");
    assertSame(read, model);
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      assertThat(read.predict(math, Matrix.of(2, 1, 1, 10))).isEqualTo(Matrix.of(2, 1, 5, 23));
    }
  }

  @Test
  void predictionsScaleBothEnds() {
    Dense layer = new Dense(Matrix.of(1, 1, 2), new double[] {3}, Activation.IDENTITY);
    Scaling in = new Scaling(new double[] {1}, new double[] {2});
    Scaling out = new Scaling(new double[] {100}, new double[] {10});
    Model model = new Model("y", List.of("x"), List.of(), in, List.of(layer), out);
    try (Wasmath math = Wasmath.builder().backends(List.of()).open()) {
      assertThat(model.predict(math, Matrix.of(1, 1, 5))).isEqualTo(Matrix.of(1, 1, 170));
    }
  }

  @Test
  void namesAndScalingsHaveToFit() {
    Dense layer = new Dense(Matrix.of(1, 2, 1, 2), new double[2], Activation.IDENTITY);
    Scaling one = Scaling.none(1);
    Scaling two = Scaling.none(2);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Model("y", List.of(), List.of(), one, List.of(layer), two))
        .withMessage("0 features where the layers have 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Model("y", List.of("x"), List.of("a"), one, List.of(layer), two))
        .withMessage("1 classes where the layers have 2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Model("y", List.of("x"), List.of(), two, List.of(layer), two))
        .withMessage("2 columns of the inputs' scaling where the layers have 1");
  }

  @Test
  void everyTruncationIsAFormatError() throws IOException {
    byte[] bytes = bytes(model(Activation.GELU, Activation.SOFTMAX));
    int complete = 0;
    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      try {
        Model _ = OnnxFile.read(cut, "m.onnx");
        complete++;
      } catch (ModelFormatException expected) {
        assertThat(expected).hasMessageStartingWith("m.onnx: ");
      }
    }
    // A file may end where a whole field of it does, before the metadata.
    assertThat(complete).isLessThan(8);
  }

  /** Changed bytes give a model or a format error, and nothing else. */
  @Test
  void everyChangedByteIsSurvived() throws IOException {
    byte[] bytes = bytes(model(Activation.LEAKY_RELU, Activation.TANH));
    int refused = 0;
    for (int i = 0; i < bytes.length; i++) {
      for (int change : new int[] {1, 0x80, 0xff}) {
        byte[] changed = bytes.clone();
        changed[i] ^= (byte) change;
        try {
          Model read = OnnxFile.read(changed, "m.onnx");
          assertThat(read.layers()).isNotEmpty();
        } catch (ModelFormatException expected) {
          assertThat(expected).hasMessageStartingWith("m.onnx: ");
          refused++;
        }
      }
    }
    assertThat(refused).isGreaterThan(bytes.length);
  }

  @Test
  void randomBytesAreRefused() {
    Probe seed = Probe.ordinary(5);
    for (int n = 0; n < 3000; n++) {
      byte[] noise = new byte[n % 60];
      for (int i = 0; i < noise.length; i++) {
        noise[i] = (byte) (seed.next() * 128);
      }
      assertThatExceptionOfType(ModelFormatException.class)
          .isThrownBy(() -> OnnxFile.read(noise, "noise"))
          .withMessageStartingWith("noise: ");
    }
  }

  /** A chain of one Gemm, as another program might have written it. */
  private static ProtoWriter gemm(ProtoWriter weights, ProtoWriter bias, ProtoWriter node) {
    node.text(1, "x").text(1, "w").text(1, "b").text(2, "y").text(4, "Gemm");
    return new ProtoWriter()
        .message(
            7,
            new ProtoWriter()
                .message(1, node)
                .message(5, weights.text(8, "w"))
                .message(5, bias.text(8, "b"))
                .message(11, new ProtoWriter().text(1, "x"))
                .message(11, new ProtoWriter().text(1, "w"))
                .message(12, new ProtoWriter().text(1, "y")));
  }

  private static ProtoWriter tensor(int type, long... dimensions) {
    ProtoWriter tensor = new ProtoWriter().integer(2, type);
    Arrays.stream(dimensions).forEach(dimension -> tensor.integer(1, dimension));
    return tensor;
  }

  private static ProtoWriter bias() {
    return tensor(11, 2).doubles(10, new double[] {10, 20});
  }

  private static ProtoWriter attribute(String name, long value) {
    return new ProtoWriter()
        .message(5, new ProtoWriter().text(1, name).integer(20, 2).integer(3, value));
  }

  @Test
  void transposedWeightsOfOtherProgramsAreRead() throws IOException {
    ProtoWriter weights = tensor(11, 2, 3).doubles(9, new double[] {1, 2, 3, 4, 5, 6});
    ProtoWriter file = gemm(weights, bias(), attribute("transB", 1));
    Model model = OnnxFile.read(file.toByteArray(), "m");
    assertThat(model.layers().getFirst().weights()).isEqualTo(Matrix.of(3, 2, 1, 4, 2, 5, 3, 6));
    assertThat(model.features()).containsExactly("x0", "x1", "x2");
    assertThat(model.classes()).isEmpty();
    assertThat(model.target()).isEqualTo("output");
  }

  @Test
  void promisedSizesAreNotAllocated() {
    for (long[] dimensions :
        new long[][] {{1L << 40, 1L << 40}, {1L << 31, 0}, {-1, -2}, {-1, 0}, {1, 3}, {2}}) {
      ProtoWriter weights = tensor(11, dimensions).doubles(9, new double[2]);
      assertThatExceptionOfType(ModelFormatException.class)
          .isThrownBy(
              () -> OnnxFile.read(gemm(weights, bias(), new ProtoWriter()).toByteArray(), "m"));
    }
    ProtoWriter none = tensor(11, 0, Integer.MAX_VALUE).doubles(9, new double[0]);
    assertRefused(
        gemm(none, bias(), new ProtoWriter()), "m: the weights of a Gemm are 0 x 2147483647");
  }

  @Test
  void whatIsNotReadHereIsNamed() {
    ProtoWriter two = tensor(11, 1, 2).doubles(9, new double[2]);
    assertRefused(gemm(two, bias(), attribute("transA", 1)), "m: Gemm has the attribute transA");
    ProtoWriter integers = tensor(7, 1, 2).doubles(9, new double[2]);
    assertRefused(
        gemm(integers, bias(), new ProtoWriter()),
        "tensor w is of type 7; read are 1 (float) and 11 (double)");
    assertRefused(new ProtoWriter().integer(1, 8), "m: expected 1 input, found 0");
    ProtoWriter version = new ProtoWriter().text(1, OnnxFile.VERSION).text(2, "2");
    assertRefused(new ProtoWriter().message(14, version), "m: is of version 2; read is version 1");
    ProtoWriter conv = new ProtoWriter().text(1, "x").text(2, "y").text(4, "Conv");
    assertRefused(
        new ProtoWriter()
            .message(
                7, new ProtoWriter().message(1, conv).message(11, new ProtoWriter().text(1, "x"))),
        "m: operator Conv is not read here");
  }

  private static void assertRefused(ProtoWriter file, String problem) {
    assertThatExceptionOfType(ModelFormatException.class)
        .isThrownBy(() -> OnnxFile.read(file.toByteArray(), "m"))
        .withMessageContaining(problem);
  }

  @Test
  void floatsOfOtherProgramsAreWidened() throws IOException {
    byte[] floats = {0, 0, (byte) 0x80, 0x3f, 0, 0, 0, (byte) 0xc0};
    ProtoWriter weights = tensor(1, 1, 2).data(4, floats);
    ProtoWriter file = gemm(weights, bias(), new ProtoWriter());
    Model model = OnnxFile.read(file.toByteArray(), "m");
    assertThat(model.layers().getFirst().weights()).isEqualTo(Matrix.of(1, 2, 1, -2));
  }
}
