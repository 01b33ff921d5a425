package dev.wasmath.engine;

import java.lang.invoke.MethodHandle;
import java.util.List;

/**
 * What a generated class knows of its surroundings: its class data.
 *
 * @param code the set of code it belongs to
 * @param pieces the pieces of the divided function it drives, otherwise none
 */
record CodeData(InstanceCode code, List<MethodHandle> pieces) {
  CodeData {
    pieces = List.copyOf(pieces);
  }
}
