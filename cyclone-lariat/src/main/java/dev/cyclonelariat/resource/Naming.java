package dev.cyclonelariat.resource;

/**
 * Names the resources of one application in one installation.
 *
 * @param instance the installation, such as {@code production}; empty refuses standard names
 * @param publisher the application; empty refuses standard names
 */
public record Naming(String instance, String publisher) {

  /**
   * The topic this application publishes a type of message to.
   *
   * @param kind {@code event} or {@code command}
   * @param type the type of message, without the kind's prefix
   * @throws InvalidNameException if instance or publisher are not set, or a part does not fit a
   *     name
   */
  public Topic topic(String kind, String type) {
    checkSet();
    return Topic.of(instance, kind, publisher, type);
  }

  /**
   * The queue this application sends a type of message to.
   *
   * @param kind {@code event} or {@code command}
   * @param type the type of message, without the kind's prefix, or {@code all}
   * @throws InvalidNameException if instance or publisher are not set, or a part does not fit a
   *     name
   */
  public Queue queue(String kind, String type) {
    checkSet();
    return Queue.of(instance, kind, publisher, type);
  }

  private void checkSet() {
    if (instance.isEmpty()) {
      throw new InvalidNameException(
          "No resource can be named without an instance: set it in the settings, or INSTANCE in the"
              + " environment (production, stage, test)");
    }
    if (publisher.isEmpty()) {
      throw new InvalidNameException(
          "No resource can be named without a publisher: set it in the settings, or APP_NAME in the"
              + " environment");
    }
  }
}
