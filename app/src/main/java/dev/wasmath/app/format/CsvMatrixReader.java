package dev.wasmath.app.format;

import dev.wasmath.Matrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * A matrix from comma-separated values: every line is a row of numbers, except that the first is
 * passed over as names if none of its cells is a number.
 */
final class CsvMatrixReader {
  private static final int ARRAY_LIMIT = Integer.MAX_VALUE - 8;

  private final InputFile file;
  private final int columns;
  private double[] data;
  private int rows;

  private CsvMatrixReader(InputFile file, int columns) {
    this.file = file;
    this.columns = columns;
    this.data = new double[columns];
  }

  static Matrix read(InputFile file) throws IOException {
    return file.text(
        StandardCharsets.UTF_8,
        text -> {
          CsvRecords records = new CsvRecords(file, text);
          CsvRecords.Row first = records.first();
          boolean names = first.cells().stream().noneMatch(Decimals::isNumber);
          Optional<CsvRecords.Row> next = names ? records.next() : Optional.of(first);
          if (next.isEmpty()) {
            throw file.problem(records.line(), "expected a row of numbers below the names");
          }
          CsvMatrixReader matrix = new CsvMatrixReader(file, first.cells().size());
          while (next.isPresent()) {
            matrix.append(next.get());
            next = records.next();
          }
          return matrix.whole();
        });
  }

  private void append(CsvRecords.Row row) throws FormatException {
    long needed = (rows + 1L) * columns;
    if (needed > ARRAY_LIMIT) {
      throw file.problem(
          row.line(), "more than " + ARRAY_LIMIT + " numbers; a matrix holds no more");
    }
    if (needed > data.length) {
      data = Arrays.copyOf(data, (int) Math.min(ARRAY_LIMIT, 2 * needed));
    }
    for (int j = 0; j < columns; j++) {
      data[rows * columns + j] = row.number(file, j);
    }
    rows++;
  }

  private Matrix whole() {
    return Matrix.of(rows, columns, Arrays.copyOf(data, rows * columns));
  }
}
