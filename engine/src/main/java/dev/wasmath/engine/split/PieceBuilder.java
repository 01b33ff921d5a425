package dev.wasmath.engine.split;

import dev.wasmath.engine.FunctionType;
import dev.wasmath.engine.ValueType;
import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Constant;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The graph of one piece: a start that goes to the place where the piece is entered, copies of its
 * blocks, and an end for each edge that leaves it.
 */
final class PieceBuilder {
  /** Of a piece: words and objects of the frame, and where to enter; then where to go on. */
  private static final FunctionType TYPE =
      new FunctionType(
          List.of(ValueType.EXTERNREF, ValueType.EXTERNREF, ValueType.I32), List.of(ValueType.I32));

  private final Crossings crossings;
  private final Entries entries;
  private final int number;
  private final Graph piece;
  private final Frame.Arrays arrays;
  private final Block start;
  private final Map<Block, Block> blocks = new HashMap<>();
  private final Map<Value, Value> copies = new HashMap<>();

  /** What has been read from the frame, by the copied block that read it. */
  private final Map<Block, Map<Value, Value>> loaded = new HashMap<>();

  PieceBuilder(Crossings crossings, Entries entries, int number) {
    this.crossings = crossings;
    this.entries = entries;
    this.number = number;
    this.piece = new Graph(crossings.graph().index(), TYPE);
    this.arrays = new Frame.Arrays(piece.parameters().get(0), piece.parameters().get(1));
    this.start = newBlock(false);
  }

  private Block newBlock(boolean loopHeader) {
    Block block = piece.newBlock(loopHeader);
    piece.blocks().add(block);
    loaded.put(block, new HashMap<>());
    return block;
  }

  Graph build() {
    List<Block> own = crossings.partition().pieces().get(number);
    for (Block block : own) {
      Block copy = newBlock(block.isLoopHeader());
      blocks.put(block, copy);
      block.phis().forEach(phi -> copies.put(phi, piece.newPhi(copy, phi.type())));
    }
    enter();
    own.forEach(this::body);
    own.forEach(this::end);
    return piece;
  }

  private static <K, V> V found(Map<K, V> map, K key) {
    return Optional.ofNullable(map.get(key)).orElseThrow();
  }

  /** Goes to the entry that the third parameter says, and gives its phis their values. */
  private void enter() {
    List<Block> targets = new ArrayList<>();
    for (Block entry : entries.of(number)) {
      Block stub = newBlock(false);
      stub.predecessors().add(start);
      Block copy = found(blocks, entry);
      copy.predecessors().add(stub);
      for (Phi phi : entry.phis()) {
        ((Phi) found(copies, phi)).operands().add(load(phi, stub));
      }
      stub.terminate(new Terminator.Goto(copy));
      targets.add(stub);
    }
    start.terminate(
        targets.size() == 1
            ? new Terminator.Goto(targets.getFirst())
            : new Terminator.Switch(entries.inPiece(piece, start), targets));
  }

  private Instruction load(Value value, Block into) {
    int place = crossings.frame().place(value);
    Instruction load = Frame.load(piece, arrays, value.type(), place);
    into.body().add(load);
    return load;
  }

  private void store(Value value, int place, Block into) {
    into.body().add(Frame.store(piece, arrays, value, place));
  }

  private void body(Block block) {
    Block copy = found(blocks, block);
    for (Phi phi : block.phis()) {
      storeIfAsked(phi, copy);
    }
    for (Instruction instruction : block.body()) {
      List<Value> operands = new ArrayList<>();
      instruction.operands().forEach(operand -> operands.add(at(operand, block, copy)));
      Instruction same =
          switch (instruction.op()) {
            case FRAME_LOAD, FRAME_STORE -> variable(instruction, operands);
            default -> same(instruction, operands);
          };
      copy.body().add(same);
      copies.put(instruction, same);
      storeIfAsked(instruction, copy);
    }
  }

  private Instruction same(Instruction instruction, List<Value> operands) {
    long[] immediates = new long[instruction.immediateCount()];
    for (int i = 0; i < immediates.length; i++) {
      immediates[i] = instruction.immediate(i);
    }
    return piece.newInstruction(
        instruction.op(),
        instruction.shape(),
        instruction.type(),
        operands,
        immediates,
        instruction.offset());
  }

  /** The access to a variable of {@link PhiDemotion}. */
  private Instruction variable(Instruction access, List<Value> operands) {
    Frame frame = crossings.frame();
    long number = access.immediate(0);
    if (operands.isEmpty()) {
      Type type = access.type();
      return Frame.load(piece, arrays, type, frame.variable(number, type));
    }
    Value value = operands.getFirst();
    return Frame.store(piece, arrays, value, frame.variable(number, value.type()));
  }

  private void storeIfAsked(Value value, Block copy) {
    if (crossings.isStoredAtDefinition(value)) {
      store(found(copies, value), crossings.frame().place(value), copy);
    }
  }

  /** The value as the copied code in {@code into}, on behalf of a block, gets it. */
  private Value at(Value value, Block user, Block into) {
    if (value instanceof Constant) {
      return value;
    }
    if (crossings.isLocal(value, user)) {
      return found(copies, value);
    }
    if (crossings.isFixed(value, user) && crossings.isInLoop(user)) {
      return found(loaded, start).computeIfAbsent(value, v -> load(v, start));
    }
    Value read = found(loaded, found(blocks, user)).get(value);
    return read != null ? read : found(loaded, into).computeIfAbsent(value, v -> load(v, into));
  }

  private void end(Block block) {
    Block copy = found(blocks, block);
    switch (block.terminator()) {
      case Terminator.Goto(Block to) -> copy.terminate(new Terminator.Goto(edge(block, to)));
      case Terminator.Branch(Value condition, Block then, Block otherwise) ->
          copy.terminate(
              new Terminator.Branch(
                  at(condition, block, copy), edge(block, then), edge(block, otherwise)));
      case Terminator.Switch(Value index, List<Block> targets) -> {
        Map<Block, Block> edges = new HashMap<>();
        for (Block to : targets) {
          edges.computeIfAbsent(to, target -> edge(block, target));
        }
        copy.terminate(
            new Terminator.Switch(
                at(index, block, copy), targets.stream().map(to -> found(edges, to)).toList()));
      }
      case Terminator.Return(List<Value> results) -> leave(block, copy, results);
      case Terminator.Unreachable unreachable -> copy.terminate(unreachable);
    }
  }

  private void leave(Block block, Block copy, List<Value> results) {
    List<Value> values = new ArrayList<>();
    results.forEach(result -> values.add(at(result, block, copy)));
    for (int i = 0; i < values.size(); i++) {
      store(values.get(i), crossings.frame().result(i), copy);
    }
    copy.terminate(next(Entries.END));
  }

  private static Terminator next(int code) {
    return new Terminator.Return(List.of(new Constant(Type.I32, code, 0)));
  }

  /** The block to which the copy of {@code from} goes where {@code from} goes to {@code to}. */
  private Block edge(Block from, Block to) {
    Block copy = found(blocks, from);
    boolean inside = crossings.partition().isInside(from, to);
    List<Value> stored = crossings.storedOn(from, to);
    int position = to.predecessors().indexOf(from);
    if (inside && stored.isEmpty()) {
      connect(from, copy, to, position);
      return found(blocks, to);
    }
    Block stub = newBlock(false);
    stub.predecessors().add(copy);
    Map<Value, Integer> places = new HashMap<>();
    List<Value> values = new ArrayList<>();
    for (Value value : stored) {
      values.add(found(copies, value));
      places.put(values.getLast(), crossings.frame().place(value));
    }
    values.forEach(value -> store(value, found(places, value), stub));
    if (inside) {
      connect(from, stub, to, position);
      stub.terminate(new Terminator.Goto(found(blocks, to)));
    } else {
      pass(from, stub, to, position);
      stub.terminate(next(entries.code(to)));
    }
    return stub;
  }

  /** Makes a copied block one of the predecessors of the copy of {@code to}. */
  private void connect(Block from, Block copy, Block to, int position) {
    found(blocks, to).predecessors().add(copy);
    for (Phi phi : to.phis()) {
      Value value = at(phi.operands().get(position), from, copy);
      ((Phi) found(copies, phi)).operands().add(value);
    }
  }

  /** Stores what the phis of a block in another piece become, after reading all of it. */
  private void pass(Block from, Block stub, Block to, int position) {
    List<Phi> changed = new ArrayList<>();
    List<Value> values = new ArrayList<>();
    for (Phi phi : to.phis()) {
      Value value = phi.operands().get(position);
      if (value != phi) {
        changed.add(phi);
        values.add(at(value, from, stub));
      }
    }
    for (int i = 0; i < values.size(); i++) {
      store(values.get(i), crossings.frame().place(changed.get(i)), stub);
    }
  }
}
