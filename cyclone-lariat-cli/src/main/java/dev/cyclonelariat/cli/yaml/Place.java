package dev.cyclonelariat.cli.yaml;

import dev.cyclonelariat.LariatException;

/**
 * Where something stands in a YAML file.
 *
 * @param file as it was named
 * @param line from 1
 * @param path such as {@code queues[2].name}; empty for the whole document
 */
public record Place(String file, int line, String path) {

  /** Of a member of what stands here. */
  public Place member(int memberLine, String name) {
    return new Place(file, memberLine, path.isEmpty() ? name : path + '.' + name);
  }

  /** Of an item of the list that stands here. */
  public Place item(int itemLine, int index) {
    return new Place(file, itemLine, path + '[' + index + ']');
  }

  /** What is wrong here. */
  public LariatException problem(String text) {
    return new LariatException(this + ": " + text);
  }

  /** The same, because of something else. */
  public LariatException problem(String text, Throwable cause) {
    return new LariatException(this + ": " + text, cause);
  }

  @Override
  public String toString() {
    return file + ':' + line + (path.isEmpty() ? "" : ": " + path);
  }
}
