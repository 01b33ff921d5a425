package dev.wasmath.engine.emit;

import dev.wasmath.engine.ir.Instruction;
import dev.wasmath.engine.ir.Op;
import dev.wasmath.engine.ir.Type;
import java.lang.classfile.Label;

/** The door to the emitters of the families of operations. */
final class InstructionEmitter {
  private final Emission emission;

  InstructionEmitter(Emission emission) {
    this.emission = emission;
  }

  /** Computes an instruction and leaves its result, if any, on the stack. */
  void compute(Instruction instruction) {
    if (instruction.op() != Op.CALL_INDIRECT && emission.traps.tells(instruction)) {
      Label start = emission.code.newBoundLabel();
      dispatch(instruction);
      emission.traps.add(start, instruction);
    } else {
      dispatch(instruction);
    }
  }

  private void dispatch(Instruction instruction) {
    switch (instruction.op()) {
      case CALL, CALL_INDIRECT, CALL_BOUND, RESULT ->
          new CallEmitter(emission).compute(instruction);
      case SELECT -> select(instruction);
      case FRAME_WORDS, FRAME_OBJECTS, FRAME_LOAD, FRAME_STORE, PIECE ->
          FrameEmitter.compute(emission, instruction);
      case A_LOAD, A_STORE -> ArrayEmitter.access(emission, instruction);
      case A_V_LOAD, A_V_STORE -> emission.vectors.compute(emission, instruction);
      case MEMORY_SIZE, MEMORY_GROW, MEMORY_FILL, MEMORY_COPY, MEMORY_INIT, DATA_DROP ->
          new MemoryEmitter(emission).bulk(instruction);
      case CHECK_BOUNDS -> new MemoryEmitter(emission).checkBounds(instruction);
      case IN_BOUNDS -> new MemoryEmitter(emission).inBounds(instruction);
      case GLOBAL_GET, GLOBAL_SET -> new TableEmitter(emission).global(instruction);
      case TABLE_GET,
          TABLE_SET,
          TABLE_SIZE,
          TABLE_GROW,
          TABLE_FILL,
          TABLE_COPY,
          TABLE_INIT,
          ELEM_DROP,
          REF_IS_NULL,
          REF_FUNC ->
          new TableEmitter(emission).compute(instruction);
      default -> {
        if (instruction.op().isVector()) {
          emission.vectors.compute(emission, instruction);
        } else if (instruction.op().bytes() > 0) {
          new MemoryEmitter(emission).access(instruction);
        } else {
          new ScalarEmitter(emission).compute(instruction);
        }
      }
    }
  }

  private void select(Instruction instruction) {
    if (instruction.type() == Type.V128 && !emission.vectors.onStack()) {
      emission.vectors.compute(emission, instruction);
      return;
    }
    Conditions.select(emission, instruction);
  }
}
