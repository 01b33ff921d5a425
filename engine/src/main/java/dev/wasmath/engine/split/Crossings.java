package dev.wasmath.engine.split;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which values need a place in the frame, and where they are stored.
 *
 * <p>A value needs one if it is used in another piece, or in its own where its definition may have
 * run in an earlier stay. It is stored behind its definition. A value of a loop that lies in one
 * piece, and that is used only behind it, is stored on the edges that leave the loop: such an edge
 * either comes after the definition, or the value is not alive on it.
 */
final class Crossings {
  /** Loops with more edges that leave them store their values where they are defined. */
  private static final int MOST_EXITS = 8;

  /** An edge of the graph. */
  record Edge(Block from, Block to) {}

  private final Graph graph;
  private final Partition partition;
  private final Dominance dominance;
  private final Frame frame;
  private final Block[] definitions;
  private final Set<Value> leaving = new LinkedHashSet<>();
  private final Set<Value> atDefinition = new HashSet<>();
  private final Map<Edge, List<Value>> onEdges = new HashMap<>();
  private final int[] outermost;
  private final Map<Integer, List<Edge>> exits = new HashMap<>();

  Crossings(Graph graph, Partition partition) {
    this.graph = graph;
    this.partition = partition;
    this.dominance = new Dominance(partition);
    this.frame = new Frame(graph.type().results().stream().map(Type::of).toList());
    this.definitions = new Block[graph.valueCount()];
    this.outermost = outermostLoops();
    for (Block block : graph.blocks()) {
      block.phis().forEach(phi -> definitions[phi.id()] = block);
      block.body().forEach(instruction -> definitions[instruction.id()] = block);
    }
    graph.blocks().forEach(this::uses);
    for (Value value : leaving) {
      frame.add(value);
      if (!(value instanceof Parameter) && !atDefinition.contains(value)) {
        storeOnExits(value);
      }
    }
  }

  /** For each position the header of the outermost loop around it that lies in one piece, or -1. */
  private int[] outermostLoops() {
    Layout layout = partition.layout();
    int[] headers = new int[layout.order().size()];
    int end = -1;
    int header = -1;
    for (int at = 0; at < headers.length; at++) {
      if (at > end) {
        header = -1;
        int last = layout.loopEnd(at);
        if (last >= 0 && partition.isInside(layout.order().get(at), layout.order().get(last))) {
          header = at;
          end = last;
        }
      }
      headers[at] = header;
    }
    return headers;
  }

  private void uses(Block block) {
    for (int i = 0; i < block.predecessors().size(); i++) {
      Block from = block.predecessors().get(i);
      boolean entered = !partition.isInside(from, block);
      for (Phi phi : block.phis()) {
        use(phi.operands().get(i), from);
        if (entered) {
          frame.add(phi);
        }
      }
    }
    block.body().forEach(instruction -> instruction.operands().forEach(v -> use(v, block)));
    block.terminator().operands().forEach(value -> use(value, block));
  }

  private void use(Value value, Block user) {
    if (value instanceof Parameter) {
      leaving.add(value);
    } else if (value instanceof Phi || value instanceof Instruction) {
      Block definition = definition(value);
      if (!partition.isInside(definition, user)) {
        leaving.add(value);
      } else if (!dominance.inPiece(definition, user)) {
        leaving.add(value);
        atDefinition.add(value);
      }
    }
  }

  private Block definition(Value value) {
    return switch (value) {
      case Phi phi -> definitions[phi.id()];
      case Instruction instruction -> definitions[instruction.id()];
      default -> throw new IllegalArgumentException(value + " is not defined in a block");
    };
  }

  private void storeOnExits(Value value) {
    Block definition = definition(value);
    int header = outermost[partition.layout().position(definition)];
    List<Edge> edges = header < 0 ? List.of() : exits.computeIfAbsent(header, this::exits);
    List<Edge> chosen = new ArrayList<>();
    boolean certain = header >= 0 && edges.size() <= MOST_EXITS;
    for (Edge edge : certain ? edges : List.<Edge>of()) {
      if (dominance.inPiece(definition, edge.from())) {
        chosen.add(edge);
      } else if (dominance.inGraph(definition, edge.from())) {
        certain = false;
      }
    }
    if (certain) {
      chosen.forEach(edge -> onEdges.computeIfAbsent(edge, e -> new ArrayList<>()).add(value));
    } else {
      atDefinition.add(value);
    }
  }

  private List<Edge> exits(int header) {
    Layout layout = partition.layout();
    int end = layout.loopEnd(header);
    List<Edge> edges = new ArrayList<>();
    for (Block from : layout.order().subList(header, end + 1)) {
      for (Block to : from.terminator().successors()) {
        int at = layout.position(to);
        if (at < header || at > end) {
          edges.add(new Edge(from, to));
        }
      }
    }
    return edges;
  }

  Graph graph() {
    return graph;
  }

  Partition partition() {
    return partition;
  }

  Frame frame() {
    return frame;
  }

  /** Whether a value is stored behind its definition. */
  boolean isStoredAtDefinition(Value value) {
    return atDefinition.contains(value);
  }

  /** The values that are stored on an edge. */
  List<Value> storedOn(Block from, Block to) {
    return onEdges.getOrDefault(new Edge(from, to), List.of());
  }

  /** Whether a use of a value can take it from its local. */
  boolean isLocal(Value value, Block user) {
    if (value instanceof Parameter) {
      return false;
    }
    Block definition = definition(value);
    return partition.isInside(definition, user) && dominance.inPiece(definition, user);
  }

  /** Whether a value that is not local in a block is the same during a stay in its piece. */
  boolean isFixed(Value value, Block user) {
    return value instanceof Parameter || !partition.isInside(definition(value), user);
  }

  /** Whether a block is in a loop that lies in its piece. */
  boolean isInLoop(Block block) {
    return outermost[partition.layout().position(block)] >= 0;
  }
}
