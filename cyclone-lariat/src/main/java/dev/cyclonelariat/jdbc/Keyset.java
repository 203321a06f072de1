package dev.cyclonelariat.jdbc;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/**
 * Reads page after page, each beginning behind the last row of the one before, and each in a
 * transaction of its own: neither memory nor the age of a transaction grows with the rows.
 *
 * @param <T> what rows are read into
 */
public final class Keyset<T> implements Iterator<T> {

  /** At most so many rows are a page. */
  public static final int PAGE = 100;

  /** So many bytes are a page too: of large rows a few must do. */
  private static final int PAGE_BYTES = 4 * 1024 * 1024;

  /** So many rows are on their way at once, of at most 1 MiB each. */
  private static final int FETCHED = 25;

  private final Pages<T> pages;
  private List<T> page = List.of();
  private int next;
  private @Nullable T last;
  private boolean ended;

  private Keyset(Pages<T> pages) {
    this.pages = pages;
  }

  /** What the pages hold, lazily. */
  public static <T> Stream<T> stream(Pages<T> pages) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Keyset<>(pages), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
  }

  /**
   * Reads rows until they are a page.
   *
   * @param large the column whose size counts
   */
  public static <T> List<T> page(PreparedStatement statement, String large, Reader<T> reader)
      throws SQLException {
    statement.setFetchSize(FETCHED);
    List<T> page = new ArrayList<>();
    long bytes = 0;
    try (ResultSet row = statement.executeQuery()) {
      while (bytes < PAGE_BYTES && row.next()) {
        page.add(reader.read(row));
        bytes += row.getBytes(large).length;
      }
    }
    return page;
  }

  @Override
  public boolean hasNext() {
    if (next == page.size() && !ended) {
      page = pages.after(last);
      next = 0;
      ended = page.isEmpty();
    }
    return next < page.size();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    T row = page.get(next++);
    last = row;
    return row;
  }

  /**
   * Reads pages.
   *
   * @param <T> what rows are read into
   */
  @FunctionalInterface
  public interface Pages<T> {

    /** The rows behind this one, or the first; empty at the end. */
    List<T> after(@Nullable T last);
  }

  /**
   * Reads a row.
   *
   * @param <T> what it is read into
   */
  @FunctionalInterface
  public interface Reader<T> {

    /** The row the cursor is on. */
    T read(ResultSet row) throws SQLException;
  }
}
