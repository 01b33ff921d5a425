package dev.wasmath.neural;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What an ONNX file says that matters here, not yet understood. The numbers are those of the fields
 * in onnx.proto.
 *
 * @param source the file's name, for messages
 * @param properties the metadata
 * @param tensors the constants by name
 * @param nodes in the order of the file, which is that of evaluation
 * @param inputs names of the inputs; old files list the constants among them
 * @param outputs names of the outputs
 */
record OnnxGraph(
    String source,
    Map<String, String> properties,
    Map<String, Tensor> tensors,
    List<Node> nodes,
    List<String> inputs,
    List<String> outputs) {
  private static final int FLOAT = 1;
  private static final int DOUBLE = 11;

  /** A constant. Its values are as many as its dimensions say. */
  record Tensor(List<Long> dimensions, double[] values) {}

  /** An attribute of a node, of whichever type it is. */
  record Attribute(double real, long integer, String text) {}

  /** A call of an operator. */
  record Node(
      String operator,
      List<String> inputs,
      List<String> outputs,
      Map<String, Attribute> attributes) {}

  static OnnxGraph read(ProtoReader file, String source) throws ModelFormatException {
    OnnxGraph graph =
        new OnnxGraph(
            source,
            new HashMap<>(),
            new HashMap<>(),
            new ArrayList<>(),
            new ArrayList<>(),
            new ArrayList<>());
    while (file.next()) {
      switch (file.field()) {
        case 7 -> graph.contents(file.message());
        case 14 -> graph.property(file.message());
        default -> file.skip();
      }
    }
    return graph;
  }

  ModelFormatException problem(String problem) {
    return new ModelFormatException(source, problem);
  }

  private void contents(ProtoReader graph) throws ModelFormatException {
    while (graph.next()) {
      switch (graph.field()) {
        case 1 -> nodes.add(node(graph.message()));
        case 5 -> tensor(graph.message());
        case 11 -> inputs.add(name(graph.message()));
        case 12 -> outputs.add(name(graph.message()));
        default -> graph.skip();
      }
    }
  }

  private void property(ProtoReader entry) throws ModelFormatException {
    String key = "";
    String value = "";
    while (entry.next()) {
      switch (entry.field()) {
        case 1 -> key = entry.text();
        case 2 -> value = entry.text();
        default -> entry.skip();
      }
    }
    properties.put(key, value);
  }

  private static String name(ProtoReader value) throws ModelFormatException {
    String name = "";
    while (value.next()) {
      if (value.field() == 1) {
        name = value.text();
      } else {
        value.skip();
      }
    }
    return name;
  }

  private static Node node(ProtoReader node) throws ModelFormatException {
    String operator = "";
    List<String> inputs = new ArrayList<>();
    List<String> outputs = new ArrayList<>();
    Map<String, Attribute> attributes = new HashMap<>();
    while (node.next()) {
      switch (node.field()) {
        case 1 -> inputs.add(node.text());
        case 2 -> outputs.add(node.text());
        case 4 -> operator = node.text();
        case 5 -> attribute(node.message(), attributes);
        default -> node.skip();
      }
    }
    if (inputs.isEmpty() || outputs.size() != 1) {
      throw node.problem(
          "operator %s has %d inputs and %d outputs; expected 1 or more, and 1"
              .formatted(operator, inputs.size(), outputs.size()));
    }
    return new Node(operator, inputs, outputs, attributes);
  }

  private static void attribute(ProtoReader attribute, Map<String, Attribute> attributes)
      throws ModelFormatException {
    String name = "";
    String text = "";
    double real = 0.0;
    long integer = 0;
    while (attribute.next()) {
      switch (attribute.field()) {
        case 1 -> name = attribute.text();
        case 2 -> real = attribute.real();
        case 3 -> integer = attribute.integer();
        case 4 -> text = attribute.text();
        default -> attribute.skip();
      }
    }
    attributes.put(name, new Attribute(real, integer, text));
  }

  private void tensor(ProtoReader tensor) throws ModelFormatException {
    List<Long> dimensions = new ArrayList<>();
    String name = "";
    long type = 0;
    ByteBuffer data = ByteBuffer.allocate(0);
    while (tensor.next()) {
      switch (tensor.field()) {
        case 1 -> tensor.integers(dimensions::add);
        case 2 -> type = tensor.integer();
        case 8 -> name = tensor.text();
        // Packed floats, raw data and packed doubles: each the little-endian numbers.
        case 4, 9, 10 -> data = tensor.data();
        default -> tensor.skip();
      }
    }
    if (type != FLOAT && type != DOUBLE) {
      throw tensor.problem(
          "tensor %s is of type %d; read are 1 (float) and 11 (double)".formatted(name, type));
    }
    int size = type == FLOAT ? Float.BYTES : Double.BYTES;
    double elements = 1.0;
    boolean negative = false;
    for (long dimension : dimensions) {
      elements *= dimension;
      negative |= dimension < 0;
    }
    if (negative || elements * size != data.remaining()) {
      throw tensor.problem(
          "tensor %s of dimensions %s has %d bytes of data where %.0f are needed"
              .formatted(name, dimensions, data.remaining(), elements * size));
    }
    double[] values = new double[data.remaining() / size];
    for (int i = 0; i < values.length; i++) {
      values[i] = type == FLOAT ? data.getFloat() : data.getDouble();
    }
    tensors.put(name, new Tensor(dimensions, values));
  }
}
