package dev.wasmath.neural;

import dev.wasmath.Matrix;
import dev.wasmath.Neural;
import dev.wasmath.Neural.Activation;
import dev.wasmath.neural.OnnxGraph.Attribute;
import dev.wasmath.neural.OnnxGraph.Node;
import dev.wasmath.neural.OnnxGraph.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Understands an ONNX graph as a model, node by node along the chain. */
final class OnnxReader {
  private final OnnxGraph graph;
  private final List<Dense> layers = new ArrayList<>();
  private String current = "";
  private int at;

  OnnxReader(OnnxGraph graph) {
    this.graph = graph;
  }

  Model model() throws ModelFormatException {
    checkVersion();
    current = input();
    Optional<double[]> inputMean = vector("Sub");
    Optional<double[]> inputDeviation = inputMean.isPresent() ? vector("Div") : Optional.empty();
    while (at < graph.nodes().size() && !peek().equals("Mul")) {
      layer();
    }
    Optional<double[]> outputDeviation = vector("Mul");
    Optional<double[]> outputMean = outputDeviation.isPresent() ? vector("Add") : Optional.empty();
    if (at < graph.nodes().size()) {
      throw graph.problem("found %s after the outputs' scaling".formatted(peek()));
    }
    if (!graph.outputs().equals(List.of(current))) {
      throw graph.problem(
          "the chain of nodes ends in %s, the outputs are %s".formatted(current, graph.outputs()));
    }
    if (layers.isEmpty()) {
      throw graph.problem("there is no Gemm");
    }
    int in = layers.getFirst().inputs();
    int out = layers.getLast().outputs();
    try {
      return new Model(
          graph.properties().getOrDefault(OnnxFile.TARGET, "output"),
          features(in),
          classes(out),
          scaling(inputMean, inputDeviation, in),
          layers,
          scaling(outputMean, outputDeviation, out));
    } catch (IllegalArgumentException wrong) {
      throw graph.problem(String.valueOf(wrong.getMessage()));
    }
  }

  private void checkVersion() throws ModelFormatException {
    String ours = Integer.toString(OnnxFile.OUR_VERSION);
    String version = graph.properties().getOrDefault(OnnxFile.VERSION, ours);
    if (!version.equals(ours)) {
      throw graph.problem("is of version %s; read is version %s".formatted(version, ours));
    }
  }

  private String input() throws ModelFormatException {
    List<String> inputs =
        graph.inputs().stream().filter(name -> !graph.tensors().containsKey(name)).toList();
    if (inputs.size() != 1) {
      throw graph.problem("expected 1 input, found " + inputs.size() + "; is it an ONNX file?");
    }
    return inputs.getFirst();
  }

  private String peek() {
    return graph.nodes().get(at).operator();
  }

  /** The next node, which has to continue the chain. */
  private Node next() throws ModelFormatException {
    Node node = graph.nodes().get(at++);
    if (!node.inputs().getFirst().equals(current)) {
      throw graph.problem(
          "the input of %s is %s where %s would continue the chain"
              .formatted(node.operator(), node.inputs().getFirst(), current));
    }
    current = node.outputs().getFirst();
    return node;
  }

  /** The constant of the next node, if it is of this operator. */
  private Optional<double[]> vector(String operator) throws ModelFormatException {
    if (at == graph.nodes().size() || !peek().equals(operator)) {
      return Optional.empty();
    }
    return Optional.of(constant(next(), 1, 1).values());
  }

  private Tensor constant(Node node, int input, int dimensions) throws ModelFormatException {
    if (node.inputs().size() <= input) {
      throw graph.problem("%s lacks input %d".formatted(node.operator(), input));
    }
    String name = node.inputs().get(input);
    Optional<Tensor> tensor = Optional.ofNullable(graph.tensors().get(name));
    if (tensor.isEmpty() || tensor.get().dimensions().size() != dimensions) {
      throw graph.problem(
          "%s of %s is not a constant of %d dimensions"
              .formatted(name, node.operator(), dimensions));
    }
    return tensor.get();
  }

  private void layer() throws ModelFormatException {
    if (peek().equals("Gemm")) {
      layers.add(gemm(next()));
      return;
    }
    Node node = next();
    Optional<Activation> activation =
        Arrays.stream(Activation.values())
            .filter(it -> OnnxWriter.name(it).equals(node.operator()))
            .findFirst();
    if (activation.isEmpty()) {
      throw graph.problem("operator %s is not read here".formatted(node.operator()));
    }
    if (layers.isEmpty() || layers.getLast().activation() != Activation.IDENTITY) {
      throw graph.problem("%s does not follow a Gemm".formatted(node.operator()));
    }
    switch (activation.get()) {
      case LEAKY_RELU -> require(node, "alpha", new Attribute(Neural.LEAK, 0, ""));
      case GELU -> require(node, "approximate", new Attribute(0.0, 0, "tanh"));
      case SOFTMAX -> require(node, "axis", new Attribute(0.0, -1, ""));
      default -> {}
    }
    layers.add(layers.removeLast().with(activation.get()));
  }

  private Dense gemm(Node node) throws ModelFormatException {
    Attribute one = new Attribute(1.0, 0, "");
    require(node, "alpha", one);
    require(node, "beta", one);
    Attribute zero = new Attribute(0.0, 0, "");
    require(node, "transA", zero);
    boolean transposed = node.attributes().getOrDefault("transB", zero).integer() != 0;
    Tensor weights = constant(node, 1, 2);
    Tensor bias = constant(node, 2, 1);
    int rows = weights.dimensions().get(0).intValue();
    int columns = weights.dimensions().get(1).intValue();
    if (weights.values().length == 0) {
      throw graph.problem("the weights of a Gemm are %d x %d".formatted(rows, columns));
    }
    Matrix given = Matrix.of(rows, columns, weights.values());
    Matrix matrix = transposed ? transposed(given) : given;
    if (bias.values().length != matrix.columns()) {
      throw graph.problem(
          "a Gemm has %d outputs and a bias of %d"
              .formatted(matrix.columns(), bias.values().length));
    }
    return new Dense(matrix, bias.values(), Activation.IDENTITY);
  }

  private static Matrix transposed(Matrix matrix) {
    Matrix result = Matrix.zeros(matrix.columns(), matrix.rows());
    for (int i = 0; i < matrix.rows(); i++) {
      for (int j = 0; j < matrix.columns(); j++) {
        result.set(j, i, matrix.get(i, j));
      }
    }
    return result;
  }

  /** Of the attributes, only one value is read; left out it has that value, except Gelu's. */
  private void require(Node node, String name, Attribute needed) throws ModelFormatException {
    Attribute usual = name.equals("approximate") ? new Attribute(0.0, 0, "none") : needed;
    Attribute found = node.attributes().getOrDefault(name, usual);
    if (!found.equals(needed)) {
      throw graph.problem(
          "%s has the attribute %s = %s where %s is needed"
              .formatted(node.operator(), name, found, needed));
    }
  }

  private Scaling scaling(Optional<double[]> mean, Optional<double[]> deviation, int columns)
      throws ModelFormatException {
    if (mean.isEmpty() && deviation.isEmpty()) {
      return Scaling.none(columns);
    }
    if (mean.isEmpty() || deviation.isEmpty()) {
      throw graph.problem("a scaling is Sub and Div, or Mul and Add; one is missing");
    }
    return new Scaling(mean.get(), deviation.get());
  }

  private List<String> features(int count) throws ModelFormatException {
    return isOurs()
        ? names(OnnxFile.FEATURE, count)
        : IntStream.range(0, count).mapToObj(i -> "x" + i).toList();
  }

  private List<String> classes(int count) throws ModelFormatException {
    if (isOurs()) {
      boolean none = !graph.properties().containsKey(OnnxFile.CLASS + 0);
      return none ? List.of() : names(OnnxFile.CLASS, count);
    }
    boolean classifier = layers.getLast().activation() == Activation.SOFTMAX;
    return classifier ? IntStream.range(0, count).mapToObj(Integer::toString).toList() : List.of();
  }

  private boolean isOurs() {
    return graph.properties().containsKey(OnnxFile.VERSION);
  }

  private List<String> names(String prefix, int count) throws ModelFormatException {
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String key = prefix + i;
      Optional<String> name = Optional.ofNullable(graph.properties().get(key));
      names.add(name.orElseThrow(() -> graph.problem("the metadata lack " + key)));
    }
    return names;
  }
}
