package dev.cyclonelariat.kill;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * One death.
 *
 * @param role of the process that dies
 */
record ServiceKill(ServiceRole role, ServicePoint point) {

  /** Each way to die. */
  private static final List<ServiceKill> ALL =
      List.of(
          new ServiceKill(ServiceRole.PRODUCER, ServicePoint.IN_THE_TRANSACTION),
          new ServiceKill(ServiceRole.SERVICE, ServicePoint.AFTER_COMMIT_BEFORE_PUBLISH),
          new ServiceKill(ServiceRole.RELAY, ServicePoint.WHILE_LEASING),
          new ServiceKill(ServiceRole.CONSUMER, ServicePoint.IN_THE_TRANSACTION),
          new ServiceKill(ServiceRole.RELAY, ServicePoint.MID_BATCH),
          new ServiceKill(ServiceRole.RELAY, ServicePoint.AFTER_PUBLISH_BEFORE_DELETE),
          new ServiceKill(ServiceRole.RELAY, ServicePoint.AFTER_THE_LEASE),
          new ServiceKill(ServiceRole.CONSUMER, ServicePoint.BEFORE_ACKNOWLEDGING),
          new ServiceKill(ServiceRole.RELAY, ServicePoint.ANYWHERE),
          new ServiceKill(ServiceRole.CONSUMER, ServicePoint.ANYWHERE),
          new ServiceKill(ServiceRole.PRODUCER, ServicePoint.ANYWHERE),
          new ServiceKill(ServiceRole.SERVICE, ServicePoint.ANYWHERE));

  /** So many, in turn. */
  static List<ServiceKill> inTurn(int from, int count) {
    return IntStream.range(from, from + count).mapToObj(i -> ALL.get(i % ALL.size())).toList();
  }

  @Override
  public String toString() {
    return role.name().toLowerCase(Locale.ROOT) + " " + point;
  }
}
