package dev.cyclonelariat.message;

/**
 * One rule that a message breaks.
 *
 * @param path where: {@code subject.uuid}; {@code body} for the whole
 * @param problem what is wrong there: {@code is missing}
 */
public record Violation(String path, String problem) {

  /** {@code subject.uuid: is missing}. */
  @Override
  public String toString() {
    return path + ": " + problem;
  }
}
