package dev.wasmath.neural;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Models in ONNX, the open format for neural networks: one chain of nodes from the features to the
 * prediction, with weights of doubles, bit by bit.
 *
 * <p>The chain is {@code Sub} and {@code Div} by the inputs' scaling; for each layer {@code Gemm}
 * and its activation ({@code Relu}, {@code LeakyRelu}, {@code Sigmoid}, {@code Tanh}, {@code Gelu}
 * in its tanh form, {@code Softplus}, {@code Softmax}); {@code Mul} and {@code Add} by the outputs'
 * scaling. A scaling that changes nothing is left out. Names are in the metadata. Files of other
 * programs are read when they are such a chain, with weights of doubles or floats.
 *
 * <p>Memory grows with the bytes that are there, not with the sizes that they promise.
 *
 * <p>Source: <a href="https://onnx.ai/onnx/repo-docs/IR.html">ONNX, "Open Neural Network Exchange
 * Intermediate Representation"</a>, IR version 10, operator set 20.
 */
public final class OnnxFile {
  static final String VERSION = "wasmath.version";
  static final String TARGET = "wasmath.target";
  static final String FEATURE = "wasmath.feature.";
  static final String CLASS = "wasmath.class.";
  static final int OUR_VERSION = 1;

  private OnnxFile() {}

  /**
   * Reads a model. The source's name is for messages.
   *
   * @throws ModelFormatException if the bytes are not ONNX, or not such a chain of nodes
   */
  public static Model read(byte[] bytes, String source) throws ModelFormatException {
    return new OnnxReader(OnnxGraph.read(new ProtoReader(bytes, source), source)).model();
  }

  /**
   * Writes a model. Reading it again gives the same names and bits.
   *
   * @throws IllegalArgumentException if the weights exceed 2^27 numbers: 1 GiB
   * @throws IOException if the output fails
   */
  public static void write(Model model, OutputStream out) throws IOException {
    out.write(new OnnxWriter(model).bytes());
  }
}
