package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Block;
import dev.wasmath.engine.ir.Parameter;
import dev.wasmath.engine.ir.Phi;
import dev.wasmath.engine.ir.Terminator;
import dev.wasmath.engine.ir.Type;
import dev.wasmath.engine.ir.Value;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.SwitchCase;
import java.lang.constant.ConstantDescs;
import java.lang.constant.MethodTypeDesc;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The blocks of a function in their order, and the edges between them. */
final class BodyEmitter {
  private final Emission emission;
  private final CodeBuilder code;
  private final Slots slots;
  private final boolean interruptible;
  private final GuardedBlocks guarded;
  private final Map<Block, Label> labels = new HashMap<>();

  BodyEmitter(Emission emission, Slots slots, boolean interruptible) {
    this.emission = emission;
    this.code = emission.code;
    this.slots = slots;
    this.interruptible = interruptible;
    this.guarded = new GuardedBlocks(emission.folding, emission.graph.blocks());
  }

  void emit() {
    List<Block> blocks = emission.graph.blocks();
    for (Block block : blocks) {
      labels.put(block, code.newLabel());
    }
    emission.begin();
    receiveParameters();
    emission.loadMemory();
    poll();
    for (int i = 0; i < blocks.size(); i++) {
      Block block = blocks.get(i);
      code.labelBinding(label(block));
      emission.traps.enter(block);
      if (block.isLoopHeader()) {
        poll();
        enter(block);
      }
      guarded.body(emission, block);
      Block next = i + 1 < blocks.size() ? blocks.get(i + 1) : block;
      terminate(block, next);
    }
    handler();
  }

  private Label label(Block block) {
    Label label = labels.get(block);
    if (label == null) {
      throw new IllegalStateException("no such block: " + block);
    }
    return label;
  }

  private void receiveParameters() {
    if (emission.graph.type().takesArray()) {
      for (Parameter parameter : emission.graph.parameters()) {
        CallEmitter.unpack(emission, parameter, slots.incoming(parameter.index()));
      }
    }
    for (Parameter parameter : emission.graph.parameters()) {
      if (parameter.type() == Type.V128) {
        emission.vectors.receive(emission, parameter, slots.incoming(parameter.index()));
      }
    }
  }

  private void poll() {
    if (interruptible) {
      emission.pushLinked("instance", Names.INSTANCE, 0);
      code.invokevirtual(Names.INSTANCE, "poll", MethodTypeDesc.of(ConstantDescs.CD_void));
    }
  }

  private void enter(Block header) {
    for (Phi phi : header.phis()) {
      if (phi.type().isVector() && slots.has(phi.id())) {
        emission.vectors.enter(emission, phi);
      }
    }
  }

  private void terminate(Block block, Block next) {
    Terminator end = block.terminator();
    if (end instanceof Terminator.Goto jump) {
      jump(block, jump.target(), next);
    } else if (end instanceof Terminator.Branch branch) {
      branch(block, branch, next);
    } else if (end instanceof Terminator.Switch choice) {
      choose(block, choice);
    } else if (end instanceof Terminator.Return leave) {
      CallEmitter.leave(emission, leave.results());
    } else if (end instanceof Terminator.Unreachable trap) {
      trap(trap);
    }
  }

  private void trap(Terminator.Unreachable trap) {
    code.loadConstant(trap.offset());
    code.invokestatic(
        Names.TRAPS, "unreachable", MethodTypeDesc.of(Names.engine("Trap"), ConstantDescs.CD_int));
    code.athrow();
  }

  private void jump(Block from, Block target, Block next) {
    copy(from, target);
    if (target != next || target == from) {
      code.goto_(label(target));
    }
  }

  private void branch(Block from, Terminator.Branch branch, Block next) {
    if (guarded.contains(branch.then())) {
      jump(from, branch.then(), next);
      return;
    }
    Label otherwise =
        needsCopy(from, branch.otherwise()) ? code.newLabel() : label(branch.otherwise());
    Conditions.jumpIfZero(emission, branch.condition(), otherwise);
    boolean inline = otherwise != label(branch.otherwise());
    jump(from, branch.then(), inline ? from : next);
    if (inline) {
      code.labelBinding(otherwise);
      jump(from, branch.otherwise(), next);
    } else if (branch.then() == next && branch.otherwise() == next) {
      throw new IllegalStateException("a branch with one target");
    }
  }

  private static boolean needsCopy(Block from, Block target) {
    int edge = target.predecessors().indexOf(from);
    for (Phi phi : target.phis()) {
      if (phi.operands().get(edge) != phi) {
        return true;
      }
    }
    return false;
  }

  /** Gives the phis of the target their values, all at once. */
  private void copy(Block from, Block target) {
    int edge = target.predecessors().indexOf(from);
    List<Phi> changed = new ArrayList<>();
    for (Phi phi : target.phis()) {
      Value value = phi.operands().get(edge);
      if (value != phi) {
        emission.pushFor(value, phi);
        changed.add(phi);
      }
    }
    for (int i = changed.size() - 1; i >= 0; i--) {
      emission.pop(changed.get(i));
    }
  }

  private void choose(Block from, Terminator.Switch choice) {
    List<Block> targets = choice.targets();
    Map<Block, Label> edges = new HashMap<>();
    for (Block target : choice.successors()) {
      edges.put(target, code.newLabel());
    }
    List<SwitchCase> cases = new ArrayList<>();
    for (int i = 0; i < targets.size() - 1; i++) {
      cases.add(SwitchCase.of(i, edges.getOrDefault(targets.get(i), label(targets.get(i)))));
    }
    Label fallback = edges.getOrDefault(targets.getLast(), label(targets.getLast()));
    emission.push(choice.index());
    if (cases.isEmpty()) {
      code.pop().goto_(fallback);
    } else {
      code.tableswitch(0, cases.size() - 1, fallback, cases);
    }
    for (Block target : choice.successors()) {
      code.labelBinding(edges.getOrDefault(target, label(target)));
      copy(from, target);
      code.goto_(label(target));
    }
  }

  /** Turns what the JVM throws for this function's own code into traps. */
  private void handler() {
    List<Emission.Range> ranges = emission.ranges();
    guarded.handlers(code, labels);
    emission.traps.handle();
    Label handler = code.newBoundLabel();
    code.loadConstant(emission.graph.index());
    emission.traps.push();
    code.invokestatic(
        ConstantDescs.CD_MethodHandles,
        "lookup",
        MethodTypeDesc.of(ConstantDescs.CD_MethodHandles_Lookup));
    code.invokestatic(
        Names.TRAPS,
        "translate",
        MethodTypeDesc.of(
            ConstantDescs.CD_Throwable,
            ConstantDescs.CD_Throwable,
            ConstantDescs.CD_int,
            ConstantDescs.CD_int,
            ConstantDescs.CD_String,
            ConstantDescs.CD_MethodHandles_Lookup));
    code.athrow();
    for (Emission.Range range : ranges) {
      code.exceptionCatch(range.start(), range.end(), handler, ConstantDescs.CD_Throwable);
    }
  }
}
