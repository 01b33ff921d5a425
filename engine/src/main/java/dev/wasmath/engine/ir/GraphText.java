package dev.wasmath.engine.ir;

import java.util.stream.Collectors;

/** A graph as text, for people. */
public final class GraphText {
  private GraphText() {}

  /** One line for each block, phi, instruction and terminator. */
  public static String of(Graph graph) {
    StringBuilder out = new StringBuilder("function ").append(graph.index()).append('\n');
    for (Block block : graph.blocks()) {
      out.append(block).append(" from ").append(block.predecessors()).append('\n');
      block.phis().forEach(phi -> out.append("  ").append(line(phi)).append('\n'));
      block.body().forEach(i -> out.append("  ").append(line(i)).append('\n'));
      out.append("  ").append(line(block.terminator())).append('\n');
    }
    return out.toString();
  }

  private static String line(Phi phi) {
    return phi + " = phi " + phi.type() + " " + texts(phi.operands());
  }

  private static String line(Instruction instruction) {
    StringBuilder immediates = new StringBuilder();
    for (int i = 0; i < instruction.immediateCount(); i++) {
      immediates.append(" #").append(instruction.immediate(i));
    }
    String shape = instruction.shape() == Shape.BITS ? "" : "." + instruction.shape();
    return instruction
        + " = "
        + instruction.op()
        + shape
        + (instruction.type() == Type.V256 || instruction.type() == Type.V512
            ? ":" + instruction.type()
            : "")
        + immediates
        + " "
        + texts(instruction.operands());
  }

  private static String line(Terminator end) {
    return end.getClass().getSimpleName() + " " + texts(end.operands()) + " " + end.successors();
  }

  private static String texts(Iterable<Value> values) {
    return java.util.stream.StreamSupport.stream(values.spliterator(), false)
        .map(GraphText::text)
        .collect(Collectors.joining(", "));
  }

  private static String text(Value value) {
    return switch (value) {
      case Constant c -> c.type() + ":" + c.low() + (c.type().isVector() ? ":" + c.high() : "");
      case Parameter p -> "p" + p.index();
      case Phi phi -> phi.toString();
      case Instruction instruction -> instruction.toString();
    };
  }
}
