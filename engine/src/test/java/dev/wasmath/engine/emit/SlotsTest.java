package dev.wasmath.engine.emit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wasmath.engine.Limits;
import dev.wasmath.engine.fuzz.LoopModules;
import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.CleanUp;
import dev.wasmath.engine.ir.Graph;
import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import dev.wasmath.engine.pack.Guards;
import dev.wasmath.engine.pack.Packer;
import dev.wasmath.engine.parse.ModuleModel;
import dev.wasmath.engine.parse.ModuleReader;
import dev.wasmath.engine.parse.SsaBuilder;
import dev.wasmath.engine.split.Split;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No two values that are alive at once share a local, and others do. */
class SlotsTest {
  private static final int MODULES = 60;
  private static final int PIECE = 300;

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void valuesAliveAtOnceAreApart(boolean objects) {
    LongStream.range(0, MODULES)
        .forEach(seed -> eachFunction(LoopModules.binary(seed), objects, SlotsTest::check));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void valuesAliveAtOnceAreApartInPieces(boolean objects) {
    Consumer<Graph> pieces =
        graph -> Split.of(graph, PIECE).pieces().forEach(p -> check(p, objects));
    LongStream.range(0, MODULES)
        .forEach(
            seed ->
                eachFunction(
                    LoopModules.binary(seed), objects, (graph, o) -> pieces.accept(graph)));
  }

  @Test
  void aLongFunctionNeedsFewLocals() {
    byte[] binary = InstructionLoops.binary();
    eachFunction(
        binary,
        true,
        (graph, objects) -> assertThat(new Check(graph, objects).most()).isLessThan(100));
  }

  private interface Checked {
    void accept(Graph graph, boolean objects);
  }

  private static void eachFunction(byte[] binary, boolean objects, Checked checked) {
    ModuleModel model = ModuleReader.read(binary, Limits.defaults());
    for (int i = model.importedFunctions(); i < model.functions().size(); i++) {
      Graph graph = SsaBuilder.build(model, i);
      CleanUp.run(graph);
      Guards.run(graph, objects);
      if (objects) {
        Packer.run(graph, Type.V256);
      }
      checked.accept(graph, objects);
    }
  }

  private static void check(Graph graph, boolean objects) {
    new Check(graph, objects).run();
  }

  /** Goes through a function from its end, with the values that are alive. */
  private static final class Check {
    private final Graph graph;
    private final Folding folding;
    private final Slots slots;
    private final VectorForm form;
    private final Map<Block, Set<Value>> atStart = new HashMap<>();

    Check(Graph graph, boolean objects) {
      this.graph = graph;
      HomeShapes shapes = new HomeShapes(graph);
      form = objects ? new VectorObjects(shapes) : new VectorHalves(shapes);
      Uses uses = new Uses(graph);
      folding = new Folding(graph, uses, form.onStack());
      slots = new Slots(graph, uses, folding, form);
    }

    /** More than any local of a value. */
    int most() {
      int most = 0;
      for (Block block : graph.blocks()) {
        for (Instruction instruction : block.body()) {
          most = slots.has(instruction.id()) ? Math.max(most, slots.of(instruction.id())) : most;
        }
      }
      return most;
    }

    void run() {
      boolean changed = true;
      while (changed) {
        changed = false;
        for (Block block : graph.blocks().reversed()) {
          Set<Value> start = live(block, (value, others) -> {});
          changed |= !start.equals(atStart.put(block, start));
        }
      }
      graph.blocks().forEach(block -> live(block, this::apart));
      Set<Value> entry = atStart.getOrDefault(graph.blocks().getFirst(), Set.of());
      graph.parameters().forEach(parameter -> apart(parameter, entry));
    }

    /** The values alive at the start of a block, its phis among them. */
    private Set<Value> live(Block block, Write write) {
      Set<Value> live = new HashSet<>();
      for (Block successor : block.terminator().successors()) {
        int edge = successor.predecessors().indexOf(block);
        Set<Value> after = new HashSet<>(atStart.getOrDefault(successor, Set.of()));
        after.addAll(successor.phis());
        successor.phis().forEach(phi -> write.of(phi, after));
        after.removeAll(successor.phis());
        successor.phis().forEach(phi -> read(phi.operands().get(edge), after));
        live.addAll(after);
      }
      block.terminator().operands().forEach(value -> read(value, live));
      for (Instruction instruction : block.body().reversed()) {
        if (!folding.isFolded(instruction)) {
          if (slots.has(instruction.id())) {
            write.of(instruction, live);
          }
          live.remove(instruction);
          instruction.operands().forEach(value -> read(value, live));
        }
      }
      return live;
    }

    private void read(Value value, Set<Value> live) {
      if (value instanceof Instruction instruction && folding.isFolded(value)) {
        instruction.operands().forEach(operand -> read(operand, live));
      } else if (value instanceof Instruction
          || value instanceof Phi
          || value instanceof Parameter) {
        live.add(value);
      }
    }

    private void apart(Value written, Set<Value> alive) {
      Set<Integer> locals = new HashSet<>(locals(written));
      assertThat(locals).as("locals of " + written).doesNotContain(slots.memory());
      for (Value other : alive) {
        if (!other.equals(written)) {
          assertThat(locals)
              .as(written + " and " + other)
              .doesNotContainAnyElementsOf(locals(other));
        }
      }
    }

    private List<Integer> locals(Value value) {
      int first =
          switch (value) {
            case Phi phi -> slots.of(phi.id());
            case Instruction instruction -> slots.of(instruction.id());
            case Parameter parameter -> slots.parameter(parameter.index());
            default -> throw new IllegalArgumentException(value.toString());
          };
      int size =
          value.type().isVector()
              ? form.slots(value.type())
              : Math.max(1, Names.kind(value.type()).slotSize());
      return IntStream.range(first, first + size).boxed().toList();
    }
  }

  private interface Write {
    void of(Value value, Set<Value> alive);
  }
}
