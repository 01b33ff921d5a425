package dev.wasmath.engine.parse;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.LimitException;
import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The construction of static single assignment form from validated structured code, in one pass.
 *
 * <p>As in Braun et al. (Simple and Efficient Construction of SSA Form, 2013) values are numbered
 * while the code is read; as the code is structured, the variables that may need a phi at a merge
 * are exactly those assigned inside the construct that ends there, so no block waits to be sealed
 * and no lookup recurses. Loop headers get phis for what the loop assigns; {@link
 * dev.wasmath.engine.ir.CleanUp} removes those that turn out to be copies. Code that cannot be
 * reached is not translated.
 */
public final class SsaBuilder {
  /** Values carried by all edges of one function: a bound against hostile modules. */
  private static final long MAX_EDGE_VALUES = 20_000_000;

  private final ModuleModel module;
  private final CodeReader code;
  final Graph graph;
  private final Value[] locals;
  private final List<Value> stack = new ArrayList<>();
  private final List<Label> labels = new ArrayList<>();
  private final Map<Integer, BitSet> assigned;
  private final Map<Block, List<Phi>> loopPhis = new HashMap<>();
  private Block block;
  private boolean reachable = true;
  private int skippedBlocks;
  private long edgeValues;

  private SsaBuilder(ModuleModel module, int function) {
    this.module = module;
    this.graph = new Graph(function, module.functions().get(function));
    BinaryCursor body = module.body(function).cursor();
    Locals declared = Locals.read(body, graph.type().parameters(), Integer.MAX_VALUE);
    this.assigned = AssignedLocals.of(new CodeReader(body.copy()));
    this.code = new CodeReader(body);
    int parameters = graph.parameters().size();
    this.locals = new Value[declared.count()];
    for (int i = 0; i < locals.length; i++) {
      locals[i] =
          i < parameters ? graph.parameters().get(i) : Constant.zero(Type.of(declared.type(i)));
    }
    this.block = graph.newBlock(false);
    graph.blocks().add(block);
  }

  /** The graph of a function of the module, which is not imported. */
  public static Graph build(ModuleModel module, int function) {
    return new SsaBuilder(module, function).build();
  }

  private Graph build() {
    int results = graph.type().results().size();
    open(new Label(Label.Kind.BLOCK, graph.newBlock(false), results, results, 0, new BitSet()));
    InstructionBuilder instructions = new InstructionBuilder(module, this);
    while (code.hasMore()) {
      int opcode = code.next();
      if (!reachable) {
        skip(opcode);
      } else if (!control(opcode)) {
        instructions.add(opcode, code);
      }
    }
    return graph;
  }

  private void skip(int opcode) {
    switch (opcode) {
      case Opcodes.BLOCK, Opcodes.LOOP, Opcodes.IF -> skippedBlocks++;
      case Opcodes.ELSE -> {
        if (skippedBlocks == 0) {
          otherwise();
        }
      }
      case Opcodes.END -> {
        if (skippedBlocks == 0) {
          end();
        } else {
          skippedBlocks--;
        }
      }
      default -> {}
    }
  }

  private boolean control(int opcode) {
    switch (opcode) {
      case Opcodes.NOP -> {}
      case Opcodes.UNREACHABLE -> leave(new Terminator.Unreachable(code.offset()));
      case Opcodes.BLOCK -> open(block(Label.Kind.BLOCK, graph.newBlock(false)));
      case Opcodes.LOOP -> loop();
      case Opcodes.IF -> condition();
      case Opcodes.ELSE -> otherwise();
      case Opcodes.END -> end();
      case Opcodes.BR -> branch(label(code.index()));
      case Opcodes.BR_IF -> branchIf(label(code.index()));
      case Opcodes.BR_TABLE -> branchTable(code.labels());
      case Opcodes.RETURN -> branch(labels.getFirst());
      case Opcodes.LOCAL_GET -> push(locals[code.index()]);
      case Opcodes.LOCAL_SET -> locals[code.index()] = pop();
      case Opcodes.LOCAL_TEE -> locals[code.index()] = stack.getLast();
      default -> {
        return false;
      }
    }
    return true;
  }

  void push(Value value) {
    stack.add(value);
  }

  Value pop() {
    return stack.removeLast();
  }

  List<Value> pop(int count) {
    List<Value> top = stack.subList(stack.size() - count, stack.size());
    List<Value> values = List.copyOf(top);
    top.clear();
    return values;
  }

  Block block() {
    return block;
  }

  private void open(Label label) {
    labels.add(label);
  }

  private Label label(int depth) {
    return labels.get(labels.size() - 1 - depth);
  }

  private Label block(Label.Kind kind, Block target) {
    FunctionType type = code.blockType(module.types());
    int parameters = type.parameters().size();
    int results = type.results().size();
    return new Label(
        kind,
        target,
        kind == Label.Kind.LOOP ? parameters : results,
        results,
        stack.size() - parameters,
        assigned.getOrDefault(code.offset(), new BitSet()));
  }

  private void loop() {
    Block header = graph.newBlock(true);
    Label label = block(Label.Kind.LOOP, header);
    List<Phi> phis = new ArrayList<>();
    for (Value value : edge(label, block, label.arity).values()) {
      Phi phi = graph.newPhi(header, value.type());
      phi.operands().add(value);
      phis.add(phi);
    }
    header.predecessors().add(block);
    block.terminate(new Terminator.Goto(header));
    loopPhis.put(header, phis);
    start(header, label, phis);
    open(label);
  }

  private void condition() {
    Value condition = pop();
    Label label = block(Label.Kind.IF, graph.newBlock(false));
    Block then = graph.newBlock(false);
    Block otherwise = graph.newBlock(false);
    int parameters = stack.size() - label.height;
    label.pendingElse = List.of(edge(label, block, parameters));
    label.elseBlock = otherwise;
    then.predecessors().add(block);
    otherwise.predecessors().add(block);
    block.terminate(new Terminator.Branch(condition, then, otherwise));
    open(label);
    block = then;
    graph.blocks().add(then);
  }

  private void otherwise() {
    Label label = labels.getLast();
    if (reachable) {
      branch(label);
    }
    Label.Edge entry = label.pendingElse.getFirst();
    label.pendingElse = List.of();
    start(label.elseBlock, label, entry.values());
  }

  private void end() {
    Label label = labels.getLast();
    if (!label.pendingElse.isEmpty()) {
      otherwise();
    }
    if (label.kind == Label.Kind.LOOP) {
      close(label);
      return;
    }
    if (reachable) {
      branch(label);
    }
    close(label);
    if (!label.edges.isEmpty()) {
      merge(label);
      if (labels.isEmpty()) {
        leave(new Terminator.Return(pop(label.results)));
      }
    }
  }

  private void close(Label label) {
    labels.removeLast();
    if (!reachable) {
      stack.subList(label.height, stack.size()).clear();
    }
  }

  /** The values an edge to the label carries. */
  private Label.Edge edge(Label label, Block from, int arity) {
    List<Value> values = new ArrayList<>(stack.subList(stack.size() - arity, stack.size()));
    BitSet assignedInside = label.assigned;
    for (int l = assignedInside.nextSetBit(0); l >= 0; l = assignedInside.nextSetBit(l + 1)) {
      values.add(locals[l]);
    }
    edgeValues += values.size();
    if (edgeValues > MAX_EDGE_VALUES) {
      throw new LimitException("function " + graph.index() + " has too many edges with values");
    }
    return new Label.Edge(from, values);
  }

  private void connect(Label label) {
    Label.Edge edge = edge(label, block, label.arity);
    label.target.predecessors().add(block);
    if (label.kind == Label.Kind.LOOP) {
      List<Phi> phis = loopPhis.getOrDefault(label.target, List.of());
      for (int i = 0; i < phis.size(); i++) {
        phis.get(i).operands().add(edge.values().get(i));
      }
    } else {
      label.edges.add(edge);
    }
  }

  private void branch(Label label) {
    connect(label);
    leave(new Terminator.Goto(label.target));
  }

  private void leave(Terminator terminator) {
    block.terminate(terminator);
    reachable = false;
  }

  private void branchIf(Label label) {
    Value condition = pop();
    connect(label);
    Block next = graph.newBlock(false);
    next.predecessors().add(block);
    block.terminate(new Terminator.Branch(condition, label.target, next));
    block = next;
    graph.blocks().add(next);
  }

  private void branchTable(int[] depths) {
    Value index = pop();
    List<Block> targets = new ArrayList<>();
    Set<Block> connected = new HashSet<>();
    for (int depth : depths) {
      Label label = label(depth);
      targets.add(label.target);
      if (connected.add(label.target)) {
        connect(label);
      }
    }
    leave(new Terminator.Switch(index, List.copyOf(targets)));
  }

  private void merge(Label label) {
    List<Value> merged = new ArrayList<>();
    List<Label.Edge> edges = label.edges;
    for (int i = 0; i < edges.getFirst().values().size(); i++) {
      Value first = edges.getFirst().values().get(i);
      boolean same = true;
      for (Label.Edge edge : edges) {
        same &= edge.values().get(i).equals(first);
      }
      if (same) {
        merged.add(first);
      } else {
        Phi phi = graph.newPhi(label.target, first.type());
        for (Label.Edge edge : edges) {
          phi.operands().add(edge.values().get(i));
        }
        merged.add(phi);
      }
    }
    start(label.target, label, merged);
  }

  /** Continues in a block with the given stack values and assigned locals of the label. */
  private void start(Block next, Label label, List<? extends Value> values) {
    block = next;
    reachable = true;
    graph.blocks().add(next);
    stack.subList(label.height, stack.size()).clear();
    int count = values.size() - label.assigned.cardinality();
    stack.addAll(values.subList(0, count));
    int at = count;
    for (int l = label.assigned.nextSetBit(0); l >= 0; l = label.assigned.nextSetBit(l + 1)) {
      locals[l] = values.get(at++);
    }
  }
}
