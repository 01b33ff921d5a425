package dev.wasmath.engine.emit;

final class VectorObjects implements VectorForm {
  VectorObjects(HomeShapes s) {}

  @Override
  public int slots(dev.wasmath.engine.ir.Type type) {
    return 1;
  }

  @Override
  public boolean onStack() {
    return true;
  }

  @Override
  public void receive(Emission emission, dev.wasmath.engine.ir.Parameter parameter, int slot) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void compute(Emission emission, dev.wasmath.engine.ir.Instruction instruction) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void store(Emission emission, dev.wasmath.engine.ir.Value target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void pushFor(
      Emission emission, dev.wasmath.engine.ir.Value value, dev.wasmath.engine.ir.Value target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void pushLongs(Emission emission, dev.wasmath.engine.ir.Value value) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void fromLongs(Emission emission, dev.wasmath.engine.ir.Instruction instruction) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void discard(Emission emission) {
    throw new UnsupportedOperationException();
  }
}
