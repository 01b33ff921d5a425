package dev.wasmath.neural;

import java.io.IOException;

/**
 * The bytes of a model are not what its format prescribes, or say what is not supported here. The
 * message names the source, and where it is known the byte: {@code iris.onnx: byte 20: ...}.
 */
public final class ModelFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  ModelFormatException(String source, String problem) {
    super(source + ": " + problem);
  }

  static ModelFormatException atByte(String source, int offset, String problem) {
    return new ModelFormatException(source, "byte " + offset + ": " + problem);
  }
}
