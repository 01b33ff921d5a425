package dev.wasmath.app.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.DoubleStream;

/** Numbers, one in each line; empty lines and what follows a # do not count. */
public final class NumberLines {
  private static final int LONGEST_LINE = 10_000;
  private static final int MOST_NUMBERS = 10_000_000;

  private NumberLines() {}

  /**
   * Reads the numbers of a file.
   *
   * @throws FormatException if the file cannot be read, or a line is not a finite number: it names
   *     the line and the column
   */
  public static double[] read(Path path) throws IOException {
    InputFile file = InputFile.of(path);
    return file.text(StandardCharsets.UTF_8, text -> read(text, path));
  }

  /**
   * Reads the numbers of a stream, up to its end.
   *
   * @param name what the stream is called in messages
   * @throws FormatException if a line is not a finite number: it names the line and the column
   */
  public static double[] read(InputStream in, String name) throws IOException {
    InputStreamReader text =
        new InputStreamReader(
            in,
            StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE));
    return read(new BufferedReader(text), Path.of(name));
  }

  private static double[] read(BufferedReader text, Path path) throws IOException {
    DoubleStream.Builder numbers = DoubleStream.builder();
    StringBuilder content = new StringBuilder();
    Lines lines = new Lines(text, new InputFile(path, 0), LONGEST_LINE);
    int count = 0;
    while (lines.next(content)) {
      int comment = content.indexOf("#");
      String line = comment < 0 ? content.toString() : content.substring(0, comment);
      String number = line.strip();
      if (!number.isEmpty()) {
        if (count == MOST_NUMBERS) {
          throw FormatException.atLine(
              path, lines.line(), "more than " + MOST_NUMBERS + " numbers");
        }
        numbers.add(parsed(number, line.indexOf(number) + 1, lines.line(), path));
        count++;
      }
    }
    return numbers.build().toArray();
  }

  private static double parsed(String number, int column, long line, Path path)
      throws FormatException {
    double value;
    try {
      value = Decimals.parse(number);
    } catch (NumberFormatException wrong) {
      FormatException problem =
          FormatException.atLine(path, line, "column " + column + ": " + wrong.getMessage());
      problem.initCause(wrong);
      throw problem;
    }
    if (!Double.isFinite(value)) {
      throw FormatException.atLine(
          path, line, "column " + column + ": a finite number is needed; got " + number);
    }
    return value;
  }
}
