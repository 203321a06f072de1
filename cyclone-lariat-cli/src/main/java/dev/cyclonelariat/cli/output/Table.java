package dev.cyclonelariat.cli.output;

import dev.cyclonelariat.cli.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Help.Ansi;

/**
 * Prints rows in columns that are as wide as the first rows need. Only those are held; a later cell
 * that is wider pushes its row to the right.
 */
final class Table implements AutoCloseable {

  private static final int MEASURED = 100;
  private static final int LONGEST_CELL = 120;
  private static final String GAP = "  ";

  private final Shell shell;
  private final List<String> headings;
  private final int[] widths;
  private final List<List<String>> held = new ArrayList<>();
  private boolean begun;

  Table(Shell shell, List<String> headings) {
    this.shell = shell;
    this.headings = headings;
    this.widths = headings.stream().mapToInt(String::length).toArray();
  }

  void print(List<String> row) {
    List<String> cells = row.stream().map(Table::printable).toList();
    if (begun) {
      shell.out().println(line(cells));
      return;
    }
    held.add(cells);
    for (int i = 0; i < widths.length; i++) {
      widths[i] = Math.max(widths[i], cells.get(i).length());
    }
    if (held.size() == MEASURED) {
      begin();
    }
  }

  private void begin() {
    begun = true;
    String heading = line(headings);
    shell.out().println(shell.hasColor() ? Ansi.ON.string("@|bold " + heading + "|@") : heading);
    held.forEach(cells -> shell.out().println(line(cells)));
    held.clear();
  }

  private String line(List<String> cells) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      line.append(i == 0 ? "" : GAP).append(cell);
      line.append(" ".repeat(Math.max(0, widths[i] - cell.length())));
    }
    return line.toString().stripTrailing();
  }

  /** What came in messages shall neither break the table nor steer the terminal. */
  private static String printable(String cell) {
    String clean = Printable.line(cell);
    return clean.length() <= LONGEST_CELL ? clean : clean.substring(0, LONGEST_CELL - 1) + "…";
  }

  /** A table without rows is not printed at all. */
  @Override
  public void close() {
    if (!begun && !held.isEmpty()) {
      begin();
    }
  }
}
