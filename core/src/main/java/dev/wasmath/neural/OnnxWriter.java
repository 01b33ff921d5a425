package dev.wasmath.neural;

import dev.wasmath.Neural;
import dev.wasmath.Neural.Activation;
import java.util.List;

/** A model as the bytes of an ONNX file. The numbers are those of the fields in onnx.proto. */
final class OnnxWriter {
  private static final int IR_VERSION = 10;
  private static final int OPERATORS = 20;
  private static final int DOUBLE = 11;
  private static final int ATTRIBUTE_FLOAT = 1;
  private static final int ATTRIBUTE_INT = 2;
  private static final int ATTRIBUTE_STRING = 3;
  private static final long LARGEST = 1L << 27;

  private final Model model;
  private final ProtoWriter graph = new ProtoWriter();
  private String current = "features";
  private int nodes;

  OnnxWriter(Model model) {
    this.model = model;
    long numbers = model.layers().stream().mapToLong(layer -> layer.weights().data().length).sum();
    if (numbers > LARGEST) {
      throw new IllegalArgumentException(
          "the model has %d weights; a file holds at most %d".formatted(numbers, LARGEST));
    }
  }

  byte[] bytes() {
    ProtoWriter file =
        new ProtoWriter()
            .integer(1, IR_VERSION)
            .text(2, "wasmath")
            .message(7, graph())
            .message(8, new ProtoWriter().text(1, "").integer(2, OPERATORS));
    property(file, OnnxFile.VERSION, Integer.toString(OnnxFile.OUR_VERSION));
    property(file, OnnxFile.TARGET, model.target());
    for (int i = 0; i < model.features().size(); i++) {
      property(file, OnnxFile.FEATURE + i, model.features().get(i));
    }
    for (int i = 0; i < model.classes().size(); i++) {
      property(file, OnnxFile.CLASS + i, model.classes().get(i));
    }
    return file.toByteArray();
  }

  private ProtoWriter graph() {
    graph.text(2, "network");
    graph.message(11, value(current, model.inputs().columns()));
    if (!model.inputs().isNone()) {
      node("Sub", vector("input_mean", model.inputs().mean()));
      node("Div", vector("input_deviation", model.inputs().deviation()));
    }
    for (int i = 0; i < model.layers().size(); i++) {
      layer(i, model.layers().get(i));
    }
    if (!model.outputs().isNone()) {
      node("Mul", vector("output_deviation", model.outputs().deviation()));
      node("Add", vector("output_mean", model.outputs().mean()));
    }
    return graph.message(12, value(current, model.outputs().columns()));
  }

  private void layer(int i, Dense layer) {
    String weights = "weights" + i;
    ProtoWriter shape = new ProtoWriter().integer(1, layer.inputs()).integer(1, layer.outputs());
    tensor(weights, shape, layer.weights().data());
    String bias = vector("bias" + i, layer.bias());
    node("Gemm", weights, bias);
    switch (layer.activation()) {
      case IDENTITY -> {}
      case LEAKY_RELU ->
          node("LeakyRelu", attribute("alpha", ATTRIBUTE_FLOAT).real(2, (float) Neural.LEAK));
      case GELU -> node("Gelu", attribute("approximate", ATTRIBUTE_STRING).text(4, "tanh"));
      case SOFTMAX -> node("Softmax", attribute("axis", ATTRIBUTE_INT).integer(3, -1));
      case RELU, SIGMOID, TANH, SOFTPLUS -> node(name(layer.activation()));
    }
  }

  /** The operator of an activation. */
  static String name(Activation activation) {
    return switch (activation) {
      case IDENTITY -> "Identity";
      case RELU -> "Relu";
      case LEAKY_RELU -> "LeakyRelu";
      case SIGMOID -> "Sigmoid";
      case TANH -> "Tanh";
      case GELU -> "Gelu";
      case SOFTPLUS -> "Softplus";
      case SOFTMAX -> "Softmax";
    };
  }

  private void node(String operator, String... constants) {
    node(operator, List.of(constants), new ProtoWriter());
  }

  private void node(String operator, ProtoWriter attribute) {
    node(operator, List.of(), new ProtoWriter().message(5, attribute));
  }

  /** Puts a node behind the last one; its attributes are already in a node of their own. */
  private void node(String operator, List<String> constants, ProtoWriter node) {
    node.text(1, current);
    constants.forEach(constant -> node.text(1, constant));
    current = "value" + nodes++;
    graph.message(1, node.text(2, current).text(4, operator));
  }

  private static ProtoWriter attribute(String name, int type) {
    return new ProtoWriter().text(1, name).integer(20, type);
  }

  private String vector(String name, double[] values) {
    return tensor(name, new ProtoWriter().integer(1, values.length), values);
  }

  /** Adds a constant; its dimensions are already in a tensor of their own. */
  private String tensor(String name, ProtoWriter tensor, double[] values) {
    graph.message(5, tensor.integer(2, DOUBLE).text(8, name).doubles(9, values));
    return name;
  }

  /** The name and type of an input or output: examples x columns. */
  private static ProtoWriter value(String name, int columns) {
    ProtoWriter shape =
        new ProtoWriter()
            .message(1, new ProtoWriter().text(2, "examples"))
            .message(1, new ProtoWriter().integer(1, columns));
    ProtoWriter tensor = new ProtoWriter().integer(1, DOUBLE).message(2, shape);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
  }

  private static void property(ProtoWriter file, String key, String value) {
    file.message(14, new ProtoWriter().text(1, key).text(2, value));
  }
}
