package dev.cyclonelariat.cli.local.seed;

import dev.cyclonelariat.LariatException;

/**
 * Where something stands in a YAML file.
 *
 * @param line from 1
 * @param path such as {@code queues[2].name}; empty for the whole document
 */
record Place(String file, int line, String path) {

  Place member(int memberLine, String name) {
    return new Place(file, memberLine, path.isEmpty() ? name : path + '.' + name);
  }

  Place item(int itemLine, int index) {
    return new Place(file, itemLine, path + '[' + index + ']');
  }

  /** What is wrong here. */
  LariatException problem(String text) {
    return new LariatException(this + ": " + text);
  }

  /** The same, because of something else. */
  LariatException problem(String text, Throwable cause) {
    return new LariatException(this + ": " + text, cause);
  }

  @Override
  public String toString() {
    return file + ':' + line + (path.isEmpty() ? "" : ": " + path);
  }
}
