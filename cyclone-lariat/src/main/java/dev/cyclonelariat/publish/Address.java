package dev.cyclonelariat.publish;

/**
 * A destination resolved for one kind and type of message.
 *
 * @param service SNS or SQS
 * @param resource the name of the topic or queue
 * @param target its ARN or URL
 * @param isFifo whether it is FIFO
 */
record Address(Service service, String resource, String target, boolean isFifo) {

  String describe() {
    return service.noun() + " " + resource;
  }
}
