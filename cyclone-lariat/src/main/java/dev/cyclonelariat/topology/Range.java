package dev.cyclonelariat.topology;

/**
 * The whole numbers an attribute may have.
 *
 * @param least the smallest
 * @param most the largest
 */
record Range(long least, long most) {

  /** Whether a text is one of the numbers. */
  boolean takes(String value) {
    try {
      long number = Long.parseLong(value);
      return number >= least && number <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  @Override
  public String toString() {
    return least + " to " + most;
  }
}
