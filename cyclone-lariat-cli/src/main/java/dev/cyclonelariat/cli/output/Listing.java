package dev.cyclonelariat.cli.output;

import dev.cyclonelariat.cli.shell.Shell;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Prints many things, each as soon as it comes: as rows of a table, or as lines of JSON. Close it
 * for the rows that a table still holds.
 */
public final class Listing implements AutoCloseable {

  private final Shell shell;
  private final @Nullable Table table;
  private final long most;
  private long printed;
  private boolean more;

  /**
   * Begins.
   *
   * @param most how many to print; 0 for all
   * @param headings of the columns of a table
   */
  public Listing(Shell shell, OutputOption output, long most, List<String> headings) {
    this.shell = shell;
    this.most = most;
    this.table = output.isJson() ? null : new Table(shell, headings);
  }

  /**
   * Prints one thing, unless that is one too many.
   *
   * @return whether it was printed and somebody still reads
   */
  public boolean print(Row row) {
    if (most != 0 && printed == most) {
      more = true;
      return false;
    }
    printed++;
    if (table == null) {
      shell.out().println(row.json());
    } else {
      table.print(row.cells());
    }
    return !shell.out().checkError();
  }

  /**
   * Prints things until there are no more, or enough.
   *
   * @return whether further ones may be printed
   */
  public boolean printAll(Stream<? extends Row> rows) {
    for (Iterator<? extends Row> row = rows.iterator(); row.hasNext(); ) {
      if (!print(row.next())) {
        return false;
      }
    }
    return true;
  }

  /** Whether nothing was there to print. */
  public boolean isEmpty() {
    return printed == 0;
  }

  /** Prints what is held, and tells on standard error when there would have been more. */
  @Override
  public void close() {
    if (table != null) {
      table.close();
    }
    if (more) {
      shell.tell("There are more than these " + most + ": --limit 0 shows all");
    }
  }
}
