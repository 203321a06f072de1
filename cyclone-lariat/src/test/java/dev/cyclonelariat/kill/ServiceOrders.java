package dev.cyclonelariat.kill;

import java.time.Duration;

/**
 * What a process of the service is to do.
 *
 * @param point where to be killed
 * @param toPass how often to pass that point before
 * @param lease of its relay
 */
record ServiceOrders(
    ServiceRole role, ServiceRoute route, ServicePoint point, int toPass, Duration lease) {

  String asLine() {
    return String.join(
        " ",
        role.name(),
        Boolean.toString(route.fifo()),
        point.name(),
        Integer.toString(toPass),
        lease.toString());
  }

  static ServiceOrders parse(String line) {
    String[] words = line.split(" ");
    return new ServiceOrders(
        ServiceRole.valueOf(words[0]),
        new ServiceRoute(Boolean.parseBoolean(words[1])),
        ServicePoint.valueOf(words[2]),
        Integer.parseInt(words[3]),
        Duration.parse(words[4]));
  }
}
