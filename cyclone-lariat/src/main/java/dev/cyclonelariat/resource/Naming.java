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
   * @throws MissingSettingException if instance or publisher are not set
   * @throws InvalidNameException if a part does not fit a name
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
   * @throws MissingSettingException if instance or publisher are not set
   * @throws InvalidNameException if a part does not fit a name
   */
  public Queue queue(String kind, String type) {
    checkSet();
    return Queue.of(instance, kind, publisher, type);
  }

  private void checkSet() {
    if (instance.isEmpty()) {
      throw new MissingSettingException(
          "The instance (production, stage, test) is not known, without which no resource has a"
              + " name",
          "instance",
          "INSTANCE");
    }
    if (publisher.isEmpty()) {
      throw new MissingSettingException(
          "The publisher is not known, without whom no resource has a name",
          "publisher",
          "APP_NAME");
    }
  }
}
