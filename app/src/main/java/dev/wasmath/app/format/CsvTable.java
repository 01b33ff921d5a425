package dev.wasmath.app.format;

import dev.wasmath.Matrix;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A table of texts with named columns, from a file of comma-separated values whose first line is
 * the names. Rows are counted from 0.
 */
public final class CsvTable {
  private final InputFile file;
  private final List<String> columns;
  private final List<CsvRecords.Row> rows;

  private CsvTable(InputFile file, List<String> columns, List<CsvRecords.Row> rows) {
    this.file = file;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Reads a table.
   *
   * @throws FormatException if the file is absent, not to be read, empty, not UTF-8, or has rows of
   *     different widths
   * @throws IOException if reading fails
   */
  public static CsvTable read(Path path) throws IOException {
    InputFile file = InputFile.of(path);
    return file.text(
        StandardCharsets.UTF_8,
        text -> {
          CsvRecords records = new CsvRecords(file, text);
          List<String> names = List.copyOf(records.first().cells());
          List<CsvRecords.Row> rows = new ArrayList<>();
          Optional<CsvRecords.Row> next = records.next();
          while (next.isPresent()) {
            rows.add(next.get());
            next = records.next();
          }
          return new CsvTable(file, names, rows);
        });
  }

  /** The names of the columns. */
  public List<String> columns() {
    return columns;
  }

  /** The number of rows, without the line of names. */
  public int rows() {
    return rows.size();
  }

  /**
   * The cells of one column, from the first row to the last.
   *
   * @throws FormatException if there is no such column
   */
  public List<String> texts(String column) throws FormatException {
    int j = place(column);
    return rows.stream().map(row -> row.cells().get(j)).toList();
  }

  /**
   * The matrix of some columns, in the order they are named here.
   *
   * @throws FormatException if there is no such column, or a cell is not a number
   */
  public Matrix numbers(String... names) throws FormatException {
    Matrix numbers = file.allocate(rows.size(), names.length, 0);
    for (int j = 0; j < names.length; j++) {
      int place = place(names[j]);
      for (int i = 0; i < rows.size(); i++) {
        numbers.set(i, j, rows.get(i).number(file, place));
      }
    }
    return numbers;
  }

  /**
   * The matrix of some columns, in the order they are named here, without NaN and infinities.
   *
   * @throws FormatException if there is no such column, or a cell is not a finite number
   */
  public Matrix finiteNumbers(List<String> names) throws FormatException {
    Matrix numbers = numbers(names.toArray(String[]::new));
    for (int i = 0; i < numbers.rows(); i++) {
      for (int j = 0; j < numbers.columns(); j++) {
        if (!Double.isFinite(numbers.get(i, j))) {
          throw file.problem(
              rows.get(i).line(),
              "column \"%s\": expected a finite number, found %s"
                  .formatted(names.get(j), Decimals.format(numbers.get(i, j))));
        }
      }
    }
    return numbers;
  }

  /**
   * Whether every cell of a column is a number.
   *
   * @throws FormatException if there is no such column
   */
  public boolean isNumeric(String column) throws FormatException {
    return texts(column).stream().allMatch(Decimals::isNumber);
  }

  /** A problem of the table as a whole. */
  public FormatException problem(String problem) {
    return file.problem(0, problem);
  }

  private int place(String column) throws FormatException {
    int place = columns.indexOf(column);
    if (place < 0) {
      throw file.problem(1, "no column \"" + column + "\" among " + columns);
    }
    return place;
  }
}
