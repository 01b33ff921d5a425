package dev.wasmath.engine.fuzz;

import java.util.List;

/** Something that runs a random module and writes down what can be seen of it. */
interface Engine {

  String name();

  /**
   * A line for each call, then one for each exported number or vector, then one for the memory;
   * written as {@link Transcript} says, so that two engines agree exactly if their lines do.
   */
  List<String> run(FuzzModule module);
}
