package dev.cyclonelariat.kill;

import dev.cyclonelariat.inbox.RestartablePostgres;

/** What a service cannot do without is away for a while, and has what it had when it is back. */
enum ServiceOutage {
  /** Connections are cut and refused. */
  BROKER_AWAY(ServiceSnare.UNSENT) {
    @Override
    void begin(BrokerProcess broker, RestartablePostgres database) throws Exception {
      broker.shut();
    }

    @Override
    void end(BrokerProcess broker, RestartablePostgres database) throws Exception {
      broker.open();
    }
  },
  /** Calls are taken, and are answered when the callers' leases have run out. */
  BROKER_FROZEN(ServiceSnare.UNSENT) {
    @Override
    void begin(BrokerProcess broker, RestartablePostgres database) throws Exception {
      broker.freeze();
    }

    @Override
    void end(BrokerProcess broker, RestartablePostgres database) throws Exception {
      broker.thaw();
    }
  },
  /** Stopped, which cuts all connections, and started. */
  DATABASE_AWAY(ServiceSnare.NO_DATABASE) {
    @Override
    void begin(BrokerProcess broker, RestartablePostgres database) throws Exception {
      database.stop();
    }

    @Override
    void end(BrokerProcess broker, RestartablePostgres database) throws Exception {
      database.start();
    }
  };

  private final String word;

  ServiceOutage(String word) {
    this.word = word;
  }

  /** What is said by a process that has noticed it. */
  String word() {
    return word;
  }

  abstract void begin(BrokerProcess broker, RestartablePostgres database) throws Exception;

  abstract void end(BrokerProcess broker, RestartablePostgres database) throws Exception;

  /** One of each kind for ten kills, but only one kind of the broker's at a time; null for none. */
  static ServiceOutage after(int kill) {
    return switch (kill % 20) {
      case 2 -> BROKER_AWAY;
      case 12 -> BROKER_FROZEN;
      case 7, 17 -> DATABASE_AWAY;
      default -> null;
    };
  }
}
