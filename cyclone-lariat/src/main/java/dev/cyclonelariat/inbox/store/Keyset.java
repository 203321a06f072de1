package dev.cyclonelariat.inbox.store;

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
final class Keyset<T> implements Iterator<T> {

  /** Rows of at most 1 MiB each: a page of large ones is about 100 MiB, of usual ones 100 kB. */
  static final int PAGE = 100;

  private final Pages<T> pages;
  private List<T> page = List.of();
  private int next;
  private @Nullable T last;
  private boolean ended;

  private Keyset(Pages<T> pages) {
    this.pages = pages;
  }

  /** What the pages hold, lazily. */
  static <T> Stream<T> stream(Pages<T> pages) {
    return StreamSupport.stream(
        Spliterators.spliteratorUnknownSize(
            new Keyset<>(pages), Spliterator.ORDERED | Spliterator.NONNULL),
        false);
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
  interface Pages<T> {

    /** The rows behind this one, or the first; empty at the end. */
    List<T> after(@Nullable T last);
  }
}
